using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Upkeep;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Owners;

/// <summary>Who asks to keep sheets, and organisations of which the last person who did so left.</summary>
[TakesPost]
public sealed class ClaimsPage(Db db, EditingScope scope, OwnerLetters letters, Texts texts) : UpkeepPage
{
    /// <param name="OverLink">The organisation itself was asked too, and may still answer.</param>
    public sealed record Line(Claim Claim, string Organization, string Ago, bool OverLink);
    public sealed record Left(Guid Id, string Organization, string Ago);

    protected override string Heading => "owners.claims";

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public IReadOnlyList<Left> Lost { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        await base.Load();
        var mine = (await scope.Organizations(Me))?.ToHashSet();
        var open = (await db.Set<Claim>().Where(c => c.State == ClaimState.Open).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync()).Where(c => mine?.Contains(c.OrganizationId) ?? true).ToList();
        Total = open.Count;
        open = [.. open.Skip((Nth - 1) * PageSize).Take(PageSize)];
        var lost = (await db.Set<Owner>().Where(o => o.Editors == 0).OrderByDescending(o => o.Since).ToListAsync()).Where(o => mine?.Contains(o.OrganizationId) ?? true).Take(PageSize).ToList();
        var names = await OrganizationNames.Of(db, [.. open.Select(c => c.OrganizationId).Concat(lost.Select(o => o.OrganizationId)).Distinct()], Lang);
        Lines = [.. open.Where(c => names.ContainsKey(c.OrganizationId)).Select(c => new Line(c, names[c.OrganizationId], Say(c.At), c.TokenHash is not null && c.LinkWorks(Instant)))];
        Lost = [.. lost.Where(o => names.ContainsKey(o.OrganizationId)).Select(o => new Left(o.OrganizationId, names[o.OrganizationId], Say(o.Since)))];
        return true;
    }

    string Say(DateTime at) => Ago.Say(LocalClock.DayOf(at), Today, texts);

    public void OnGet() { }

    public async Task<IActionResult> OnPostGive(Guid id)
    {
        if (Lines.FirstOrDefault(line => line.Claim.Id == id) is not { } line) return NotFound();
        await Service<Editors>().Accept(line.Claim, line.Organization, Me, Instant);
        return Go("/directory/upkeep/claims", "editor-added");
    }

    public async Task<IActionResult> OnPostRefuse(Guid id)
    {
        if (Lines.FirstOrDefault(line => line.Claim.Id == id) is not { } line) return NotFound();
        line.Claim.Refuse(Me, Instant);
        db.Add(letters.Refused(line.Claim, line.Organization, Instant));
        await db.SaveChangesAsync();
        return Go("/directory/upkeep/claims", "claim-refused");
    }
}
