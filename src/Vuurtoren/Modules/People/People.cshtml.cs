using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>The people whose roles one may give or take.</summary>
[Can(Permission.ManagePeople)]
public sealed class PeoplePage(Db db) : WorkPage
{
    const int PerPage = 25;

    public sealed record Line(Guid Id, string Name, string Email, DateTime? SignedIn, bool Closed, IReadOnlyList<RoleLine> Roles);

    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    /// <summary>The normalized address of the last one of the page before.</summary>
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    public IReadOnlyList<Line> Found { get; private set; } = [];
    public string? Next { get; private set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()["people.list"], true);
        var people = db.AccountsVisibleTo(Me, Instant);
#pragma warning disable CA1304, CA1309, CA1311, CA1862 // the database compares
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var asked = Q.Trim().ToUpperInvariant();
            people = people.Where(a => a.NormalizedEmail!.Contains(asked) || a.Name.ToUpper().Contains(asked));
        }
        if (After is { } after) people = people.Where(a => string.Compare(a.NormalizedEmail, after) > 0);
#pragma warning restore CA1304, CA1309, CA1311, CA1862
        var found = await people.OrderBy(a => a.NormalizedEmail).Take(PerPage + 1).Select(a => new { a.Id, a.Name, a.Email, a.NormalizedEmail, a.SignedInAt, a.ClosedAt }).ToListAsync();
        if (found.Count > PerPage) Next = found[PerPage - 1].NormalizedEmail;
        var ids = found.Take(PerPage).Select(a => a.Id).ToList();
        var roles = (await RoleLine.Of(db, db.Set<RoleGrant>().Where(g => ids.Contains(g.AccountId) && (g.UntilAt == null || g.UntilAt > Instant)), Lang)).ToLookup(r => r.AccountId);
        Found = [.. found.Take(PerPage).Select(a => new Line(a.Id, a.Name, a.Email!, a.SignedInAt, a.ClosedAt is not null, [.. roles[a.Id]]))];
        return true;
    }

    public void OnGet() { }
}
