using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>An account and its first role; a letter invites to choose a password. Nobody can do anything with it before.</summary>
[Can(Permission.ManagePeople), TakesPost]
public sealed class InvitePage(Db db, UserManager<Account> accounts) : WorkPage
{
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Language { get; set; }
    [BindProperty] public RoleFields Fields { get; set; } = new();

    public IEnumerable<Choice> Languages => Words.Languages(Service<Platform.Texts.Texts>());

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()["people.invite"], true);
        await Fields.Offer(db, Me, Service<Platform.Texts.Texts>(), Lang);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (!Account.IsAddress((Email ?? "").Trim())) return Wrong("email", "people.email.wrong");
        if (await accounts.FindByEmailAsync(Email!.Trim()) is { } known) return await GiveRole(known);
        var account = Account.For(Email, Name ?? "", Language ?? "", Instant);
        var grant = await Fields.Grant(db, account.Id, Instant, Me, Lang);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var made = await accounts.CreateAsync(account);
        if (!made.Succeeded) throw new RuleBroken("people.email.wrong");
        var (link, token) = AccountLink.Make(account.Id, LinkPurpose.Invitation, Instant);
        db.AddRange(AuditEntry.Of("invited", Instant, Me, "account", account.Id, grant.InWords()), grant, link, Service<Letters>().Invitation(account, token, Me.Name, Instant));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return Go($"/people/{account.Id}", "invited");
    }

    /// <summary>Who has an account gets the role, and no second account.</summary>
    async Task<IActionResult> GiveRole(Account known)
    {
        var grant = await Fields.Grant(db, known.Id, Instant, Me, Lang);
        db.AddRange(AuditEntry.Of("role-given", Instant, Me, "account", known.Id, grant.InWords()), grant);
        await db.SaveChangesAsync();
        return Go($"/people/{known.Id}", "role-given");
    }
}
