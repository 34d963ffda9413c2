using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Sittings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Rounds;

/// <summary>The form of a round, for a member, without an account: still there or no longer, where else, and what happened. It is sent once; until then searching and adding change nothing.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class TellRoundPage(Db db, Database database, Texts texts) : WorkPage
{
    const int MostFound = 10;

    Member of = null!;
    IReadOnlyList<Sitting> sitting = [];
    IReadOnlyList<Network> all = [];

    public Round Round { get; private set; } = null!;
    public RoundMember Asked { get; private set; } = null!;
    public RoundForm Form { get; private set; } = null!;
    public string Organization { get; private set; } = "";
    public string Coordination { get; private set; } = "";
    /// <summary>In which they were said to sit.</summary>
    public IEnumerable<Network> Said => all.Where(network => sitting.Any(one => one.NetworkId == network.Id));
    /// <summary>What they ticked or wrote about, then what was found.</summary>
    public IEnumerable<Network> Others => Ticked.Concat(Found);
    public bool More { get; private set; }
    public bool Open => Round.TakesAnswers(Today) && Asked.AnsweredAt is null && of.UntilOn is null;

    IEnumerable<Network> Ticked => Free.Where(network => Form.Names(network.Id));
    IEnumerable<Network> Found => Form.Asked.Length == 0 ? [] : Free.Where(network => !Form.Names(network.Id) && network.Name.Contains(Form.Asked, StringComparison.CurrentCultureIgnoreCase)).Take(MostFound);
    IEnumerable<Network> Free => all.Except(Said);

    public IEnumerable<Choice> Themes => Network.AllThemes.Select(theme => new Choice(theme, texts["networks.theme." + theme]));

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, texts["elsewhere.tell"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (database.Secret.OfTicket(RoundLetters.Purpose, (string)RouteData.Values["token"]!) is not { } id || await db.Set<RoundMember>().SingleOrDefaultAsync(m => m.Id == id) is not { } found) return false;
        (Asked, Form) = (found, new(Request));
        of = await db.Set<Member>().AsNoTracking().SingleAsync(m => m.Id == found.MemberId);
        Round = await db.Set<Round>().AsNoTracking().SingleAsync(r => r.Id == found.RoundId);
        Organization = (await OrganizationNames.Of(db, [found.OrganizationId], Lang)).GetValueOrDefault(found.OrganizationId, "");
        Coordination = (await db.Set<Coordination>().AsNoTracking().SingleAsync(c => c.Id == Round.CoordinationId)).Name.In(Lang).Text;
        all = [.. (await db.Set<Network>().AsNoTracking().Where(n => n.CoordinationId == Round.CoordinationId && n.KeptAt != null).ToListAsync()).OrderBy(n => n.Name, StringComparer.CurrentCultureIgnoreCase)];
        var ids = all.Select(n => n.Id).ToList();
        sitting = await db.Set<Sitting>().Where(s => s.OrganizationId == found.OrganizationId && s.UntilOn == null && ids.Contains(s.NetworkId)).ToListAsync();
        return true;
    }

    public void OnGet() { }

    /// <summary>Looks in the inventory; what was typed stays, and nothing is sent.</summary>
    public PageResult OnPostFind() => Page();

    /// <summary>Room for one more network that nobody knows yet.</summary>
    public PageResult OnPostMore()
    {
        More = true;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Form.SaysAnything) throw new RuleBroken("elsewhere.empty");
        Asked.Answers(Round, of, Today, Instant);
        foreach (var network in Said)
        {
            var (sits, words) = (Form.Sits(network.Id), Form.Words(network.Id));
            if (sits is null && words.Length == 0) continue;
            db.Add(RoundNews.Of(Asked, network, sits ?? true, words, Lang));
            var one = sitting.First(s => s.NetworkId == network.Id);
            if (sits == false) one.End(ToldBy.Member, Today);
            else one.Goes(ToldBy.Member, Today);
        }
        foreach (var network in Ticked) Begin(network, Form.Words(network.Id));
        await AddNew();
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("elsewhere.answered"); }
        catch (DbUpdateException) { throw new RuleBroken("sittings.twice"); } // the coordinator wrote the same at this moment
        return Redirect(Request.Path);
    }

    /// <summary>It waits in the inventory, as what comes over its own questionnaire: the coordinator looks whether it is one that is known.</summary>
    async Task AddNew()
    {
        var named = Form.New(more: false).Where(one => one.Name.Length > 0 || one.Contact.Length > 0 || one.Words.Length > 0).ToList();
        if (named.Count == 0) return;
        if (await db.Set<Network>().CountAsync(n => n.CoordinationId == Round.CoordinationId && n.KeptAt == null) >= TellNetworkPage.MostWaiting) throw new RuleBroken("networks.full");
        foreach (var one in named)
        {
            var network = Network.Told(Round.CoordinationId, new(one.Name, [one.Theme], Reach.Municipality, [], null, null, one.Contact, null), Lang, Instant); // how far it reaches the coordinator finds out
            db.Add(network);
            Begin(network, one.Words);
        }
    }

    void Begin(Network network, string words)
    {
        db.Add(Sitting.Begin(network, Asked.OrganizationId, ToldBy.Member, Today));
        db.Add(RoundNews.Of(Asked, network, sits: true, words, Lang));
    }
}
