namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// Which entries are read again together: an organisation with its services, or a service that has none. They stand beside each other;
/// an organisation before its services.
/// </summary>
sealed class Groups
{
    readonly Guid[] ids;
    readonly int[] starts;
    readonly int[] order;

    /// <param name="starts">The first entry of each group, and the number of all entries.</param>
    public Groups(Guid[] ids, int[] starts)
    {
        (this.ids, this.starts) = (ids, starts);
        order = Segment.Order(ids);
    }

    public int Count => ids.Length;
    public Guid Id(int group) => ids[group];
    public int Start(int group) => starts[group];

    public int Of(int entry) => Array.BinarySearch(starts, 0, ids.Length, entry) is >= 0 and var at ? at : ~Array.BinarySearch(starts, 0, ids.Length, entry) - 1;

    /// <summary>The entries From .. To - 1; none when it is not here.</summary>
    public (int From, int To) Entries(Guid group)
    {
        var at = Segment.LowerBound(order, ids, group);
        return at < order.Length && ids[order[at]] == group ? (starts[order[at]], starts[order[at] + 1]) : (0, 0);
    }
}
