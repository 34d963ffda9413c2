using System.Globalization;
using System.Text;
using Vuurtoren.Modules.Directory.Reading;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

public sealed partial record Asked
{
    /// <param name="now">On the clock here, for what is open.</param>
    public Query ToQuery(string kind, ThemeTree themes, DateTime now) => new()
    {
        Kind = kind, Text = Words, Theme = Theme is null ? null : themes.Find(Theme)?.Id, Municipality = Geo.Shipped.Municipality(Municipality)?.Nis,
        Neighbourhood = Neighbourhood, Spoken = Spoken?.ToLowerInvariant(), Target = Target,
        Near = Place is { } place ? new Circle(place.Latitude, place.Longitude, Within * 1000) : null,
        Open = OpenNow ? At(now) : Day is { } day ? new OpenAt(Next(day, DateOnly.FromDateTime(now)), Minute) : null,
        ByAppointment = ByAppointment, Wheelchair = Wheelchair, Free = Free,
        Sort = InOrder,
        Skip = (Page - 1) * PageSize, Take = PageSize, Facets = true, CountOpenAt = At(now),
    };

    /// <summary>Who only says where they are gets what is near first; who also says what they want gets what fits first.</summary>
    public SortBy InOrder => Sort == SortBy.Relevance && Words is null && Place is not null ? SortBy.Distance : Sort;

    static OpenAt At(DateTime now) => new(DateOnly.FromDateTime(now), now.Hour * 60 + now.Minute);

    /// <summary>Today counts.</summary>
    static DateOnly Next(Weekday day, DateOnly today) => today.AddDays(((int)day + 1 - (int)today.DayOfWeek + 7) % 7);

    /// <summary>Without filters; the words stay.</summary>
    public Asked WithoutFilters => new() { Words = Words };

    /// <summary>The part of the address after the path, "" or "?…".</summary>
    public string ToQueryString()
    {
        var parts = new StringBuilder();
        foreach (var (name, value) in Parameters()) parts.Append(parts.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal));
        return parts.ToString();
    }

    IEnumerable<(string Name, string Value)> Parameters()
    {
        if (Words is not null) yield return ("q", Words);
        if (Theme is not null) yield return ("theme", Theme);
        if (Municipality is not null) yield return ("municipality", Municipality);
        if (Neighbourhood is not null) yield return ("neighbourhood", Neighbourhood);
        if (Near is not null) yield return ("near", Near);
        if (Near is not null && Within != UsualDistance) yield return ("within", Within.ToString(CultureInfo.InvariantCulture));
        if (Spoken is not null) yield return ("spoken", Spoken);
        if (Target is not null) yield return ("target", Target);
        if (OpenNow) yield return ("open", "now");
        else if (Day is { } day)
        {
            yield return ("day", day.ToString().ToLowerInvariant());
            if (Minute != UsualHour * 60) yield return ("hour", Hour);
        }
        if (ByAppointment is { } appointment) yield return ("appointment", appointment ? "yes" : "no");
        if (Wheelchair) yield return ("wheelchair", "yes");
        if (Free) yield return ("free", "yes");
        if (Sort is SortBy.Name or SortBy.Distance) yield return ("sort", Sort == SortBy.Name ? "name" : "distance");
        if (Page > 1) yield return ("page", Page.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>"10:00".</summary>
    public string Hour => $"{Minute / 60}:{Minute % 60:00}";
}
