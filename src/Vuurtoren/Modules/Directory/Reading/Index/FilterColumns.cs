namespace Vuurtoren.Modules.Directory.Reading.Index;

[Flags]
enum FilterFlags : byte { None = 0, Free = 1, ByAppointment = 2, WithoutAppointment = 4, Wheelchair = 8 }

/// <summary>What filters ask of the entries of one segment, in flat arrays: a byte of yes and no, hours that a person checked, target groups.</summary>
sealed class FilterColumns
{
    const int NoHours = -1;

    readonly FilterFlags[] flags;
    readonly int[] starts;          // entry -> hours
    readonly (int Hours, ushort Until)[] hours;
    readonly int[] placeHours;      // place -> hours
    readonly bool[] placeWheelchair;

    FilterColumns(FilterFlags[] flags, int[] starts, (int, ushort)[] hours, int[] placeHours, bool[] placeWheelchair, Dimension targets) =>
        (this.flags, this.starts, this.hours, this.placeHours, this.placeWheelchair, Targets) = (flags, starts, hours, placeHours, placeWheelchair, targets);

    public Dimension Targets { get; }

    /// <summary>Days since 1 January 2000; beyond two centuries it makes no difference.</summary>
    public static ushort DayNumber(DateOnly day) => (ushort)Math.Clamp(day.DayNumber - new DateOnly(2000, 1, 1).DayNumber, 0, ushort.MaxValue);

    public bool Has(int entry, FilterFlags all) => (flags[entry] & all) == all;

    /// <summary>Surely open then, at one of its places at least.</summary>
    public bool IsOpen(int entry, OpenMoment at)
    {
        for (var i = starts[entry]; i < starts[entry + 1]; i++)
            if (IsOpen(hours[i], at)) return true;
        return false;
    }

    public bool IsOpenPlace(int place, OpenMoment at) => placeHours[place] != NoHours && IsOpen(hours[placeHours[place]], at);
    public bool IsWheelchairPlace(int place) => placeWheelchair[place];

    static bool IsOpen((int Hours, ushort Until) of, OpenMoment at) => of.Until >= at.Day && at.IsOpen(of.Hours);

    public sealed class Builder(Segment segment)
    {
        readonly FilterFlags[] flags = new FilterFlags[segment.Count];
        readonly bool[] wheelchair = new bool[segment.AtIds.Length];
        readonly List<(int Entry, int Hours, ushort Until, int Place)> hours = [];
        readonly HashSet<(int Entry, int Target)> targets = [];

        public void Add(int entry, FilterFlags flag)
        {
            flags[entry] |= flag;
            if (Owner(entry) is >= 0 and var owner) flags[owner] |= flag;
        }

        public void AddTarget(int entry, int target)
        {
            targets.Add((entry, target));
            if (Owner(entry) is >= 0 and var owner) targets.Add((owner, target));
        }

        /// <param name="place">-1: the service has no place.</param>
        public void AddHours(int entry, int place, int number, DateOnly until)
        {
            hours.Add((entry, number, DayNumber(until), place));
            if (Owner(entry) is >= 0 and var owner) hours.Add((owner, number, DayNumber(until), -1));
        }

        public void AddWheelchair(int entry, int place)
        {
            wheelchair[place] = true;
            Add(entry, FilterFlags.Wheelchair);
        }

        /// <summary>An organisation has what its services have.</summary>
        int Owner(int entry) => segment.Groups[entry] == Guid.Empty ? -1 : segment.Find(segment.Groups[entry]);

        public FilterColumns Build()
        {
            var ordered = hours.OrderBy(h => h.Entry).ToList();
            var starts = new int[segment.Count + 1];
            var placeHours = new int[segment.AtIds.Length];
            Array.Fill(placeHours, NoHours);
            var flat = new List<(int, ushort)>(ordered.Count);
            foreach (var (entry, number, until, place) in ordered)
            {
                // The same hours at ten places are kept once; they stand behind those of the entries before.
                var at = flat.IndexOf((number, until), starts[entry + 1] == 0 ? flat.Count : starts[entry + 1] - 1);
                if (at < 0)
                {
                    if (starts[entry + 1] == 0) starts[entry + 1] = flat.Count + 1;
                    at = flat.Count;
                    flat.Add((number, until));
                }
                if (place >= 0) placeHours[place] = at;
            }
            // So far the first of each entry plus one; 0 where it has none.
            var next = flat.Count;
            var result = new int[segment.Count + 1];
            result[segment.Count] = next;
            for (var entry = segment.Count - 1; entry >= 0; entry--)
            {
                if (starts[entry + 1] != 0) next = starts[entry + 1] - 1;
                result[entry] = next;
            }
            return new(flags, result, [.. flat], placeHours, wheelchair, TargetDimension());
        }

        Dimension TargetDimension()
        {
            var builder = new Dimension.Builder();
            var byEntry = targets.ToLookup(t => t.Entry, t => t.Target);
            var none = new HashSet<int>();
            for (var entry = 0; entry < segment.Count; entry++) builder.Add(byEntry.Contains(entry) ? [.. byEntry[entry]] : none);
            return builder.Build();
        }
    }
}
