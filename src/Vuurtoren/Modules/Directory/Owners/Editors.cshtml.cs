using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Owners;

/// <summary>Who keeps the sheets of one organisation: its editors name each other, and end it.</summary>
[Can(Permission.EditSheets), TakesPost]
public sealed class EditorsPage(Db db, EditingScope scope, Texts texts) : WorkPage
{
    /// <param name="Came">In words; null: never signed in.</param>
    public sealed record Line(Guid Grant, Guid Account, string Name, string Email, string Since, string? Came);

    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!);
    public string Organization { get; private set; } = "";
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public IEnumerable<Choice> Languages => Texts.Languages.Select(language => new Choice(language, texts["web.language." + language]));

    /// <summary>With those that went into it.</summary>
    IReadOnlyList<Guid> same = [];

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Language { get; set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["owners.editors"], true);
        if (!await scope.Covers(Me, Id) || (await OrganizationNames.Of(db, [Id], Lang)).GetValueOrDefault(Id) is not { } name) return false;
        (Organization, same) = (name, await scope.WithMerged(Id));
        var editors = await Editors.Of(db, same, Instant).Join(db.Set<Account>(), g => g.AccountId, a => a.Id, (g, a) => new { g.Id, Account = a.Id, a.Name, a.Email, g.FromAt, a.SignedInAt }).OrderBy(one => one.Name).ThenBy(one => one.Id).ToListAsync();
        Lines = [.. editors.Select(one => new Line(one.Id, one.Account, one.Name, one.Email!, Ago.Date(LocalClock.DayOf(one.FromAt)), one.SignedInAt is { } came ? Ago.Say(LocalClock.DayOf(came), Today, texts) : null))];
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAdd()
    {
        if (Email is null || !Account.IsAddress(Email.Trim())) return Wrong("email", "people.email.wrong");
        await Service<Editors>().Add(Id, Organization, Email, Name ?? "", Language ?? "", Me, Instant);
        return Go($"/edit/organization/{Id}/editors", "editor-added");
    }

    public async Task<IActionResult> OnPostEnd(Guid grant)
    {
        if (Lines.All(line => line.Grant != grant) || await db.Set<RoleGrant>().SingleOrDefaultAsync(g => g.Id == grant) is not { } found) return NotFound();
        found.End(Instant, Me.InMerged(same));
        db.Add(AuditEntry.Of("role-ended", Instant, Me, "account", found.AccountId, found.InWords()));
        await db.SaveChangesAsync();
        return found.AccountId == Me.Id ? Go("/me", "role-ended") : Go($"/edit/organization/{Id}/editors", "role-ended");
    }
}
