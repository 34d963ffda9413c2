namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>
/// The Belgian grid of 1972: a conic projection with two standard parallels on the Hayford ellipsoid, then the shift of the
/// National Geographic Institute to WGS 84 by seven parameters. Within about a metre of the precise grid.
/// </summary>
static class Lambert72
{
    const double A = 6_378_388, F = 1 / 297.0;
    const double A84 = 6_378_137, F84 = 1 / 298.257223563;
    const double X0 = 150_000.013, Y0 = 5_400_088.438;
    const double Seconds = Math.PI / 648_000;
    static readonly double e = Math.Sqrt(F * (2 - F));
    static readonly double longitude0 = Degrees(4.367486666666666);
    static readonly double n, scale;

    static Lambert72()
    {
        var (first, second) = (Degrees(49.8333339), Degrees(51.16666723333333));
        n = (Math.Log(M(first)) - Math.Log(M(second))) / (Math.Log(T(first)) - Math.Log(T(second)));
        scale = A * M(first) / (n * Math.Pow(T(first), n));
    }

    public static Coordinates ToDegrees(double x, double y)
    {
        var (east, south) = (x - X0, Y0 - y);
        var t = Math.Pow(Math.Sqrt(east * east + south * south) / scale, 1 / n);
        var longitude = Math.Atan2(east, south) / n + longitude0;
        var latitude = Math.PI / 2 - 2 * Math.Atan(t);
        for (var i = 0; i < 6; i++)
        {
            var sine = e * Math.Sin(latitude);
            latitude = Math.PI / 2 - 2 * Math.Atan(t * Math.Pow((1 - sine) / (1 + sine), e / 2));
        }
        return Shift(latitude, longitude);
    }

    static Coordinates Shift(double latitude, double longitude)
    {
        var v = A / Math.Sqrt(1 - e * e * Math.Pow(Math.Sin(latitude), 2));
        var (x, y, z) = (v * Math.Cos(latitude) * Math.Cos(longitude), v * Math.Cos(latitude) * Math.Sin(longitude), v * (1 - e * e) * Math.Sin(latitude));
        var (rx, ry, rz, m) = (0.3366 * Seconds, -0.457 * Seconds, 1.8422 * Seconds, 1 - 1.2747e-6);
        var (x2, y2, z2) = (m * (x - rz * y + ry * z) - 106.8686, m * (rz * x + y - rx * z) + 52.2978, m * (-ry * x + rx * y + z) - 103.7239);

        var e2 = F84 * (2 - F84);
        var p = Math.Sqrt(x2 * x2 + y2 * y2);
        var result = Math.Atan2(z2, p * (1 - e2));
        for (var i = 0; i < 6; i++) result = Math.Atan2(z2 + e2 * A84 / Math.Sqrt(1 - e2 * Math.Pow(Math.Sin(result), 2)) * Math.Sin(result), p);
        return new(result * 180 / Math.PI, Math.Atan2(y2, x2) * 180 / Math.PI);
    }

    static double Degrees(double degrees) => degrees * Math.PI / 180;
    static double M(double latitude) => Math.Cos(latitude) / Math.Sqrt(1 - e * e * Math.Pow(Math.Sin(latitude), 2));

    static double T(double latitude)
    {
        var sine = e * Math.Sin(latitude);
        return Math.Tan(Math.PI / 4 - latitude / 2) / Math.Pow((1 - sine) / (1 + sine), e / 2);
    }
}
