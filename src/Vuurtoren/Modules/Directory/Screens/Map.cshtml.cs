using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>Where the services are: a map, and the same in a list beside it for who has no use for a map.</summary>
[Can(Permission.ReadDirectory)]
public sealed class MapPage(DirectoryIndex index, Rows rows, Texts texts) : ListPage(index, rows, texts, Kinds.Service)
{
    public override string Path => $"/{Lang}/map";
    protected override string TitleKey => "directory.menu.map";
}
