using System.Globalization;
using System.Text.RegularExpressions;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing.Questions;

/// <summary>The hours of one day as one types them: "9:00-12:00, 13:00-16:30"; "9-12 13-16.30" is understood too.</summary>
public static partial class DayHours
{
    public static string Show(IEnumerable<Interval> intervals) => string.Join(", ", intervals.OrderBy(i => i.Opens).Select(i => $"{At(i.Opens)}-{(i.Closes is { } closes ? At(closes) : "")}"));

    public static string At(int minutes) => $"{minutes / 60}:{minutes % 60:00}";

    /// <returns>Null when it cannot be read as hours.</returns>
    public static List<(int Opens, int? Closes)>? Read(string text)
    {
        var read = new List<(int, int?)>();
        var rest = Range().Replace(And().Replace(text, ","), match =>
        {
            var (opens, closes) = (Minutes(match.Groups["h"], match.Groups["m"]), match.Groups["h2"].Success ? Minutes(match.Groups["h2"], match.Groups["m2"]) : (int?)null);
            if (opens is null or 1440 || match.Groups["h2"].Success && closes is null || opens == closes) return "?";
            read.Add((opens.Value, closes));
            return "";
        });
        return rest.All(c => c is ' ' or ',' or ';' or '/' or '+' or '&') && read.Count > 0 ? read : null;
    }

    static int? Minutes(Group hours, Group minutes)
    {
        var at = int.Parse(hours.ValueSpan, CultureInfo.InvariantCulture) * 60 + (minutes.Success ? int.Parse(minutes.ValueSpan, CultureInfo.InvariantCulture) : 0);
        return at <= 1440 && (!minutes.Success || minutes.Length == 2 && at % 60 == int.Parse(minutes.ValueSpan, CultureInfo.InvariantCulture)) ? at : null;
    }

    [GeneratedRegex(" (en|et) ")]
    private static partial Regex And();

    [GeneratedRegex(@"(?<h>\d{1,2})\s*(?:[:.hHuU](?<m>\d{2})?)?\s*(?:-|–|—|tot|à|au?|to)\s*(?:(?<h2>\d{1,2})\s*(?:[:.hHuU](?<m2>\d{2})?)?)?", RegexOptions.None, 500)]
    private static partial Regex Range();
}

/// <summary>Weeks with what deviates from them. Each day is one box, so that a week is seven presses of Tab.</summary>
public sealed class HoursQuestion(string path) : RowsQuestion<Schedule>(path)
{
    public static readonly IReadOnlyList<Weekday> Days = Enum.GetValues<Weekday>();

