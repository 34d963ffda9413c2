using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>The links by which signals come: one for the whole coordination, without a name, and one for each member.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class LinksPage(Db db, Database database, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.GroupSignals, "signals.links")
{
    /// <summary>To give to everybody; null: there is none.</summary>
    public string? Shared { get; private set; }
    public string? Square => Shared is null ? null : QrCode.Svg(Shared);
    public IReadOnlyList<(Guid Member, string Organization, string Link)> Members { get; private set; } = [];

    SharedLink? link;
    IReadOnlyList<MemberLink> renewed = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        link = await Db.Set<SharedLink>().SingleOrDefaultAsync(l => l.CoordinationId == Coordination);
        Shared = link is { IsOpen: true } ? new Uri(Site, link.Path(database.Secret, Lang)).ToString() : null;
        var members = await MembersNow.Of(Db, Coordination);
        var names = await OrganizationNames.Of(Db, [.. members.Select(m => m.Organization)], Lang);
        renewed = await Db.Set<MemberLink>().Where(l => l.CoordinationId == Coordination).ToListAsync();
        var numbers = renewed.ToDictionary(l => l.MemberId, l => l.Number);
        Members = [.. members.Select(m => (m.Id, names.GetValueOrDefault(m.Organization, "–"), new Uri(Site, MemberLink.Path(database.Secret, m.Id, Lang, numbers.GetValueOrDefault(m.Id))).ToString())).OrderBy(m => m.Item2, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }

    public void OnGet() { }

    /// <summary>The first one, or another in its place.</summary>
    public async Task<IActionResult> OnPostRenew()
    {
        if (link is null) Db.Add(link = SharedLink.Of(Coordination));
        link.Renew();
        return await Saved("signal-link-renewed");
    }

    public async Task<IActionResult> OnPostEnd()
    {
        link?.End();
        return await Saved("signal-link-ended");
    }

    /// <summary>Of one member.</summary>
    public async Task<IActionResult> OnPostRenewOne(Guid member)
    {
        if (Members.All(one => one.Member != member)) return NotFound();
        var own = renewed.FirstOrDefault(one => one.MemberId == member);
        if (own is null) Db.Add(own = MemberLink.Of(Coordination, member));
        own.Renew();
        return await Saved("signal-link-renewed-one");
    }

    async Task<IActionResult> Saved(string done)
    {
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("signals.links.changed"); }
        return Go($"/edit/coordination/{Coordination}/signals/links", done);
    }
}
