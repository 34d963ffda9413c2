namespace Vuurtoren.Modules.Directory.Reading.Index;

[Flags]
enum FilterFlags : byte { None = 0, Free = 1, ByAppointment = 2, WithoutAppointment = 4, Wheelchair = 8, All = 15 }

/// <summary>What filters ask of the entries of one segment, in flat arrays: a byte of yes and no, and hours that a person checked.</summary>
sealed class FilterColumns
{
    readonly FilterFlags[] flags;
    readonly int[] starts;          // entry -> hours; empty when there are none
    readonly CheckedHours[] hours;
    readonly Places places;

    FilterColumns(FilterFlags[] flags, int[] starts, CheckedHours[] hours, Places places) =>
        (this.flags, this.starts, this.hours, this.places) = (flags, hours.Length == 0 ? [] : starts, hours, places);

    /// <summary>Days since 1 January 2000; beyond two centuries it makes no difference.</summary>
    public static ushort DayNumber(DateOnly day) => (ushort)Math.Clamp(day.DayNumber - new DateOnly(2000, 1, 1).DayNumber, 0, ushort.MaxValue);

    public FilterFlags Of(int entry) => flags[entry];
    public bool Has(int entry, FilterFlags all) => (flags[entry] & all) == all;

    public ReadOnlySpan<CheckedHours> Hours(int entry) => starts.Length == 0 ? default : hours.AsSpan(starts[entry], starts[entry + 1] - starts[entry]);

    /// <summary>Surely open then, at one of its places at least.</summary>
    public bool IsOpen(int entry, OpenMoment at)
    {
        foreach (var some in Hours(entry))
            if (IsOpen(some, at)) return true;
        return false;
    }

    /// <summary>Of a place of a service.</summary>
    public bool IsOpenPlace(int place, OpenMoment at) => HoursOfPlace(place) is { } some && IsOpen(some, at);

    public CheckedHours? HoursOfPlace(int place) =>
        places.AtHours.Length > 0 && places.Ats.NumberOf(place) is >= 0 and var at && places.AtHours[at] is >= 0 and var number ? hours[number] : null;

    public bool IsWheelchairPlace(int place) => places.Wheelchair[places.Locations[place]];

    static bool IsOpen(CheckedHours of, OpenMoment at) => of.Until >= at.Day && at.IsOpen(of.Hours);

    public sealed class Builder
    {
        readonly List<FilterFlags> flags = [];
        readonly List<int> starts = [0];
        readonly List<CheckedHours> hours = [];

        public void Add(FilterFlags of, List<CheckedHours> open)
        {
            foreach (var some in open) Number(some);
            End(of);
        }

        public void Add(FilterColumns from, int entry)
        {
            hours.AddRange(from.Hours(entry));
            End(from.flags[entry]);
        }

        void End(FilterFlags of)
        {
            flags.Add(of);
            starts.Add(hours.Count);
        }

        /// <summary>Where these hours of the entry that is being added stand; the same at ten places are kept once.</summary>
        public int Number(CheckedHours some)
        {
            var at = hours.IndexOf(some, starts[^1]);
            if (at >= 0) return at;
            hours.Add(some);
            return hours.Count - 1;
        }

        public FilterColumns Build(Places places) => new([.. flags], [.. starts], [.. hours], places);
    }
}
