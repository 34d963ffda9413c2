using System.Globalization;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Permanences;

/// <summary>Permanences as people say them, in the language of who reads: a page, a letter, a calendar.</summary>
public sealed class PermanenceWords(Texts texts, string lang)
{
    readonly CultureInfo culture = CultureInfo.GetCultureInfo($"{lang}-BE");

    public string Lang => lang;

    public string this[string key, params object[] details] => string.Format(culture, texts.In(lang, key), details);

    /// <summary>What everybody reads: of a discreet one its neutral words.</summary>
    public string Name(Office.Seen seen) => seen.Name?.In(lang).Text ?? this[seen.Discreet ? "permanence.neutral" : "permanence.unnamed"];

    public string House(House house) => house.Name?.In(lang).Text ?? this["permanence.house.nameless"];

    /// <summary>"Lokaal 2 (eerste verdieping)".</summary>
    public string Room(Room? room) => room is null ? this["permanence.room.none"] : room.Name.In(lang).Text + (room.Way is { } way ? $" ({way.In(lang).Text})" : "");

    public string Time(int minutes) => this["directory.hours.time", minutes / 60, (minutes % 60).ToString("00", CultureInfo.InvariantCulture)];

    public string Hours(int opens, int closes) => this["directory.hours.between", Time(opens), Time(closes)];

    /// <summary>"dinsdag 1 december".</summary>
    public string Day(DateOnly day) => day.Written("dddd d MMMM", culture);

    /// <summary>"1 december 2026".</summary>
    public string Date(DateOnly day) => day.Written("d MMMM yyyy", culture);

    public string How(Permanence permanence) => this[permanence.ByAppointment ? "permanence.appointment" : "permanence.walk-in"];

    /// <summary>"elke dinsdag, tot 30 juni 2027".</summary>
    public string Pattern(Permanence permanence, DateOnly today)
    {
        if (permanence.Repeats == Repeats.Once) return this["permanence.on", Day(permanence.FirstOn)];
        var names = permanence.Weekdays.Select(DayName).ToList();
        var days = names.Count < 2 ? string.Concat(names) : string.Join(", ", names[..^1]) + this["directory.hours.and"] + names[^1];
        var words = permanence.Repeats switch
        {
            Repeats.Weekly => this["permanence.every", days],
            Repeats.TwoWeekly => this["permanence.every-two", days],
            _ => this["permanence.every-month", this["permanence.nth." + (permanence.Nth == -1 ? "last" : permanence.Nth!.Value.ToString(CultureInfo.InvariantCulture))], days],
        };
        if (permanence.First > today) words = this["permanence.from", words, Date(permanence.First!.Value)];
        if (permanence.School != Community.Unknown) words = this["permanence.not-school." + permanence.School.ToString().ToLowerInvariant(), words];
        return permanence.LastOn is { } last ? this["permanence.to", words, Date(last)] : words;
    }

    public string DayName(Weekday day) => culture.DateTimeFormat.GetDayName((DayOfWeek)(((int)day + 1) % 7));
}
