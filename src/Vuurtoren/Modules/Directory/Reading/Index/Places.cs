namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// Where the entries of a segment are, in flat arrays: for each place of an entry the number of its location, and whether it is a
/// service_at_location (an organisation's place is none). A location stands once for each group of entries that is there.
/// </summary>
sealed class Places
{
    public required int[] Starts { get; init; } // entry -> places
    public required int[] Locations { get; init; }
    /// <summary>Which places are a service_at_location: their numbers are those of the arrays of these.</summary>
    public required Marks Ats { get; init; }

    public required Guid[] LocationIds { get; init; }
    public required float[] Latitudes { get; init; }
    public required float[] Longitudes { get; init; }
    /// <summary>Municipality, neighbourhood and first postal code as numbers of <see cref="Values"/>, <see cref="Unknown"/> when unknown.</summary>
    public required ushort[] Municipalities { get; init; }
    public required ushort[] Neighbourhoods { get; init; }
    public required ushort[] Postcodes { get; init; }
    public required bool[] Wheelchair { get; init; }
    public required int[] GroupStarts { get; init; } // group -> locations

    public required Guid[] AtIds { get; init; }
    public required Times AtModified { get; init; }
    /// <summary>Of each at, in the hours of <see cref="FilterColumns"/>; empty when none has any.</summary>
    public required int[] AtHours { get; init; }

    public const ushort Unknown = ushort.MaxValue;

    public int Count => Locations.Length;

    /// <summary>default: a place of an organisation.</summary>
    public Guid AtId(int place) => Ats.NumberOf(place) is >= 0 and var at ? AtIds[at] : default;

    public int LocationGroup(int location) =>
        Array.BinarySearch(GroupStarts, location) is >= 0 and var at ? LastOf(at) : ~Array.BinarySearch(GroupStarts, location) - 1;

    /// <summary>Groups without locations start where the next one starts.</summary>
    int LastOf(int group)
    {
        while (GroupStarts[group + 1] == GroupStarts[group]) group++;
        return group;
    }

    int[]? byAt, byLocation;
    /// <summary>Ats in the order of their ids.</summary>
    public int[] ByAt => byAt ??= Segment.Order(AtIds);
    /// <summary>Locations in the order of their ids; one may stand there more than once.</summary>
    public int[] ByLocation => byLocation ??= Segment.Order(LocationIds);
}

/// <summary>A value of each place that stands in the table of its location.</summary>
readonly struct ByPlace<T>(T[] values, int[] locations)
{
    public T this[int place] => values[locations[place]];
}
