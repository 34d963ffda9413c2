namespace Vuurtoren.Modules.Directory.Public;

/// <summary>A service as the tuning of the offer counts it: what everybody may know of it, and nothing of a secret place.</summary>
/// <param name="Themes">The top themes it falls under, by code.</param>
/// <param name="Targets">For whom, by the codes of data/themes/target_groups.csv; empty: for everybody, or not said.</param>
/// <param name="Served">Codes of the areas it says it works for: "nis:21013", "md:12".</param>
/// <param name="Capacity">Places that are free, when it tells; null: not told.</param>
/// <param name="Discreet">Counted, never named.</param>
public sealed record Offer(Guid Id, Guid? Organization, IReadOnlyList<string> Themes, IReadOnlyList<string> Languages, IReadOnlyList<string> Targets, IReadOnlyList<string> Served,
    IReadOnlyList<OfferPlace> Places, long? Capacity, bool Discreet);

/// <summary>Where it receives people.</summary>
/// <param name="Areas">Codes of its municipality and, in Brussels, its neighbourhood.</param>
/// <param name="Week">When one can come in without appointment in an ordinary week.</param>
/// <param name="Holidays">The same in a week of school holidays, as far as is known.</param>
/// <param name="HolidaysUnknown">Nothing says whether it is open in school holidays.</param>
/// <param name="CheckedOn">When a person last checked these hours; null: nobody did, a machine read them or nobody asked.</param>
public sealed record OfferPlace(Guid At, Guid Location, IReadOnlyList<string> Areas, double? Latitude, double? Longitude, WeekBits Week, WeekBits Holidays, bool HolidaysUnknown, DateOnly? CheckedOn);

/// <summary>The two weeks that stand for all others: an ordinary one and one of school holidays, both without public holidays, as near as can be.</summary>
/// <param name="Ordinary">Its Monday.</param>
/// <param name="Holidays">Null: the calendar does not know any.</param>
public readonly record struct TwoWeeks(DateOnly Ordinary, DateOnly? Holidays)
{
    const int WeeksAhead = 60;

    public static TwoWeeks From(DateOnly today)
    {
        var monday = today.AddDays((8 - (int)today.DayOfWeek) % 7);
        var weeks = Enumerable.Range(0, WeeksAhead).Select(n => monday.AddDays(7 * n)).Where(WithoutPublicHolidays).ToList();
        DateOnly? Find(bool holidays) => weeks.Where(day => Workdays(day).All(on => All(on, holidays))).Cast<DateOnly?>().FirstOrDefault();
        return new(Find(false) ?? (weeks.Count > 0 ? weeks[0] : monday), Find(true));
    }

    static bool WithoutPublicHolidays(DateOnly monday) => Days(monday, 7).All(day => Opening.PublicHolidays.On(day) is null);
    static bool All(DateOnly day, bool holidays) => Opening.SchoolHolidays.Shipped.On(day, Opening.Community.Flemish) == holidays && Opening.SchoolHolidays.Shipped.On(day, Opening.Community.French) == holidays;
    static IEnumerable<DateOnly> Workdays(DateOnly monday) => Days(monday, 5);
    static IEnumerable<DateOnly> Days(DateOnly monday, int many) => Enumerable.Range(0, many).Select(n => monday.AddDays(n));
}
