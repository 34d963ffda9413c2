using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>Another mail address: a letter goes to the old and one to the new, and both have to say yes.</summary>
[Can(Permission.KeepOwnAccount), TakesPost, Recent, Attempts]
public sealed class AddressPage(Db db, UserManager<Account> accounts) : WorkPage
{
    public Account Account { get; private set; } = null!;

    [BindProperty] public string? Email { get; set; }

    protected override async Task<bool> Load()
    {
        Account = await db.Set<Account>().SingleAsync(a => a.Id == Me.Id);
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()["people.address"], true);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var address = (Email ?? "").Trim();
        if (!Account.IsAddress(address)) return Wrong("email", "people.email.wrong");
        if (accounts.NormalizeEmail(address) == Account.NormalizedEmail) return Wrong("email", "people.address.same");
        var (oldEnd, oldToken) = AccountLink.Make(Account.Id, LinkPurpose.OldAddress, Instant, address);
        var (newEnd, newToken) = AccountLink.Make(Account.Id, LinkPurpose.NewAddress, oldEnd.MadeAt, address);
        db.AddRange(oldEnd, newEnd, Service<Letters>().ToOldAddress(Account, address, oldToken, Instant), Service<Letters>().ToNewAddress(Account, address, newToken, Instant));
        await db.SaveChangesAsync();
        return Go("/me", "address-asked");
    }
}
