using System.Text.Json;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens.Finding;

/// <summary>
/// What someone who is typing may mean, for the list under the search box: [{"label","items":[{"text","lang","under","icon","path"}]}],
/// themes first. Nothing of it is kept, here or in the browser.
/// </summary>
static class Suggest
{
    const int Most = 8;

    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/suggest", Answer).WithMetadata(new CanAttribute(Permission.ReadDirectory));

    static IResult Answer(DirectoryIndex index, Texts texts, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!index.Ready) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var language = Texts.Languages.FirstOrDefault(known => known == context.Request.Query["lang"]) ?? Texts.Languages[0];
        var words = Asked.Clean(context.Request.Query["q"]);
        if (words?.Length > Asked.MostLetters) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var found = words is null ? [] : index.Suggest(words, Viewer.Anyone(language), Most);
        var themes = ThemeTree.Of(index.Terms);
        var groups = found.GroupBy(suggestion => suggestion.Kind).OrderBy(group => group.Key).Select(group => new
        {
            label = texts.In(language, "directory.suggest." + group.Key.ToString().ToLowerInvariant()),
            items = group.Select(suggestion => Item(suggestion, language, themes)),
        });
        return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(groups, Json.Options), "application/json");
    }

    static object Item(Suggestion suggestion, string language, ThemeTree themes)
    {
        var term = suggestion.Id is { } id ? themes.Find(id) : null;
        var top = term is null ? null : themes.TopOf(term);
        return new
        {
            text = suggestion.Text,
            lang = suggestion.Lang == language ? null : suggestion.Lang,
            under = top is null || top.Id == term!.Id ? null : top.Name.In(language).Text,
            icon = term is not null ? themes.Icon(top ?? term) : suggestion.Kind switch { SuggestionKind.Place => "pin", SuggestionKind.Situation => "search", _ => "people" },
            path = Path(suggestion, language, term is null ? null : themes.Code(term)),
        };
    }

    static string Path(Suggestion suggestion, string language, string? theme) => (suggestion.Kind, suggestion.Code?.Split(':')) switch
    {
        (SuggestionKind.Service, _) => $"/{language}/service/{suggestion.Id}",
        (SuggestionKind.Organization, _) => $"/{language}/organization/{suggestion.Id}",
        (SuggestionKind.Place, [("municipality" or "neighbourhood") and var kind, var code]) => $"/{language}/services?{kind}={Uri.EscapeDataString(code)}",
        _ when theme is not null => $"/{language}/services?theme={theme}",
        _ => $"/{language}/services?q={Uri.EscapeDataString(suggestion.Text)}",
    };
}
