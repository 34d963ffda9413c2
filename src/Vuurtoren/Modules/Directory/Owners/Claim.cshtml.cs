using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Owners;

/// <summary>Somebody who works at an organisation asks to keep its sheets, without an account.</summary>
[Can(Permission.ReadDirectory), TakesPost, Attempts, Personal]
public sealed class ClaimPage(Db db, EditingScope scope, Escalation escalation, OwnerLetters letters, Texts texts) : WorkPage
{
    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!);
    public OrganizationAddress Of { get; private set; } = null!;
    public string Name => Of.Name.In(Lang).Text;
    /// <summary>Who looks keeps these sheets already.</summary>
    public bool IsMine { get; private set; }

    [BindProperty] public string? Who { get; set; }
    [BindProperty] public string? Function { get; set; }
    [BindProperty] public string? Email { get; set; }
    /// <summary>"mail": the organisation answers over its known address; "directory": who keeps the directory answers.</summary>
    [BindProperty] public string? Way { get; set; }
    /// <summary>Nobody sees this box: who fills it in is a machine.</summary>
    [BindProperty] public string? Homepage { get; set; }

    protected override async Task<bool> Load()
    {
        Unlisted = true;
        if (OrganizationAddress.Of(db.Database.GetDbConnection(), Id) is not { } of) return false;
        Of = of;
        Title = texts["owners.claim.title"];
        IsMine = Me.Can(Permission.EditSheets) && await scope.Covers(Me, Id);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (!string.IsNullOrEmpty(Homepage)) return Go($"/organization/{Id}/claim", "claimed");
        var claim = Claim.Of(Id, Who, Function, Email, Lang, Instant);
        if (Way is not ("mail" or "directory")) return Wrong("way", "owners.claim.way.missing");
        var open = await db.Set<Claim>().Where(c => c.OrganizationId == Id && c.State == ClaimState.Open).Select(c => c.Email).ToListAsync();
        if (open.Contains(claim.Email, StringComparer.OrdinalIgnoreCase)) return Go($"/organization/{Id}/claim", "claimed"); // asked before: the first question waits
        if (open.Count >= Claim.MostOpen) throw new RuleBroken("owners.many");
        db.Add(claim);
        if (Way == "mail" && Of.Address is not null) db.Add(letters.Ask(claim, Of, claim.MakeLink(), Instant));
        else foreach (var answerer in await Answerers()) db.Add(letters.Waits(claim, Of, answerer, Instant));
        await db.SaveChangesAsync();
        return Go($"/organization/{Id}/claim", "claimed");
    }

    /// <summary>Who keeps the sheets already, or else who keeps the directory there.</summary>
    async Task<IReadOnlyList<Account>> Answerers() => await RoleHolders.ToWrite(db, Role.DirectoryEditor, new(ScopeKind.Organization, Id), Instant) is { Count: > 0 } editors ? editors : await escalation.ManagersOf(db, Id, Instant);
}
