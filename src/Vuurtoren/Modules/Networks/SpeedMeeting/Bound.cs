namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>How often people must meet again, whatever the plan: it is printed beside what a plan does. Better than that is impossible; as good as that is not always possible.</summary>
public static class Bound
{
    public static int Of(Party party) => Math.Max(Counting(party), FewTables(party));

    /// <summary>
    /// Each person sits with so many others in all, and has so many to meet for the first time. Per person what is more than that is a repeat; what one table
    /// seats less another seats more. Every repeat is counted from both sides.
    /// </summary>
    static int Counting(Party party)
    {
        var history = History.Of(party);
        var (least, most, fresh) = (new int[party.People], new int[party.People], new int[party.People]);
        var seats = 0;
        foreach (var here in party.Ahead.Select(party.Here))
        {
            var tables = party.TablesFor(here.Count);
            seats += tables.Sum(size => size * (size - 1));
            foreach (var p in here)
            {
                least[p] += tables[^1] - 1;
                most[p] += tables[0] - 1;
            }
        }
        for (var p = 0; p < party.People; p++)
            for (var q = 0; q < party.People; q++)
                if (p != q && RoundsOfBoth(party, p, q) is > 0 and var both)
                {
                    if (history.IsTogether(p, q)) (least[p], most[p], seats) = (least[p] - both, most[p] - both, seats - both);
                    else if (history.Met(p, q) == 0 && !history.IsApart(p, q)) fresh[p]++;
                }
        int unavoidable = 0, room = 0;
        for (var p = 0; p < party.People; p++)
        {
            unavoidable += Math.Max(0, least[p] - fresh[p]);
            room += Math.Max(least[p], Math.Min(most[p], fresh[p]));
        }
        return (unavoidable + Math.Max(0, seats - room) + 1) / 2;
    }

    static int RoundsOfBoth(Party party, int p, int q) =>
        Math.Min(party.Last(p), party.Last(q)) - Math.Max(party.Done.Count + 1, Math.Max(party.First(p), party.First(q))) + 1;

    /// <summary>
    /// With fewer tables than people at one, some of a table share the next one too, whatever two rounds one takes. A pair that meets c times is in c(c-1)/2
    /// such twos of rounds, and is c-1 repeats: at least 2/R of them.
    /// </summary>
    static int FewTables(Party party)
    {
        if (party.Together.Count + party.Arrives.Count + party.Leaves.Count + party.Done.Count > 0) return 0;
        var tables = party.TablesFor(party.People);
        return (party.Rounds - 1) * tables.Sum(size => Party.Spread(size, tables.Length).Sum(part => part * (part - 1) / 2));
    }
}
