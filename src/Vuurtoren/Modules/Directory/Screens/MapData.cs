namespace Vuurtoren.Modules.Directory.Screens;

static class MapData
{
    public static void Map(IEndpointRouteBuilder site) { }
}
