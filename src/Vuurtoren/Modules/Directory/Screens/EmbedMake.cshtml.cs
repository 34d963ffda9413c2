using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>The lines that a partner puts in its own page to have the search there.</summary>
[Can(Permission.ReadDirectory)]
public sealed class EmbedMakePage(DirectoryIndex index, Texts texts) : RecordPage(index, texts)
{
    public Asked Asked { get; private set; } = new();
    public IReadOnlyList<Choice> MunicipalityChoices { get; private set; } = [];
    public IEnumerable<Choice> ThemeChoices => Themes.Top.Select(theme => new Choice(Themes.Code(theme), theme.Name.In(Lang).Text)).OrderBy(choice => choice.Words, StringComparer.CurrentCulture);

    /// <summary>The address of the small search, with what was chosen.</summary>
    public string Source => $"/{Lang}/embed{(Asked with { Page = 1, Words = null }).ToQueryString()}";

    public string Snippet => $"<iframe src=\"{Request.Scheme}://{Request.Host.ToUriComponent()}{Source.Replace("&", "&amp;", StringComparison.Ordinal)}\" title=\"{Texts["directory.embed.title"].Value}\" width=\"100%\" height=\"640\" loading=\"lazy\" referrerpolicy=\"no-referrer\"></iframe>";

    public IActionResult OnGet()
    {
        if (!Index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        (Title, Unlisted) = (Texts["directory.embed.make"], Request.Query.Count > 0);
        Asked = Asked.Of(Request.Query, Themes, Index);
        MunicipalityChoices = [.. from found in Index.Find(new Query { Take = 1, Facets = true }, Viewer).Facets?.Municipalities ?? []
            let name = Geo.Shipped.Municipality(found.Code)?.Name.In(Lang).Text
            where name is not null
            orderby name
            select new Choice(found.Code, name)];
        Response.Headers.ContentSecurityPolicy = Response.Headers.ContentSecurityPolicy + "; frame-src 'self'";
        return Page();
    }
}
