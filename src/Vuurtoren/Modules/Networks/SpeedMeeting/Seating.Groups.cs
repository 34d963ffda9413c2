namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>Swaps of people who stay together: the whole group goes, and as many others come back.</summary>
sealed partial class Seating
{
    readonly List<int> leaving = [], coming = [], singles = [];

    void MoveGroups(int r, int k1, int k2, int patience, ref Dice here)
    {
        Movers(leaving, r, k1);
        Movers(coming, r, k2);
        if (!Fill(leaving, coming.Count, r, k1, ref here) || !Fill(coming, leaving.Count, r, k2, ref here)) return;
        var change = 0;
        for (var i = 0; i < leaving.Count; i++) change += Exchange(r, leaving[i], coming[i]);
        if (change <= patience) Cost += change;
        else for (var i = leaving.Count - 1; i >= 0; i--) Exchange(r, leaving[i], coming[i]);
    }

    void Movers(List<int> movers, int r, int chair)
    {
        movers.Clear();
        movers.Add(chair);
        if (group[seats[r][chair]] is not 0 and var mine)
            for (var k = chairs[r].Start(chair); k < chairs[r].End(chair); k++)
                if (k != chair && group[seats[r][k]] == mine) movers.Add(k);
    }

    /// <summary>Adds people of the table who belong to no group until as many go as come.</summary>
    bool Fill(List<int> movers, int wanted, int r, int chair, ref Dice here)
    {
        if (movers.Count >= wanted) return true;
        singles.Clear();
        for (var k = chairs[r].Start(chair); k < chairs[r].End(chair); k++)
            if (group[seats[r][k]] == 0 && !movers.Contains(k)) singles.Add(k);
        while (movers.Count < wanted && singles.Count > 0)
        {
            var i = here.Below(singles.Count);
            movers.Add(singles[i]);
            singles.RemoveAt(i);
        }
        return movers.Count == wanted;
    }
}
