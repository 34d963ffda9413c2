namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>
/// Plans that mathematics gives outright, without one repeat. Each is for a number of people that fills every table;
/// <see cref="Trimming"/> makes it one for fewer. Sources of each: docs/speed-meeting.md.
/// </summary>
static class Designs
{
    /// <summary>All that are known here for so many tables of one size, those with most rounds first.</summary>
    public static IEnumerable<int[][][]> Of(int tables, int size)
    {
        if (tables < size) yield break;
        var people = tables * size;
        if (size == 2) yield return Pairs(people);
        if (size == 3 && people % 3 == 0 && Field.Of(people / 3) is { } third && third.Order % 6 == 1) yield return Thirds(third);
        if (size == 3 && Field.Of((people - 1) / 2) is { } half && people % 2 == 1 && half.Order % 6 == 1 && HalvesShift(half) is { } shift) yield return Halves(half, shift);
        if (size == 4 && Field.Of((people - 1) / 3) is { } fours && people % 3 == 1 && fours.Order % 4 == 1) yield return Fours(fours);
        for (var order = 2 * size; order < people; order *= 2)
            if (order * size - order + size == people && int.IsPow2(order) && int.IsPow2(size)) yield return Arc(Field.Of(order)!, size);
        if (Factors(tables) is { } fields && fields.Min(f => f.Order) >= size) yield return Lines(fields, tables, size);
    }

    /// <summary>Round robin: one stands still, the others walk around a circle.</summary>
    static int[][][] Pairs(int people) => [.. Enumerable.Range(0, people - 1).Select(round => Enumerable.Range(0, people / 2)
        .Select(table => table == 0 ? new[] { people - 1, round } : [(round + table) % (people - 1), (round - table + people - 1) % (people - 1)]).ToArray())];

    /// <summary>
    /// Each of `size` classes has one at every table; in round t, table z takes z + t*c of class c (a transversal design from a field, or from a product
    /// of fields as long as classes differ by invertible numbers). Classes that never met may go on among themselves.
    /// </summary>
    static int[][][] Lines(List<Field> fields, int tables, int size)
    {
        var rounds = Enumerable.Range(0, tables).Select(t => Enumerable.Range(0, tables).Select(z => Enumerable.Range(0, size).Select(c => c * tables + Place(z, t, c)).ToArray()).ToArray());
        return [.. rounds, .. Among(tables, size)];

        int Place(int z, int t, int c)
        {
            int place = 0, unit = 1;
            foreach (var field in fields)
            {
                place += unit * field.Sum(z / unit % field.Order, field.Product(t / unit % field.Order, c));
                unit *= field.Order;
            }
            return place;
        }
    }

    /// <summary>Rounds in which each class of so many people sits among itself.</summary>
    static IEnumerable<int[][]> Among(int people, int size)
    {
        if (people % size != 0) return [];
        var within = people == size ? [[Enumerable.Range(0, size).ToArray()]] : Of(people / size, size).MaxBy(plan => plan.Length) ?? [[.. Enumerable.Range(0, people).Chunk(size)]];
        return within.Select(round => Enumerable.Range(0, size).SelectMany(c => round.Select(table => table.Select(p => c * people + p).ToArray())).ToArray());
    }

    static List<Field>? Factors(int number)
    {
        var factors = new List<Field>();
        for (var p = 2; number > 1; p++)
        {
            var power = 1;
            for (; number % p == 0; number /= p) power *= p;
            if (power > 1) factors.Add(Field.Of(power)!);
        }
        return factors.Count == 0 ? null : factors;
    }

