using System.Runtime.CompilerServices;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>
/// How a plan turns. People stand on rings of as many places as there are turns, some stand still. A turning round gives as many rounds as there are
/// turns: everybody moves on on their ring. A steady round turns into itself: its tables change places. See docs/speed-meeting.md.
/// </summary>
sealed record WheelShape(Turns Turns, int Still, int Turning, int Steady)
{
    public int Rounds => Turning * Turns.Count + Steady;
}

/// <summary>
/// Looks for a plan that turns, by annealing swaps in the rounds that the others follow from. There are far fewer of those than plans, and
/// a pair that meets twice in them is a pair that meets twice in all: that is why it finds what a search among all plans does not.
/// Places 0.. are those on rings, ring by ring; the last ones stand still.
/// </summary>
sealed class Wheel
{
    readonly WheelShape shape;
    readonly int people, rings, turns;
    /// <summary>Table of each chair of a turning round, and where each table begins; the same for the chairs of one table of each turn of a steady round.</summary>
    readonly Chairs chairs, steadyChairs;
    /// <summary>kinds[p * people + q]: which turn of which pair (p, q) is; met[kind]: how often in the rounds that turn.</summary>
    readonly int[] kinds, met;
    /// <summary>What the first meeting costs: 2 for a pair that meets itself each round, 1 for opposite places (each pair twice); every later meeting costs 2.</summary>
    readonly byte[] first;
    readonly int[] seated, steady;
    Dice dice;

    /// <param name="places">The places on the chairs of the turning rounds and then of the steady ones, where they are known; else by chance.</param>
    public Wheel(WheelShape shape, int[] tables, ulong seed, int[]? places = null)
    {
        this.shape = shape;
        people = tables.Sum();
        turns = shape.Turns.Count;
        rings = (people - shape.Still) / turns;
        dice = new(seed);
        chairs = new(tables);
        var steadyTables = tables.Length / turns;
        steadyChairs = new(shape.Steady == 0 ? [] : Enumerable.Range(0, steadyTables).Select(t => rings / steadyTables + (t < rings % steadyTables ? 1 : 0)));
        (kinds, first) = Kinds();
        met = new int[first.Length];
        seated = new int[shape.Turning * people];
        steady = new int[shape.Steady * rings];
        if (places is null) Scatter();
        else
        {
            places[..seated.Length].CopyTo(seated, 0);
            places[seated.Length..].CopyTo(steady, 0);
        }
        for (var start = 0; start < seated.Length; start += people) Cost += Sit(chairs, seated, start);
        for (var start = 0; start < steady.Length; start += rings) Cost += Sit(steadyChairs, steady, start);
    }

    /// <summary>Twice the pairs that meet again, divided by the turns.</summary>
    public int Cost { get; private set; }
    public IEnumerable<int> Places => seated.Concat(steady);

    (int[], byte[]) Kinds()
    {
        var known = new Dictionary<(int, int, int), int>();
        var costs = new List<byte>();
        var all = new int[people * people];
        for (var p = 0; p < people; p++)
            for (var q = p + 1; q < people; q++)
            {
                var (key, cost) = Kind(p, q);
                if (known.TryAdd(key, known.Count)) costs.Add(cost);
                all[p * people + q] = all[q * people + p] = known[key];
            }
        return (all, [.. costs]);
    }

    ((int, int, int) Kind, byte First) Kind(int p, int q)
    {
        var moving = rings * turns;
        if (p >= moving) return ((p, q, 0), (byte)(turns == 1 ? 0 : 2));
        if (q >= moving) return ((p / turns, q, 0), 0);
        var step = shape.Turns.From(p % turns, q % turns);
        if (p / turns != q / turns) return ((p / turns, q / turns, step), 0);
        var back = shape.Turns.Opposite(step);
        return ((p / turns, p / turns, Math.Min(step, back)), (byte)(step == back ? 1 : 0));
    }

    void Scatter()
    {
        for (var start = 0; start < seated.Length; start += people)
        {
            for (var k = 0; k < people; k++) seated[start + k] = k;
            dice.Shuffle(seated.AsSpan(start, people));
        }
        for (var start = 0; start < steady.Length; start += rings)
        {
            for (var k = 0; k < rings; k++) steady[start + k] = k * turns + dice.Below(turns);
            dice.Shuffle(steady.AsSpan(start, rings));
        }
    }

    int Sit(Chairs at, int[] round, int start)
    {
        var cost = 0;
        for (var k = 0; k < at.Count; k++)
            for (var j = k + 1; j < at.End(k); j++)
            {
                var kind = kinds[round[start + k] * people + round[start + j]];
                cost += met[kind]++ == 0 ? first[kind] : 2;
            }
        return cost;
    }

