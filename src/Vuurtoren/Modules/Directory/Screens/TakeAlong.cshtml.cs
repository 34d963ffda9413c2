using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>
/// A few services on one clear sheet of paper for the client. The list stands in the address only: nothing of it is kept here, in no cookie,
/// cache or log. Discreet services have no name on it.
/// </summary>
[Can(Permission.ReadDirectory)]
public sealed class TakeAlongPage(DirectorySheets sheets, DirectoryIndex index, Rows rows, Texts texts, IConfiguration settings) : RecordPage(index, texts)
{
    /// <summary>More do not help anybody, and fill five sheets.</summary>
    public const int Most = 12;
    const int Shown = 8, MostLetters = 200;

    public IReadOnlyList<ServiceFacts> Services { get; private set; } = [];
    public IReadOnlyList<Row> Found { get; private set; } = [];
    public string? Words { get; private set; }
    /// <summary>Keys of what is to be said about the question.</summary>
    public IReadOnlyList<string> Remarks { get; private set; } = [];
    public string? Tiles => Platform.Web.MapTiles.Template(settings);

    public IActionResult OnGet(string? q)
    {
        if (!Index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        (Discreet, Title) = (true, Texts["directory.list"]);
        var asked = Request.Query["s"].Select(id => Guid.TryParse(id, out var parsed) ? parsed : default).Where(id => id != default).Distinct().ToList();
        Services = [.. sheets.Services([.. asked.Take(Most)], Viewer).Select(sheet => new ServiceFacts(sheet, default, Themes, Term, Now))];
        Words = q?.Trim() is { Length: > 0 } words ? words : null;
        if (Words?.Length <= MostLetters)
            Found = rows.Of(Kinds.Service, [.. Index.Find(new Query { Text = Words, Take = Shown }, Viewer).Ids.Except(asked)]);
        Remarks = [.. RemarksOn(asked)];
        return Page();
    }

    IEnumerable<string> RemarksOn(List<Guid> asked)
    {
        if (asked.Count > Most) yield return "directory.list.full";
        else if (asked.Count > Services.Count) yield return "directory.list.gone";
        if (Words?.Length > MostLetters) yield return "directory.search.too-long";
    }

    public bool Full => Services.Count >= Most;
    public string With(Guid id) => To(Ids.Append(id));
    public string Without(Guid id) => To(Ids.Where(other => other != id));
    public IEnumerable<Guid> Ids => Services.Select(s => s.Service.Id);

    string To(IEnumerable<Guid> ids) => $"/{Lang}/list" + string.Concat(ids.Select((id, i) => $"{(i == 0 ? '?' : '&')}s={id}"));

    /// <summary>What a telephone finds behind the square: the sheet, whose address and title name nothing.</summary>
    public Microsoft.AspNetCore.Html.HtmlString Code(Service service) =>
        new(QrCode.Svg($"{Request.Scheme}://{Request.Host.ToUriComponent()}/{Lang}/service/{service.Id}"));

    public Microsoft.AspNetCore.Html.HtmlString? Map(Location? location) =>
        location is { Confidential: false, Latitude: { } latitude, Longitude: { } longitude } ? new(new SmallMap(latitude, longitude, Lang).Svg(Tiles)) : null;
}
