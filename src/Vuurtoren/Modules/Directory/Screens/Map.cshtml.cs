using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>Where the services are: a map, and the same in a list beside it for who has no use for a map.</summary>
[Can(Permission.ReadDirectory)]
public sealed class MapPage(DirectoryIndex index, Rows rows, Texts texts, IConfiguration settings) : ListPage(index, rows, texts, Kinds.Service)
{
    public override string Path => $"/{Lang}/map";
    protected override string TitleKey => "directory.menu.map";

    public string? Tiles => MapTiles.Template(settings);
    public string? TilesBy => settings["Map:Attribution"];
    public string OutlinesVersion => MapOutlines.Version(Index);
    /// <summary>The municipalities that hold nearly all of what was found: what the map shows at first.</summary>
    public string Home
    {
        get
        {
            var all = Answer.Facets?.Municipalities ?? [];
            var (total, sum) = (all.Sum(m => m.Count), 0);
            return string.Join(',', all.TakeWhile(m => (sum += m.Count) - m.Count < total * 0.95).Select(m => m.Code));
        }
    }

    public string Question => (Asked with { Page = 1, Problem = null }).ToQueryString();
}
