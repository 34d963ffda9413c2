using System.Globalization;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Permanences;

/// <summary>Permanences as events of a calendar: of each one event that comes back, and one for each day that is not as usual. Discreet ones carry their neutral words and lead nowhere.</summary>
sealed class CalendarOfOffice(PermanenceWords words, string root, DateOnly today)
{
    /// <summary>So far ahead holidays are left out; who subscribes asks again long before.</summary>
    const int AheadDays = 800;

    /// <param name="where">The house, and the room when the permanence has one.</param>
    public IEnumerable<CalendarEvent> Events(Office office, Func<Permanence, (House House, Room? Room)> where, Func<Guid?, Room?> room)
    {
        foreach (var permanence in office.All)
        {
            var (house, usual) = where(permanence);
            var days = office.DaysOf(permanence);
            yield return Usual(permanence, office.Of(permanence), house, usual, office.Note(permanence)?.In(words.Lang).Text, days);
            foreach (var day in days.Where(day => day.Opens is not null).OrderBy(day => day.Day)) yield return Single(permanence, day, office.Of(permanence), house, room(day.RoomId) ?? usual);
        }
    }

    CalendarEvent Usual(Permanence p, Office.Seen seen, House house, Room? room, string? note, IReadOnlyList<PermanenceDay> days)
    {
        var deviating = days.Select(day => day.Day).ToHashSet();
        var end = p.LastOn is { } last && last < today.AddDays(AheadDays) ? last : today.AddDays(AheadDays);
        var except = p.Pattern(p.FirstOn, end).Where(day => p.IsOff(day) || deviating.Contains(day)).ToList();
        var once = p.Repeats == Repeats.Once;
        return Of(p, p.Id.ToString("D"), p.First ?? p.FirstOn, p.Opens, p.Closes, seen, house, room, p.RemovedAt is not null || once && except.Count > 0) with
        {
            Rule = once ? null : Rule(p), Until = once ? null : p.LastOn, Except = once ? [] : except,
            Words = string.Join('\n', new[] { words.How(p), note }.OfType<string>()),
        };
    }

    CalendarEvent Single(Permanence p, PermanenceDay day, Office.Seen seen, House house, Room? room) =>
        Of(p, string.Create(CultureInfo.InvariantCulture, $"{p.Id:D}-{day.Day:yyyyMMdd}"), day.Day, day.Opens!.Value, day.Closes!.Value, seen, house, room, p.RemovedAt is not null || day.Cancelled) with { Words = words.How(p) };

    CalendarEvent Of(Permanence p, string id, DateOnly day, int opens, int closes, Office.Seen seen, House house, Room? room, bool cancelled) =>
        new(id + "@permanence.vuurtoren", p.Sequence, p.ChangedAt, day, opens, closes, words.Name(seen))
        {
            Cancelled = cancelled, Where = string.Join(", ", new[] { room is null ? null : words.Room(room), words.House(house), AddressOf(house) }.OfType<string>().Distinct()),
            Link = $"{root}/{words.Lang}{seen.Path ?? $"/house/{house.Location.Id}"}",
        };

    string? AddressOf(House house) => house.Location.Addresses is [var address, ..]
        ? string.Join(", ", new[] { address.Street?.In(words.Lang).Text, string.Join(' ', new[] { address.PostalCode, address.City?.In(words.Lang).Text }.OfType<string>()) }.Where(part => !string.IsNullOrEmpty(part))) : null;

    static string Rule(Permanence p)
    {
        var nth = p.Repeats == Repeats.Monthly ? p.Nth!.Value.ToString(CultureInfo.InvariantCulture) : "";
        var days = string.Join(',', p.Weekdays.Select(day => nth + day.ToString().ToUpperInvariant()));
        return p.Repeats switch { Repeats.Weekly => $"FREQ=WEEKLY;WKST=MO;BYDAY={days}", Repeats.TwoWeekly => $"FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY={days}", _ => $"FREQ=MONTHLY;BYDAY={days}" };
    }
}
