namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>Plans to begin from, for people who are all there in every round and of whom nothing is asked: outright from mathematics, else plans that turn.</summary>
sealed class Bases(int[] tables, int rounds, ulong seed)
{
    readonly int people = tables.Sum();

    /// <summary>Some may have fewer rounds than asked. A plan without repeats for all rounds comes alone.</summary>
    public List<int[][][]> Find(Effort effort)
    {
        var found = new List<int[][][]>();
        foreach (var design in Designs.Of(tables.Length, tables[0]).Concat(Found.Of(tables.Length, tables[0])))
        {
            var most = Enumerable.Range(1, Math.Min(rounds, design.Length)).Reverse().Select(r => Trimming.Trim(design, people, r)).First(plan => plan is not null)!;
            if (most.Length == rounds) return [most];
            found.Add(most);
            if (design.Length >= rounds) found.Add(Trimming.Crudely(design, people, rounds));
        }
        var turning = Turning(rounds, effort.Until(found.Count == 0 ? 0.7 : 0.5));
        if (turning is (var plan, 0)) return [plan];
        if (turning is var (near, _)) found.Add(near);
        if (rounds > 2 && Turning(rounds - 1, effort) is var (shorter, _)) found.Add(shorter);
        return found;
    }

    /// <summary>All shapes get a moment; the better half of them twice as much, and so on.</summary>
    (int[][][] Plan, int Repeats)? Turning(int wanted, Effort effort)
    {
        const int stride = 1000;
        var live = Shapes(wanted).Select(shape => new Try(new Wheel(shape, tables, seed), wanted)).ToList();
        Try? best = null;
        while (live.Count > 0 && !effort.Spent)
        {
            var phases = Math.Ceiling(Math.Log2(live.Count + 1));
            var from = effort.Used;
            for (var i = 0; i < live.Count; i++)
                for (var until = effort.Until(from + (1 - from) / phases * (i + 1) / live.Count); !until.Spent;)
                {
                    var done = live[i].Go(until.Used, stride);
                    effort.Did(stride);
                    if (best is null || live[i].Repeats < best.Repeats) best = live[i];
                    if (best.Repeats == 0) return (best.Plan!, 0);
                    if (done) break;
                }
            live = [.. live.OrderBy(t => t.Repeats).Take(live.Count / 2)];
        }
        return best is null ? null : (best.Plan!, best.Repeats);
    }

    /// <summary>Those with as many rounds as asked or one more, with few who stand still.</summary>
    IEnumerable<WheelShape> Shapes(int wanted)
    {
        for (var count = Math.Min(wanted + 1, people); count > 1; count--)
            foreach (var turns in Turns.Of(count))
                for (var still = people % count; still <= Math.Min(tables.Length, 6); still += count)
                    for (var turning = 0; turning * count <= wanted + 1; turning++)
                    {
                        var steady = Math.Max(0, wanted - turning * count);
                        if (turning + steady == 0 || steady > 0 && (still > 0 || tables.Length % count > 0 || people / count < 2)) continue;
                        if (turning * count > wanted && (turning - 1) * count >= wanted) continue;
                        yield return new(turns, still, turning, steady);
                    }
    }

    sealed class Try(Wheel wheel, int rounds)
    {
        int lowest = int.MaxValue;
        public int Repeats { get; private set; } = int.MaxValue;
        public int[][][]? Plan { get; private set; }

        public bool Go(double used, int steps)
        {
            var done = wheel.Anneal(0.55 - 0.2 * (used * 4 % 1), steps);
            if (wheel.Cost >= lowest) return done;
            lowest = wheel.Cost;
            var plan = wheel.Rounds(rounds);
            if (Tally.RepeatsIn(plan) is var repeats && repeats < Repeats) (Repeats, Plan) = (repeats, plan);
            return done;
        }
    }
}
