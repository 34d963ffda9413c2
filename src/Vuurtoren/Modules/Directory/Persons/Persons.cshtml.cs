using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>People whose name stands on a record: whether they agreed, and noting that they did.</summary>
[Can(Permission.ImportRecords), TakesPost]
public sealed class PersonsPage(Database database, EditingScope scope, Texts texts) : WorkPage
{
    Agreement agreement = null!;
    const int PerPage = 25;

    public string Kind { get; private set; } = "";
    public IReadOnlyList<NamedPerson> People { get; private set; } = [];
    public Guid? Next { get; private set; }

    protected override async Task<bool> Load()
    {
        (Title, Discreet, Unlisted) = (texts["persons.title"], true, true);
        Kind = Request.Query["kind"] is [{ Length: > 0 } kind] ? kind : Agreement.Kinds[0];
        if (!Agreement.Kinds.Contains(Kind)) return false;
        agreement = new(database, await scope.Organizations(Me));
        (People, Next) = agreement.Named(Kind, Guid.TryParse(Request.Query["after"], out var after) ? after : Guid.Empty, PerPage, Lang);
        return true;
    }

    public string To(string kind, Guid? after = null) => $"?kind={kind}{(after is null ? "" : $"&after={after}")}";

    /// <summary>Where a button of this page posts to: on the same page of the list.</summary>
    public string Action(string handler) => To(Kind, Guid.TryParse(Request.Query["after"], out var after) ? after : null) + "&handler=" + handler;

    public void OnGet() { }

    public IActionResult OnPostAgreed(Guid record, int place, string? name, string? on, Visibility to)
    {
        if (!DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Wrong("on", "persons.day");
        return Note(record, place, name, day, to);
    }

    public IActionResult OnPostNoLonger(Guid record, int place, string? name) => Note(record, place, name, null);

    RedirectResult Note(Guid record, int place, string? name, DateOnly? on, Visibility to = Visibility.Public)
    {
        agreement.Note(Kind, record, place, name ?? "", on, Me, Instant, to);
        return Redirect($"/{Lang}/directory/persons{To(Kind, Guid.TryParse(Request.Query["after"], out var after) ? after : null)}&done=saved");
    }
}
