namespace Vuurtoren.Platform.Files;

/// <summary>What all containers refuse.</summary>
static class Container
{
    public static RuleBroken Broken() => new("files.refused.broken");

    /// <summary>A second file behind the first is how one file is made to be two.</summary>
    public static RuleBroken Trailing() => new("files.refused.trailing");

    public static void CheckPixels(int width, int height, long most)
    {
        if (width <= 0 || height <= 0) throw Broken();
        if ((long)width * height > most) throw new RuleBroken("files.refused.pixels", width, height, most / 1_000_000);
    }
}
