using Dapper;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>What the link in a letter to a named person opens, without signing in: what is shown, and ending that or agreeing for another year. Opening it changes nothing.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class NamedPage(Database database, NamedLinks links, Texts texts) : WorkPage
{
    NamedLink link = null!;

    /// <summary>The link opens nothing.</summary>
    public bool Over { get; private set; }
    public string Of { get; private set; } = "";
    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    public IReadOnlyList<(string Label, string Words)> Shown(Contact contact) => KeepAgreements.Shown(contact, Lang, texts);

    protected override Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, texts["persons.named"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (links.Read((string)RouteData.Values["token"]!) is not { } read)
        {
            Over = true;
            Response.StatusCode = StatusCodes.Status410Gone;
            return Task.FromResult(true);
        }
        link = read;
        using var connection = database.Open();
        var name = link.Kind == Kinds.ServiceAtLocation ? "null" : "name";
        var row = connection.QuerySingleOrDefault<(Guid Id, string? Name, string? Contacts)>($"select id, {name} as name, contacts from directory_{link.Kind} where id = @Record", new { link.Record });
        Of = row.Name is null ? texts["persons.letter.somewhere"] : Json.Read<LocalText>(row.Name).In(Lang).Text;
        Contacts = row.Contacts is null ? [] : [.. Json.Read<List<Contact>>(row.Contacts).Where(contact => contact.Agreed is not null && contact.Has(link.Address))];
        return Task.FromResult(true);
    }

    public void OnGet() { }

    public IActionResult OnPostEnd() => Change(contact => contact.NoLonger());

    /// <summary>Only while the name is shown: a link from an old letter does not bring it back.</summary>
    public IActionResult OnPostAgree() => Change(contact => contact.Again(Today));

    RedirectResult Change(Func<Contact, Contact> change)
    {
        if (Over) throw new RuleBroken("persons.named.over");
        Agreement.Change(database, link.Kind, link.Record, (contact, _) => contact.Agreed is not null && contact.Has(link.Address) ? change(contact) : contact, Publishing.Contact, Instant);
        return Redirect(Request.Path);
    }
}
