using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People.First;

/// <summary>Where the key that a new server prints leads: who comes in with it becomes the first administrator. Without a key that holds there is no such page.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class FirstPage(Database database) : WorkPage
{
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Email { get; set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted, Discreet) = (Service<Platform.Texts.Texts>()["people.first"], true, true);
        return FirstAdministrator.Holds(database.Secret, (string)RouteData.Values["token"]!, Service<TimeProvider>().GetUtcNow()) && !await Service<Db>().Set<Account>().AnyAsync();
    }

    public void OnGet() => Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key

    public IActionResult OnPost()
    {
        if (string.IsNullOrWhiteSpace(Name)) return Wrong("name", "people.name.missing");
        if (!Account.IsAddress(Email?.Trim() ?? "")) return Wrong("email", "people.email.wrong");
        return UserCommand.AddFirst(database, Email!, Name, Lang, Instant) is { } path ? Redirect(path) : NotFound();
    }
}
