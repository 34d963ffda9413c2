namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>Plans without repeats that our own search finds, but not always within a few seconds: the rounds that the others follow from. This one took 18 s.</summary>
static class Found
{
    static readonly IReadOnlyList<(int Tables, int Size, WheelShape Shape, string Places)> all =
    [
        (8, 4, new(new Turns(4), 0, 1, 6), "25 2 31 26 8 23 6 9 21 24 20 16 27 4 5 17 7 13 22 12 1 14 11 0 28 15 29 10 30 3 18 19 25 16 9 15 0 30 7 21 5 9 26 0 17 23 15 30 10 30 5 16 15 22 3 24 27 8 12 16 31 21 3 5 7 3 17 14 11 28 25 20 29 25 5 13 0 17 20 8"),
    ];

    public static IEnumerable<int[][][]> Of(int tables, int size) => all.Where(plan => plan.Tables == tables && plan.Size == size)
        .Select(plan => new Wheel(plan.Shape, Party.Spread(tables * size, tables), 0, [.. plan.Places.Split(' ').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))]).Rounds(plan.Shape.Rounds));
}
