using System.Globalization;
using System.Text;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens.Finding;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>
/// What a visitor asks of a list, as it stands in the address: every part is there, so that it can be bookmarked and sent to a colleague.
/// What makes no sense is said, never guessed, and stays as it was typed.
/// </summary>
public sealed partial record Asked
{
    public const int PageSize = 20, MostLetters = 200, MostPages = 5000;
    /// <summary>Kilometres.</summary>
    public const double Nearest = 0.5, Furthest = 10, UsualDistance = 2;
    public const int UsualHour = 10;

    public string? Words { get; init; }
    /// <summary>As in the address: the code of a theme or the id of a term.</summary>
    public string? Theme { get; init; }
    /// <summary>NIS code.</summary>
    public string? Municipality { get; init; }
    /// <summary>md_id.</summary>
    public string? Neighbourhood { get; init; }
    /// <summary>A point, a postcode or the name of a place, as typed: see <see cref="Place"/>.</summary>
    public string? Near { get; init; }
    public Place? Place { get; init; }
    /// <summary>Kilometres around <see cref="Near"/>.</summary>
    public double Within { get; init; } = UsualDistance;
    /// <summary>BCP 47.</summary>
    public string? Spoken { get; init; }
    /// <summary>A target group, by its key.</summary>
    public string? Target { get; init; }
    public bool OpenNow { get; init; }
    /// <summary>Open on the next such day, at <see cref="Minute"/>.</summary>
    public Weekday? Day { get; init; }
    /// <summary>After midnight.</summary>
    public int Minute { get; init; } = UsualHour * 60;
    public bool? ByAppointment { get; init; }
    public bool Wheelchair { get; init; }
    public bool Free { get; init; }
    public SortBy Sort { get; init; }
    public int Page { get; init; } = 1;
    /// <summary>Key of what is wrong with the question; then nothing is searched.</summary>
    public string? Problem { get; init; }
    /// <summary>The field of the form in which it stands.</summary>
    public string? ProblemAt { get; init; }

    /// <summary>Whether anything narrows the list.</summary>
    public bool Narrows => Words is not null || Filters > 0;

    /// <summary>How many filters are on; the words do not count.</summary>
    public int Filters => new[]
    {
        Theme is not null, Municipality is not null, Neighbourhood is not null, Near is not null, Spoken is not null, Target is not null,
        OpenNow || Day is not null, ByAppointment is not null, Wheelchair, Free,
    }.Count(on => on);

    public static Asked Of(IQueryCollection query, ThemeTree themes, DirectoryIndex index)
    {
        var near = Clean(query["near"]);
        var asked = new Asked
        {
            Words = Clean(query["q"]), Theme = Clean(query["theme"]), Municipality = Clean(query["municipality"]), Neighbourhood = Clean(query["neighbourhood"]),
            Near = near, Place = Place.Of(near, index), Spoken = Clean(query["spoken"]), Target = Clean(query["target"]),
            OpenNow = query["open"] == "now", Wheelchair = query["wheelchair"] == "yes", Free = query["free"] == "yes",
            ByAppointment = (string?)query["appointment"] switch { "yes" => true, "no" => false, _ => null },
        };
        return asked.WithNumbers(Clean(query["within"]), Clean(query["day"]), Clean(query["hour"]), Clean(query["sort"]), Clean(query["page"])) is var read
            && read.Problem is null && read.WhatIsWrong(themes) is var (problem, field) ? read with { Problem = problem, ProblemAt = field } : read;
    }

    Asked WithNumbers(string? within, string? day, string? hour, string? sort, string? page)
    {
        var read = this with { Sort = sort switch { "name" => SortBy.Name, "distance" when Near is not null => SortBy.Distance, _ => SortBy.Relevance } };
        if (page is not null && (!int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MostPages)) return Wrong("directory.search.no-such-page");
        read = read with { Page = page is null ? 1 : int.Parse(page, CultureInfo.InvariantCulture) };
        if (Near is not null && within is not null)
        {
            if (!double.TryParse(within.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var distance) || distance is not (>= Nearest and <= Furthest)) return Wrong("directory.search.no-such-distance", "within");
            read = read with { Within = distance };
        }
        if (day is null || OpenNow) return read;
        if (!Enum.TryParse<Weekday>(day, ignoreCase: true, out var weekday) || !Enum.IsDefined(weekday) || char.IsAsciiDigit(day[0])) return Wrong("directory.search.no-such-day", "day");
        read = read with { Day = weekday };
        if (hour is null) return read;
        return TimeOnly.TryParseExact(hour, ["H:mm", "%H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? read with { Minute = time.Hour * 60 + time.Minute } : Wrong("directory.search.no-such-hour", "hour");

        Asked Wrong(string problem, string? field = null) => read with { Problem = problem, ProblemAt = field };
    }

    (string Problem, string Field)? WhatIsWrong(ThemeTree themes)
    {
        if (Words?.Length > MostLetters) return ("directory.search.too-long", "q");
        if (Theme is not null && themes.Find(Theme) is null) return ("directory.search.unknown-filter", "theme");
        if (Municipality is not null && Geo.Shipped.Municipality(Municipality) is null) return ("directory.search.unknown-filter", "municipality");
        if (Neighbourhood is not null && NeighbourhoodOf(Neighbourhood) is null) return ("directory.search.unknown-filter", "neighbourhood");
        if (Spoken is not null && (Spoken.Length > 12 || !Spoken.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))) return ("directory.search.unknown-filter", "spoken");
        if (Target?.Length > MostLetters) return ("directory.search.unknown-filter", "target");
        if (Near is not null && Place is null) return (Place.LooksLikePoint(Near) ? "directory.search.outside" : "directory.search.unknown-place", "near");
        return null;
    }

    public static Geography.Neighbourhood? NeighbourhoodOf(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Geo.Shipped.Neighbourhood(number) : null;

    /// <summary>Without characters that nobody types; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c == '\uFFFD'))
            text = string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).Select(rune => Rune.IsControl(rune) ? " " : rune.ToString()));
        return text.Trim() is { Length: > 0 } left ? left : null;
    }
}
