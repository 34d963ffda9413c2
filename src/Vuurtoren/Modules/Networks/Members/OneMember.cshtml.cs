using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Sittings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Members;

/// <summary>One member: an answer to who was proposed or invited, who speaks for it, in which networks it sits, and its end.</summary>
public sealed class OneMemberPage(Db db, Database database, Texts texts) : KeepMembersPage(db)
{
    public Member Member { get; private set; } = null!;
    public string Organization { get; private set; } = "";
    public IReadOnlyList<Delegate> Speakers { get; private set; } = [];
    public IReadOnlyList<Delegate> Before { get; private set; } = [];
    /// <summary>The networks in which it sits.</summary>
    public IReadOnlyList<(Sitting Sitting, string Name)> Sits { get; private set; } = [];
    public IReadOnlyList<Choice> OtherNetworks { get; private set; } = [];
    public bool Reached => Delegate.ToWrite(Speakers).Count > 0;
    public IEnumerable<Choice> Languages => Texts.Languages.Select(language => new Choice(language, texts["web.language." + language]));

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Function { get; set; }
    [BindProperty] public string? Language { get; set; }
    [BindProperty] public bool Substitute { get; set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || !Guid.TryParse((string)RouteData.Values["member"]!, out var id) || await Db.Set<Member>().SingleOrDefaultAsync(m => m.Id == id && m.CoordinationId == Coordination.Id) is not { } found) return false;
        Member = found;
        Organization = (await OrganizationNames.Of(Db, [found.OrganizationId], Lang)).GetValueOrDefault(found.OrganizationId, "–");
        Title = Organization.Length > 55 ? Organization[..54] + "…" : Organization;
        var all = (await Db.Set<Delegate>().Where(d => d.MemberId == id).ToListAsync()).OrderBy(d => d.Substitute).ThenBy(d => d.Name, StringComparer.CurrentCultureIgnoreCase).ToLookup(d => d.UntilOn is null);
        (Speakers, Before) = ([.. all[true]], [.. all[false]]);
        var networks = (await Db.Set<Network>().Where(n => n.CoordinationId == Coordination.Id && n.KeptAt != null).Select(n => new { n.Id, n.Name }).ToListAsync()).OrderBy(n => n.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        var ids = networks.ConvertAll(n => n.Id);
        var sits = (await Db.Set<Sitting>().Where(s => s.OrganizationId == found.OrganizationId && s.UntilOn == null && ids.Contains(s.NetworkId)).ToListAsync()).ToDictionary(s => s.NetworkId);
        Sits = [.. networks.Where(n => sits.ContainsKey(n.Id)).Select(n => (sits[n.Id], n.Name))];
        OtherNetworks = [.. networks.Where(n => !sits.ContainsKey(n.Id)).Select(n => new Choice(n.Id.ToString(), n.Name))];
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAccept()
    {
        Member.Accept(Today);
        return await Saved("member-accepted");
    }

    public async Task<IActionResult> OnPostStays()
    {
        Member.Stays(Instant);
        return await Saved("member-stays");
    }

    public async Task<IActionResult> OnPostEnd()
    {
        Member.End(Today);
        await Endings.Of(Db, Member, Today);
        return await Saved("member-ended");
    }

    public async Task<IActionResult> OnPostSpeaker()
    {
        if (string.IsNullOrWhiteSpace(Name)) return Wrong("name", "members.delegate.name");
        if (!string.IsNullOrWhiteSpace(Email) && !Platform.Outbox.Mail.IsAddress(Email.Trim())) return Wrong("email", "people.email.wrong");
        Db.Add(Delegate.Of(Member, Name, Email, Function, Texts.Languages.Contains(Language) ? Language! : Lang, Substitute, Today));
        return await Saved("speaker-added");
    }

    public async Task<IActionResult> OnPostGone(Guid speaker)
    {
        if (Speakers.FirstOrDefault(one => one.Id == speaker) is not { } found) return NotFound();
        found.End(Today);
        await Endings.Of(Db, found, Today);
        return await Saved("speaker-ended");
    }

    /// <summary>The question whether it stays, now and not in two years.</summary>
    public async Task<IActionResult> OnPostAsk()
    {
        await new StillIn(database, Site, texts, Instant).AskNow(Member.Id);
        return Go($"/edit/coordination/{Coordination.Id}/members/{Member.Id}", "member-asked");
    }

    public async Task<IActionResult> OnPostSits(Guid network)
    {
        if (Member.State is not (MemberState.Member or MemberState.Sleeping)) throw new RuleBroken("members.ended");
        if (OtherNetworks.All(one => one.Value != network.ToString())) throw new RuleBroken("sittings.which");
        Db.Add(Sitting.Begin(await Db.Set<Network>().SingleAsync(n => n.Id == network), Member.OrganizationId, ToldBy.Coordinator, Today));
        return await Saved("sitting-begun");
    }

    public async Task<IActionResult> OnPostSitsNo(Guid sitting)
    {
        if (Sits.Select(one => one.Sitting).FirstOrDefault(one => one.Id == sitting) is not { } found) return NotFound();
        found.End(ToldBy.Coordinator, Today);
        return await Saved("sitting-ended");
    }

    async Task<IActionResult> Saved(string done)
    {
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("members.ended"); }
        catch (DbUpdateException) { throw new RuleBroken("sittings.twice"); } // somebody else at the same moment
        return Go($"/edit/coordination/{Coordination.Id}/members/{Member.Id}", done);
    }
}
