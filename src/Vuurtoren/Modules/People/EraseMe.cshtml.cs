using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>Away for good. The proof is shown once: who comes back is a visitor.</summary>
[Can(Permission.KeepOwnAccount), TakesPost, Recent]
public sealed class EraseMePage(Db db, Database database, Texts texts) : WorkPage
{
    [BindProperty] public string? Email { get; set; }
    public Erasure? Erasure { get; private set; }

    protected override Task<bool> Load()
    {
        (Title, Discreet, Unlisted) = (texts["people.erase"], true, true);
        return Task.FromResult(true);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var me = new Person(Me.Id, await db.Set<Account>().Where(a => a.Id == Me.Id).Select(a => a.Email).SingleAsync());
        if (!me.Has(Email)) return Wrong("email", "people.erase.not-yours");
        Erasure = Erasures.Erase(database, me, AskedBy.Self, Me.Id, Instant);
        await Service<SigningIn>().SignOut();
        CurrentUser.Set(HttpContext, CurrentUser.Visitor);
        return Page();
    }
}