    /// <summary>In the language of the page: "Maandag".</summary>
    public static string Name(Weekday day) => CultureInfo.CurrentCulture.DateTimeFormat.DayNames[((int)day + 1) % 7] is var name ? char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..] : "";

    public static string Box(Weekday day) => day.ToString().ToLowerInvariant();

    protected override void ShowRow(string row, Schedule hours, Typed into)
    {
        foreach (var day in Days) into[$"{row}.{Box(day)}"] = DayHours.Show(hours.Week.Where(i => i.Day == day));
        Show(row + ".label", hours.Label, into);
        Show(row + ".notes", hours.Notes, into);
        (into[row + ".appointment"], into[row + ".phone"]) = (hours.ByAppointment ? FlagQuestion.Yes : "", hours.PhoneOnly ? FlagQuestion.Yes : "");
        (into[row + ".from"], into[row + ".to"]) = (hours.ValidFrom?.ToString("O", CultureInfo.InvariantCulture) ?? "", hours.ValidTo?.ToString("O", CultureInfo.InvariantCulture) ?? "");
        (into[row + ".public"], into[row + ".school"]) = (Shown(hours.PublicHolidays), Shown(hours.SchoolHolidays));
        foreach (var (i, other) in hours.Exceptions.Index())
        {
            var at = $"{row}.except.{i}";
            (into[at + ".from"], into[at + ".to"]) = (other.From.ToString("O", CultureInfo.InvariantCulture), other.To == other.From ? "" : other.To.ToString("O", CultureInfo.InvariantCulture));
            into[at + ".hours"] = other.Closed || other.Opens is null ? "" : DayHours.Show([new(default, other.Opens.Value, other.Closes)]);
            Show(at + ".why", other.Reason, into);
        }
    }

    protected override Schedule? ReadRow(string row, Typed typed, Schedule? was, Mistakes wrong)
    {
        var read = (was ?? new()) with
        {
            Week = [.. Days.SelectMany(day => Week(day, $"{row}.{Box(day)}", typed, wrong))],
            Label = Text(row + ".label", typed, was?.Label), Notes = Text(row + ".notes", typed, was?.Notes),
            ByAppointment = typed.Has(row + ".appointment"), PhoneOnly = typed.Has(row + ".phone"),
            ValidFrom = Day(row + ".from", typed, wrong), ValidTo = Day(row + ".to", typed, wrong),
            PublicHolidays = Choice<HolidayRule>(row + ".public", typed, wrong), SchoolHolidays = Choice<HolidayRule>(row + ".school", typed, wrong),
            Exceptions = [.. typed.Rows(row + ".except").Select(n => Other($"{row}.except.{n}", typed, wrong)).OfType<DatedException>()],
            ReadByMachine = false, OriginalText = null, // a person says so now; what the source wrote stays in history
        };
        if (read is { ValidFrom: { } from, ValidTo: { } to } && to < from) wrong.Add(row + ".to", "editing.wrong.until");
        return read is { Week: [], Label: null, Notes: null, ByAppointment: false, PhoneOnly: false, Exceptions: [], Rule: null } ? null : read;
    }

    static IEnumerable<Interval> Week(Weekday day, string box, Typed typed, Mistakes wrong)
    {
        if (!typed.Has(box)) return [];
        if (DayHours.Read(typed[box]) is { } hours) return hours.Select(h => new Interval(day, h.Opens, h.Closes));
        wrong.Add(box, "editing.wrong.hours");
        return [];
    }

    static DatedException? Other(string row, Typed typed, Mistakes wrong)
    {
        if (Day(row + ".from", typed, wrong) is not { } from)
        {
            if (typed.Under(row).Any() && !typed.Has(row + ".from")) wrong.Add(row + ".from", "editing.wrong.day.missing");
            return null;
        }
        var to = Day(row + ".to", typed, wrong) ?? from;
        if (to < from) wrong.Add(row + ".to", "editing.wrong.until");
        var why = Text(row + ".why", typed, null);
        if (!typed.Has(row + ".hours")) return new(from, to, Closed: true, Reason: why);
        if (DayHours.Read(typed[row + ".hours"]) is [var (opens, closes)]) return new(from, to, Closed: false, opens, closes, why);
        wrong.Add(row + ".hours", "editing.wrong.hours.pair");
        return null;
    }
}

/// <summary>What holds for a while and then goes by itself: "closed until 5 May".</summary>
public sealed class MessagesQuestion(string path) : RowsQuestion<TemporaryMessage>(path)
{
    /// <summary>From the moment it is published: nobody typed a first day.</summary>
    static readonly DateOnly Always = new(2000, 1, 1);

    protected override void ShowRow(string row, TemporaryMessage message, Typed into)
    {
        into[row + ".kind"] = Shown(message.Kind);
        (into[row + ".from"], into[row + ".until"]) = (message.From == Always ? "" : message.From.ToString("O", CultureInfo.InvariantCulture), message.Until.ToString("O", CultureInfo.InvariantCulture));
        Show(row + ".text", message.Text, into);
    }

    protected override TemporaryMessage? ReadRow(string row, Typed typed, TemporaryMessage? was, Mistakes wrong)
    {
        if (Text(row + ".text", typed, was?.Text) is not { } text)
        {
            if (typed.Has(row + ".until") || typed.Has(row + ".from")) wrong.Add(row + ".text.nl", "editing.wrong.required");
            return null;
        }
        var (from, until) = (Day(row + ".from", typed, wrong), Day(row + ".until", typed, wrong));
        if (until is null) wrong.Add(row + ".until", "editing.wrong.message.until");
        else if (until < from) wrong.Add(row + ".until", "editing.wrong.until");
        return until is null ? null : new(Choice<MessageKind>(row + ".kind", typed, wrong), text, from ?? Always, until.Value);
    }
}
