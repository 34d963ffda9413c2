using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>Who takes over one's roles during an absence, and whose one has oneself. Who leaves hands everything over in one step.</summary>
[Can(Permission.KeepOwnAccount), TakesPost, Recent, Attempts]
public sealed class StandInsPage(Db db, Texts texts) : WorkPage
{
    /// <param name="Name">Of the other: who stands in, or for whom one stands in.</param>
    public sealed record Line(Guid Id, string Name, RoleLine Role, DateTime From, DateTime Until);

    public IReadOnlyList<RoleLine> Roles { get; private set; } = [];
    /// <summary>Who stands in for this account, now or later.</summary>
    public IReadOnlyList<Line> Mine { get; private set; } = [];
    /// <summary>For whom this account stands in.</summary>
    public IReadOnlyList<Line> Others { get; private set; } = [];
    /// <summary>To whom one may leave everything: who stands in now.</summary>
    public IEnumerable<Choice> Heirs => Mine.Where(line => line.From <= Now).DistinctBy(line => line.Name).Select(line => new Choice(line.Id.ToString(), line.Name));

    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? Until { get; set; }
    [BindProperty] public List<Guid> Role { get; set; } = [];

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["people.stand-ins"], true);
        Roles = await RoleLine.Of(db, Me.Id!.Value, Instant, Lang);
        Mine = await Lines(db.Set<StandIn>().Where(s => db.Set<RoleGrant>().Any(g => g.Id == s.GrantId && g.AccountId == Me.Id)), ofHolder: false);
        Others = await Lines(db.Set<StandIn>().Where(s => s.AccountId == Me.Id), ofHolder: true);
        return true;
    }

    async Task<IReadOnlyList<Line>> Lines(IQueryable<StandIn> which, bool ofHolder)
    {
        var found = await which.Where(s => s.UntilAt > Instant).OrderBy(s => s.FromAt).ToListAsync();
        var grants = found.Select(s => s.GrantId).ToList();
        var roles = (await RoleLine.Of(db, db.Set<RoleGrant>().Where(g => grants.Contains(g.Id)), Lang)).ToDictionary(r => r.Id);
        var people = found.Select(s => ofHolder ? roles[s.GrantId].AccountId : s.AccountId).ToList();
        var names = await db.Set<Account>().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name);
        return [.. found.Select(s => new Line(s.Id, names[ofHolder ? roles[s.GrantId].AccountId : s.AccountId], roles[s.GrantId], LocalClock.At(s.FromAt), LocalClock.At(s.UntilAt)))];
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (Day(From ?? Today.ToString("O", CultureInfo.InvariantCulture)) is not { } from) return Wrong(nameof(From), "people.stand-in.day");
        if (Day(Until) is not { } last) return Wrong(nameof(Until), "people.stand-in.day");
        if (await Colleague() is not { } colleague) return Wrong(nameof(Email), "people.stand-in.nobody");
        if (Role.Count == 0) throw new RuleBroken("people.stand-in.which");
        var grants = await db.Set<RoleGrant>().Where(g => g.AccountId == Me.Id && Role.Contains(g.Id)).ToListAsync();
        if (grants.Count == 0) throw new RuleBroken("people.role.over");
        var (begins, ends) = (LocalClock.ToInstant(from.ToDateTime(TimeOnly.MinValue)), LocalClock.ToInstant(last.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        foreach (var grant in grants) db.Add(StandIn.Appoint(grant, colleague.Id, begins, ends, Instant, Me));
        db.Add(AuditEntry.Of("stand-in-named", Instant, Me, "account", colleague.Id, string.Join(", ", grants.Select(g => g.InWords()))));
        db.Add(Service<Letters>().StandsIn(colleague, Me.Name, from, last, Instant));
        await db.SaveChangesAsync();
        return Go("/me/stand-ins", "stand-in");
    }

    public async Task<IActionResult> OnPostEnd(Guid id)
    {
        if (await db.Set<StandIn>().SingleOrDefaultAsync(s => s.Id == id && (s.AccountId == Me.Id || db.Set<RoleGrant>().Any(g => g.Id == s.GrantId && g.AccountId == Me.Id))) is not { } found) return NotFound();
        found.End(Instant, Me);
        db.Add(AuditEntry.Of("stand-in-ended", Instant, Me, "account", found.AccountId));
        await db.SaveChangesAsync();
        return Go("/me/stand-ins", "stand-in-ended");
    }

    /// <summary>All one's roles, and what lies half done, to who stands in already.</summary>
    public async Task<IActionResult> OnPostLeave(Guid heir)
    {
        if (await db.Set<StandIn>().SingleOrDefaultAsync(s => s.Id == heir && s.FromAt <= Instant && s.UntilAt > Instant && db.Set<RoleGrant>().Any(g => g.Id == s.GrantId && g.AccountId == Me.Id)) is not { } standIn) throw new RuleBroken("people.leave.nobody");
        await new Handover(db, Instant, Me).Of(Me.Id!.Value, standIn.AccountId);
        return Go("/me", "left");
    }

    async Task<Account?> Colleague()
    {
        var address = (Email ?? "").Trim().ToUpperInvariant();
        return await db.Set<Account>().SingleOrDefaultAsync(a => a.NormalizedEmail == address && a.ClosedAt == null && a.Id != Me.Id);
    }

    static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, "O", out var day) ? day : null;
}
