namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>The projection of web maps and their tiles (EPSG:3857): the whole world is 256 · 2^zoom pixels wide.</summary>
static class WebMercator
{
    public const int TileSize = 256;

    /// <summary>Pixels from the north-west corner of the world.</summary>
    public static (double X, double Y) Pixels(double latitude, double longitude, int zoom)
    {
        var world = (double)TileSize * (1 << zoom);
        var sine = Math.Clamp(Math.Sin(double.DegreesToRadians(latitude)), -0.9999, 0.9999);
        return ((longitude + 180) / 360 * world, (0.5 - Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world);
    }

    public static double MetresPerPixel(double latitude, int zoom) => 156_543.034 * Math.Cos(double.DegreesToRadians(latitude)) / (1 << zoom);
}