    /// <returns>Whether nobody meets twice.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Anneal(double temperature, int steps)
    {
        var here = dice;
        var all = seated.Length + steady.Length;
        for (var step = 0; step < steps && Cost > 0; step++)
        {
            var chair = here.Below(all);
            if (chair < seated.Length) Swap(chair, ref here, here.Patience(temperature));
            else TurnSteady(chair - seated.Length, ref here, here.Patience(temperature));
        }
        dice = here;
        return Cost == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Swap(int k1, ref Dice here, int patience)
    {
        int[] seated = this.seated, kinds = this.kinds, met = this.met;
        var first = this.first;
        var start = k1 / people * people;
        int c1 = k1 - start, c2 = here.Below(people);
        if (chairs.Table(c1) == chairs.Table(c2)) return;
        var k2 = start + c2;
        int s1 = start + chairs.Start(c1), e1 = start + chairs.End(c1), s2 = start + chairs.Start(c2), e2 = start + chairs.End(c2);
        int p = seated[k1] * people, q = seated[k2] * people, gain = 0, loss = 0;
        for (var k = s1; k < e1; k++) if (k != k1) gain += Less(p + seated[k]);
        for (var k = s2; k < e2; k++) if (k != k2) gain += Less(q + seated[k]);
        int a = s2, b = s1;
        for (; a < e2 && loss - gain <= patience; a++) if (a != k2) loss += More(p + seated[a]);
        for (; b < e1 && loss - gain <= patience; b++) if (b != k1) loss += More(q + seated[b]);
        if (loss - gain <= patience)
        {
            Cost += loss - gain;
            (seated[k1], seated[k2]) = (seated[k2], seated[k1]);
            return;
        }
        while (--a >= s2) if (a != k2) met[kinds[p + seated[a]]]--;
        while (--b >= s1) if (b != k1) met[kinds[q + seated[b]]]--;
        for (var k = s1; k < e1; k++) if (k != k1) met[kinds[p + seated[k]]]++;
        for (var k = s2; k < e2; k++) if (k != k2) met[kinds[q + seated[k]]]++;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        int Less(int pair)
        {
            var kind = kinds[pair];
            return --met[kind] == 0 ? first[kind] : 2;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        int More(int pair)
        {
            var kind = kinds[pair];
            return met[kind]++ == 0 ? first[kind] : 2;
        }
    }

    /// <summary>In a steady round: another place of the ring, or two rings that change tables.</summary>
    void TurnSteady(int k1, ref Dice here, int patience)
    {
        var start = k1 / rings * rings;
        var k2 = start + here.Below(rings);
        var two = steadyChairs.Table(k1 - start) != steadyChairs.Table(k2 - start);
        int p = steady[k1], q = steady[k2];
        var change = -Around(k1, start, -1);
        if (two) change -= Around(k2, start, -1);
        steady[k1] = (two ? q : p) / turns * turns + here.Below(turns);
        if (two) steady[k2] = p / turns * turns + here.Below(turns);
        change += Around(k1, start, 1);
        if (two) change += Around(k2, start, 1);
        if (change <= patience)
        {
            Cost += change;
            return;
        }
        Around(k1, start, -1);
        if (two) Around(k2, start, -1);
        steady[k1] = p;
        if (two) steady[k2] = q;
        Around(k1, start, 1);
        if (two) Around(k2, start, 1);
    }

    /// <summary>Takes one chair's meetings away or adds them; both at two tables, never the same.</summary>
    int Around(int chair, int start, int by)
    {
        var (cost, k) = (0, chair - start);
        for (var j = steadyChairs.Start(k); j < steadyChairs.End(k); j++)
            if (j != k)
            {
                var kind = kinds[steady[chair] * people + steady[start + j]];
                var before = by > 0 ? met[kind] : met[kind] - 1;
                met[kind] += by;
                cost += before == 0 ? first[kind] : 2;
            }
        return cost;
    }

    /// <summary>The plan, people numbered from 0: the first so many rounds of it.</summary>
    public int[][][] Rounds(int count)
    {
        var plan = new List<int[][]>();
        for (var start = 0; start < seated.Length; start += people)
            for (var turn = 0; turn < turns; turn++)
                plan.Add(chairs.Tables(k => Turned(seated[start + k], turn)));
        for (var start = 0; start < steady.Length; start += rings)
            plan.Add([.. Enumerable.Range(0, turns).SelectMany(turn => steadyChairs.Tables(k => Turned(steady[start + k], turn)))]);
        return [.. plan.Take(count)];
    }

    int Turned(int place, int turn) => place >= rings * turns ? place : place / turns * turns + shape.Turns.Sum(place % turns, turn);
}
