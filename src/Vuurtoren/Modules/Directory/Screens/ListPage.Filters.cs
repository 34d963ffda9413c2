using System.Globalization;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>
/// What can narrow the list, with how many there would be. Of a filter that is on, the other choices are shown without a number: one can
/// change one's mind at once, and no number is wrong.
/// </summary>
public abstract partial class ListPage
{
    const int MostChoices = 180;

    Facets? everything;

    /// <summary>Counted once for all that there is.</summary>
    Facets? Everything => everything ??= Index.Find(new Query { Kind = kind, Take = 1, Facets = true }, Viewer).Facets;

    /// <summary>What the numbers come from; null when the question was not answered.</summary>
    public Facets? Counted => Answer.Facets;

    public IEnumerable<Choice> ThemeChoices
    {
        get
        {
            var chosen = Asked.Theme is { } code ? Themes.Find(code) : null;
            var top = chosen is null ? null : Themes.TopOf(chosen);
            var counts = Counts(chosen is not null, f => f.Themes.Select(t => (t.Term, t.Count)));
            if (chosen is not null && top is null) yield return new(Themes.Code(chosen), chosen.Name.In(Lang).Text);
            foreach (var theme in Themes.Top.Where(t => counts.ContainsKey(t.Id) || t.Id == top?.Id).OrderBy(t => t.Name.In(Lang).Text, StringComparer.CurrentCulture))
            {
                yield return new(Themes.Code(theme), Numbered(theme.Name.In(Lang).Text, chosen is null ? counts[theme.Id] : null));
                if (theme.Id != top?.Id) continue;
                foreach (var under in Themes.Under(theme).Where(t => counts.ContainsKey(t.Id) || t.Id == chosen?.Id).OrderBy(t => t.Name.In(Lang).Text, StringComparer.CurrentCulture))
                    yield return new(Themes.Code(under), "– " + under.Name.In(Lang).Text);
            }
        }
    }

    public IEnumerable<Choice> MunicipalityChoices => Choices(Asked.Municipality, f => f.Municipalities, MunicipalityName);

    /// <summary>Of the municipality that is asked for only.</summary>
    public IEnumerable<Choice> NeighbourhoodChoices => Choices(Asked.Neighbourhood,
        f => f.Neighbourhoods.Where(n => Asked.Municipality is null || Asked.NeighbourhoodOf(n.Code)?.MunicipalityNis == Geo.Shipped.Municipality(Asked.Municipality)?.Nis), NeighbourhoodName);

    public IEnumerable<Choice> SpokenChoices => Choices(Asked.Spoken?.ToLowerInvariant(), f => f.Languages.Where(l => l.Code != SpokenNames.Unknown), code => SpokenNames.Of(code, Texts), byName: false);

    public IEnumerable<Choice> TargetChoices => Choices(Asked.Target, f => f.Targets.Select(t => (t.Key, t.Count)), TargetName, byName: false);

    public IEnumerable<Choice> DistanceChoices => new[] { 0.5, 1, 2, 5, 10 }.Append(Asked.Within).Distinct().Order()
        .Select(km => new Choice(km.ToString(CultureInfo.InvariantCulture), Texts["directory.distance.kilometres", km.ToString(CultureInfo.CurrentCulture)]));

    public IEnumerable<Choice> DayChoices => Enum.GetValues<Weekday>().Select(day => new Choice(Code(day), DayName(day)));

    public IEnumerable<Choice> HourChoices => Enumerable.Range(0, 24).Select(hour => hour * 60).Append(Asked.Minute).Distinct().Order()
        .Select(minute => new Choice($"{minute / 60}:{minute % 60:00}", Hours.Time(minute)));

    public static string Code(Weekday day) => day.ToString().ToLowerInvariant();
    static string DayName(Weekday day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)(((int)day + 1) % 7));
    string? TargetName(string key) => (Everything?.Targets ?? []).FirstOrDefault(t => t.Key == key).Name?.In(Lang).Text ?? key;

    IEnumerable<Choice> Choices(string? chosen, Func<Facets, IEnumerable<(string Code, int Count)>> of, Func<string, string?> name, bool byName = true)
    {
        var counts = Counts(chosen is not null, of);
        if (chosen is not null) counts.TryAdd(chosen, 0);
        var named = counts.Select(c => (c.Key, Name: name(c.Key), c.Value)).Where(c => c.Name is not null);
        return (byName ? named.OrderBy(c => c.Name, StringComparer.CurrentCulture) : named).Take(MostChoices)
            .Select(c => new Choice(c.Key, Numbered(c.Name!, chosen is null ? c.Value : null)));
    }

    Dictionary<TKey, int> Counts<TKey>(bool on, Func<Facets, IEnumerable<(TKey Key, int Count)>> of) where TKey : notnull =>
        ((on || Counted is null ? Everything : Counted) is { } facets ? of(facets) : []).ToDictionary(c => c.Key, c => c.Count);

    public static string Numbered(string words, int? count) => count is { } number ? $"{words} ({number.ToString("N0", CultureInfo.CurrentCulture)})" : words;

    /// <summary>What narrows the list, each with the list without it.</summary>
    public IEnumerable<(string Words, Asked Without)> Narrowing
    {
        get
        {
            var first = Asked with { Page = 1 };
            if (Asked.Words is { } words) yield return ($"“{words}”", first with { Words = null });
            if (Asked.Theme is { } theme && Themes.Find(theme) is { } term) yield return (term.Name.In(Lang).Text, first with { Theme = null });
            if (MunicipalityName(Asked.Municipality) is { } municipality) yield return (municipality, first with { Municipality = null });
            if (NeighbourhoodName(Asked.Neighbourhood) is { } hood) yield return (hood, first with { Neighbourhood = null });
            if (Asked.Place is not null) yield return (Texts["directory.search.around", Around, Asked.Within.ToString(CultureInfo.CurrentCulture)], first with { Near = null, Place = null });
            if (Asked.Target is { } target) yield return (TargetName(target)!, first with { Target = null });
            if (Asked.Spoken is { } spoken) yield return (SpokenNames.Of(spoken, Texts), first with { Spoken = null });
            if (Asked.OpenNow) yield return (Texts["directory.search.open-now"], first with { OpenNow = false });
            if (Asked.Day is { } day) yield return (Texts["directory.search.open-on", DayName(day), Hours.Time(Asked.Minute)], first with { Day = null });
            if (Asked.ByAppointment is { } appointment) yield return (Texts[appointment ? "directory.by-appointment" : "directory.search.without-appointment"], first with { ByAppointment = null });
            if (Asked.Wheelchair) yield return (Texts["directory.search.wheelchair"], first with { Wheelchair = false });
            if (Asked.Free) yield return (Texts["directory.search.free"], first with { Free = false });
        }
    }

    /// <summary>The name of where one looks: "1000", "Molenbeek" or "your place".</summary>
    public string Around => Asked.Place?.Name?.In(Lang).Text ?? Texts["directory.search.your-place"];

    /// <summary>What stands in the box for a place: a point of the device is no text that people read.</summary>
    public bool FromDevice => Asked.Place is { Name: null };
}