    /// <summary>Affine lines of a plane of order q that meet a maximal arc (Denniston): tables of d, q + 1 directions are the rounds.</summary>
    static int[][][] Arc(Field field, int size)
    {
        var q = field.Order;
        // x*x + b*x*y + y*y is 0 only at the origin for some b; values below `size` are closed under addition, as q is a power of 2.
        var b = Enumerable.Range(1, q - 1).First(b => Enumerable.Range(1, q - 1).All(x => Form(b, x, 1) != 0));
        int Form(int b, int x, int y) => field.Sum(field.Sum(field.Product(x, x), field.Product(y, y)), field.Product(field.Product(b, x), y));
        var points = (from x in Enumerable.Range(0, q) from y in Enumerable.Range(0, q) where Form(b, x, y) < size select (X: x, Y: y)).ToList();
        return [.. Enumerable.Range(0, q + 1).Select(slope => points.Select((point, index) => (point, index))
            .GroupBy(p => slope == q ? p.point.X : field.Sum(p.point.Y, field.Product(slope, p.point.X)), p => p.index).Select(table => table.ToArray()).ToArray())];
    }

    /// <summary>Tables of three, 3q people (Ray-Chaudhuri and Wilson), q = 6t + 1: a round that turns, and 3t steady ones.</summary>
    static int[][][] Thirds(Field field)
    {
        var (q, t) = (field.Order, field.Order / 6);
        int[] Across(int i) => [.. Enumerable.Range(0, 3).Select(j => j * q + field.Power(i + 2 * t * j))];
        int[] low = [.. Enumerable.Range(0, 6 * t).Where(i => i / t % 2 == 0)], high = [.. Enumerable.Range(0, 6 * t).Where(i => i / t % 2 == 1)];
        int[][] turning = [[0, q, 2 * q], .. from j in Enumerable.Range(0, 3) from i in Enumerable.Range(0, t) select new[] { j * q + field.Power(i), j * q + field.Power(i + 2 * t), j * q + field.Power(i + 4 * t) }, .. high.Select(Across)];
        return [.. Turned(field, turning, 3), .. low.Select(i => Enumerable.Range(0, q).Select(turn => Turn(field, Across(i), turn, 3)).ToArray())];
    }

    /// <summary>Tables of three, 2q + 1 people (Ray-Chaudhuri and Wilson), q = 6t + 1.</summary>
    static int[][][] Halves(Field field, int shift)
    {
        var (q, t) = (field.Order, field.Order / 6);
        int[][] turning = [[2 * q, 0, q],
            .. Enumerable.Range(0, 6 * t).Where(i => i / t % 2 == 0).Select(i => new[] { field.Power(i), field.Power(i + t), q + field.Power(i + shift) }),
            .. Enumerable.Range(0, t).Select(i => new[] { q + field.Power(i + shift + t), q + field.Power(i + shift + 3 * t), q + field.Power(i + shift + 5 * t) })];
        return Turned(field, turning, 2);
    }

    /// <summary>The exponent m with 2 * a^m = a^t + 1, a the primitive element.</summary>
    static int? HalvesShift(Field field)
    {
        var sum = field.Sum(field.Power(field.Order / 6), 1);
        return Enumerable.Range(0, field.Order - 1).Where(m => field.Sum(field.Power(m), field.Power(m)) == sum).Select(m => (int?)m).FirstOrDefault();
    }

    /// <summary>Tables of four, 3q + 1 people (Hanani, Ray-Chaudhuri and Wilson), q = 4t + 1.</summary>
    static int[][][] Fours(Field field)
    {
        var (q, t) = (field.Order, field.Order / 4);
        int[][] turning = [[3 * q, 0, q, 2 * q],
            .. from j in Enumerable.Range(0, 3) from i in Enumerable.Range(0, t) let next = (j + 1) % 3
               select new[] { j * q + field.Power(i), j * q + field.Power(i + 2 * t), next * q + field.Power(i + t), next * q + field.Power(i + 3 * t) }];
        return Turned(field, turning, 3);
    }

    static int[][][] Turned(Field field, int[][] round, int rings) => [.. Enumerable.Range(0, field.Order).Select(turn => round.Select(table => Turn(field, table, turn, rings)).ToArray())];

    static int[] Turn(Field field, int[] table, int turn, int rings) =>
        [.. table.Select(p => p >= rings * field.Order ? p : p / field.Order * field.Order + field.Sum(p % field.Order, turn))];
}
