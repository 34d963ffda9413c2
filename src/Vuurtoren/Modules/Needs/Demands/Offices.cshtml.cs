using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>The offices of which things are asked, and who holds them. When somebody else takes one, their link comes to the new holder and the old one dies.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class OfficesPage(Db db, Database database, Texts texts, Territories territories, IConfiguration settings) : DemandRoom(db, texts, territories, "offices.title")
{
    public IReadOnlyList<Office> Offices { get; private set; } = [];
    public ILookup<Guid, Holder> Holders { get; private set; } = Enumerable.Empty<Holder>().ToLookup(h => h.OfficeId);
    public string Here => Edit("/offices");
    public IEnumerable<Choice> Kinds => Enum.GetValues<OfficeKind>().Select(one => new Choice(one.ToString(), Texts["offices.kind." + one]));
    public IEnumerable<Choice> Tongues => Platform.Texts.Texts.Languages.Select(one => new Choice(one, Texts["web.language." + one]));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Offices = [.. (await Db.Set<Office>().Where(o => o.CoordinationId == Coordination).ToListAsync()).OrderBy(o => o.EndedOn is not null).ThenBy(o => o.Kind).ThenBy(o => o.Name.In(Lang).Text, StringComparer.CurrentCultureIgnoreCase)];
        var ids = Offices.Select(o => o.Id).ToList();
        Holders = (await Db.Set<Holder>().Where(h => ids.Contains(h.OfficeId)).OrderByDescending(h => h.FromOn).ThenByDescending(h => h.Id).ToListAsync()).ToLookup(h => h.OfficeId);
        return true;
    }

    public void OnGet() { }

    /// <summary>Of this office what was typed; nothing of the others.</summary>
    public string? Typed(Guid office, string box) => Box("office") == office.ToString() ? Box(box) : null;

    public Holder? HolderOf(Guid office) => Holders[office].FirstOrDefault(h => h.UntilOn is null);

    public async Task<IActionResult> OnPostAdd()
    {
        var office = Office.Of(Coordination, Form.One<OfficeKind>("kind"), Both("name"), Offices.Count);
        var holder = office.Passes(null, Box("holder"), Box("email"), Tongue, DayOf("from"), Today, await Coordinating());
        Db.AddRange(office, holder, AuditEntry.Of("office-made", Instant, Me, "office", office.Id, holder.Hint));
        return await Saved("/offices", "office-kept");
    }

    public async Task<IActionResult> OnPostPass(Guid office)
    {
        if (Offices.FirstOrDefault(one => one.Id == office) is not { } found) return NotFound();
        // Also when it was closed in between: who held it last hears where its letters go.
        var (now, last) = (HolderOf(office), HolderOf(office) ?? Holders[office].FirstOrDefault());
        var holder = found.Passes(now, Box("holder"), Box("email"), Tongue, DayOf("from"), Today, await Coordinating());
        // First the one who leaves: an office has one holder at a time, and so says the table.
        await using var transaction = await Db.Database.BeginTransactionAsync();
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("needs.changed"); }
        Db.AddRange(holder, AuditEntry.Of("office-passed", Instant, Me, "office", office, $"{last?.Hint ?? "–"} -> {holder.Hint ?? "–"}"));
        var letters = new DemandLetters(Site, Texts, Instant, await NamesOf());
        if (last?.Email is not null && last.Email != holder.Email) Db.Add(letters.Left(found, last, holder, WhomToTell));
        foreach (var demand in await Db.Set<Demand>().Where(d => d.OfficeId == office && (d.State == DemandState.Awaiting || d.State == DemandState.Clarifying)).ToListAsync())
        {
            Db.Add(demand.Passes(Today));
            if (holder.Email is not null) Db.Add(letters.Asks(demand, found, holder, demand.MakeLink(database.Secret, holder, Instant), "demands.letter.passed"));
        }
        var done = await Saved("/offices", "office-passed");
        await transaction.CommitAsync();
        return done;
    }

    public async Task<IActionResult> OnPostRename(Guid office)
    {
        if (Offices.FirstOrDefault(one => one.Id == office) is not { } found) return NotFound();
        found.Rename(Both(NameBox(found)));
        return await Saved("/offices", "office-kept");
    }

    public async Task<IActionResult> OnPostEnd(Guid office)
    {
        if (Offices.FirstOrDefault(one => one.Id == office) is not { } found) return NotFound();
        found.End(HolderOf(office), await Db.Set<Demand>().CountAsync(d => d.OfficeId == office && (d.State == DemandState.Prepared || d.State == DemandState.Awaiting || d.State == DemandState.Clarifying)), Today);
        return await Saved("/offices", "office-ended");
    }

    public async Task<IActionResult> OnPostReopen(Guid office)
    {
        if (Offices.FirstOrDefault(one => one.Id == office) is not { } found) return NotFound();
        found.Reopen();
        return await Saved("/offices", "office-kept");
    }

    /// <summary>Never who coordinates: they may be the one who is mistaken.</summary>
    string WhomToTell
    {
        get
        {
            var controller = Platform.Privacy.Controller.Of(settings);
            return controller.Officer ?? controller.Name ?? Site.Host;
        }
    }

    /// <summary>The addresses of who coordinates here, of who stands in for them, and of who types this now.</summary>
    async Task<List<string>> Coordinating()
    {
        var (roles, now, me) = (Enum.GetValues<Role>().Where(role => role.Allows(Permission.GroupSignals)).ToList(), Instant, Me.Id);
        var grants = Db.Set<RoleGrant>().Where(g => roles.Contains(g.Role) && g.ScopeKind == ScopeKind.Coordination && g.ScopeId == Coordination && (g.UntilAt == null || g.UntilAt > now));
        return await Db.Set<Account>().Where(a => a.Id == me || a.ClosedAt == null && (grants.Any(g => g.AccountId == a.Id) || Db.Set<StandIn>().Any(s => s.AccountId == a.Id && s.UntilAt > now && grants.Any(g => g.Id == s.GrantId)))).Select(a => a.Email!).ToListAsync();
    }

    public static string Suffix(Office office) => "-" + office.Id.ToString("N")[^6..];
    public static string NameBox(Office office) => "name" + Suffix(office);

    string Tongue => Box("tongue") is { } lang && Platform.Texts.Texts.Languages.Contains(lang) ? lang : Lang;
}
