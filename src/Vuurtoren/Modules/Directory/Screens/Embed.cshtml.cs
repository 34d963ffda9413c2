using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>A small search inside a page of a partner: what is found opens on this site. The only page that others may show in a frame: it can change nothing.</summary>
[Can(Permission.ReadDirectory)]
public sealed class EmbedPage(DirectoryIndex index, Rows rows, Texts texts) : RecordPage(index, texts)
{
    const int Shown = 6;

    public Asked Asked { get; private set; } = new();
    public int Total { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>What the partner chose and the visitor does not change: theme and place.</summary>
    public IEnumerable<(string Name, string Value)> Fixed =>
        from choice in ((string, string?)[])[("theme", Asked.Theme), ("municipality", Asked.Municipality), ("neighbourhood", Asked.Neighbourhood)]
        where choice.Item2 is not null
        select (choice.Item1, choice.Item2);

    public IActionResult OnGet()
    {
        if (!Index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        (Title, Unlisted) = (Texts["directory.embed.title"], true);
        Asked = Asked.Of(Request.Query, Themes, Index) with { Page = 1 };
        Response.Headers.ContentSecurityPolicy = Response.Headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors *", StringComparison.Ordinal);
        if (Asked.Problem is not null) return new Microsoft.AspNetCore.Mvc.RazorPages.PageResult { StatusCode = StatusCodes.Status400BadRequest, ViewData = ViewData };
        var answer = Index.Find(Asked.ToQuery(Kinds.Service, Themes, Now) with { Take = Shown, Facets = false }, Viewer);
        (Total, Rows) = (answer.Total, rows.Of(Kinds.Service, answer.Ids));
        return Page();
    }
}
