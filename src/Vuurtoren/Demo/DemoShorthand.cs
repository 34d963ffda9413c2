using System.Globalization;
using System.Text.Json.Nodes;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Themes;

namespace Vuurtoren.Demo;

/// <summary>Writes the demo's shorthands out in full, as the entities have them. The list of shorthands stands in README.md beside this file.</summary>
sealed class DemoShorthand(ImportInput input, DateOnly today)
{
    const string PostalCode = "1999"; // in use nowhere in Belgium
    static JsonObject City => new() { ["nl"] = "Bakenvoorde", ["fr"] = "Phareville" };

    public void WriteOut(JsonObject record)
    {
        Link(record, "parent", Kinds.Organization, "parent_organization_id");
        Link(record, "intake", Kinds.Location, "intake_location_id");
        Each(record, "themes", theme => ThemesFormat.TermId(theme!.GetValue<string>()));
        Each(record, "languages", language => language is JsonValue ? new JsonObject { ["code"] = language.DeepClone() } : language!.DeepClone());
        Phones(record);
        foreach (var contact in List(record, "contacts")) Person(contact);
        foreach (var schedule in List(record, "schedules")) Schedule(schedule);
        foreach (var message in List(record, "messages")) Days(message, "from", "until");
        Address(record);
    }

    void Person(JsonObject contact)
    {
        Phones(contact);
        if (DemoContent.Taken<string>(contact, "face") is { } face) contact["portrait"] = DemoFaces.Id(face);
        foreach (var day in new[] { "agreed", "told" }.Where(contact.ContainsKey)) Days(contact, day);
    }

    void Link(JsonObject record, string from, string kind, string to)
    {
        if (DemoContent.Taken<string>(record, from) is { } key) record[to] = input.Id(kind, key);
    }

    static void Each(JsonObject record, string list, Func<JsonNode?, JsonNode> write)
    {
        if (record[list] is JsonArray items) record[list] = new JsonArray([.. items.Select(write)]);
    }

    static IEnumerable<JsonObject> List(JsonObject record, string list) => (record[list] as JsonArray)?.Select(item => item!.AsObject()) ?? [];

    static void Phones(JsonObject of) =>
        Each(of, "phones", phone => phone is JsonValue ? new JsonObject { ["number"] = phone.DeepClone() } : phone!.DeepClone());

    static void Address(JsonObject location)
    {
        if (DemoContent.Taken(location, "street") is not { } street) return;
        location["addresses"] = new JsonArray(new JsonObject { ["street"] = street, ["postal_code"] = PostalCode, ["city"] = City });
    }

    void Schedule(JsonObject schedule)
    {
        if (DemoContent.Taken(schedule, "week") is JsonObject week) schedule["week"] = new JsonArray([.. week.SelectMany(Intervals)]);
        if (DemoContent.Taken<string>(schedule, "season") is { } season) (schedule["valid_from"], schedule["valid_to"]) = Season(season);
        foreach (var exception in List(schedule, "exceptions"))
        {
            Days(exception, "from", "to");
            if (DemoContent.Taken<string>(exception, "hours") is { } hours) (exception["opens"], exception["closes"]) = Minutes(hours);
        }
    }

    /// <summary>"mo-we,fr": "09:00-12:00 13:00-16:00".</summary>
    static IEnumerable<JsonNode> Intervals(KeyValuePair<string, JsonNode?> days) =>
        from day in WeekdaysOf(days.Key)
        from hours in days.Value!.GetValue<string>().Split(' ')
        let minutes = Minutes(hours)
        select (JsonNode)new JsonObject { ["day"] = day, ["opens"] = minutes.Opens, ["closes"] = minutes.Closes };

    static IEnumerable<string> WeekdaysOf(string days)
    {
        foreach (var range in days.Split(','))
        {
            var ends = range.Split('-').Select(day => Enum.Parse<Weekday>(day, ignoreCase: true)).ToArray();
            for (var day = ends[0]; day <= ends[^1]; day++) yield return day.ToString().ToLowerInvariant();
        }
    }

    static (int Opens, int? Closes) Minutes(string hours)
    {
        var ends = hours.Split('-');
        return (Minute(ends[0]), ends[1].Length == 0 ? null : Minute(ends[1]));
        static int Minute(string clock) => 60 * int.Parse(clock.AsSpan(0, 2), CultureInfo.InvariantCulture) + int.Parse(clock.AsSpan(3), CultureInfo.InvariantCulture);
    }

    void Days(JsonObject of, params ReadOnlySpan<string> names)
    {
        foreach (var name in names) of[name] = Written(Day(of[name]!));
    }

    /// <summary>A number counts days from today; "next-fr" is the first Friday after today.</summary>
    DateOnly Day(JsonNode day)
    {
        if (day.GetValueKind() == System.Text.Json.JsonValueKind.Number) return today.AddDays(day.GetValue<int>());
        var weekday = Enum.Parse<Weekday>(day.GetValue<string>().AsSpan("next-".Length), ignoreCase: true);
        var ahead = ((int)weekday + 1 - (int)today.DayOfWeek + 7) % 7; // DayOfWeek starts on Sunday
        return today.AddDays(ahead == 0 ? 7 : ahead);
    }

    /// <summary>"11-15/03-31": the season that runs now, else the coming one.</summary>
    (JsonNode From, JsonNode To) Season(string season)
    {
        var days = season.Split('/').Select(day => DateOnly.ParseExact($"{today.Year}-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();
        var (from, to) = (days[0], days[1] < today ? days[1].AddYears(1) : days[1]);
        while (from > to) from = from.AddYears(-1);
        while (from.AddYears(1) <= to) from = from.AddYears(1);
        return (Written(from), Written(to));
    }

    static JsonNode Written(DateOnly day) => JsonValue.Create(day.ToString("O", CultureInfo.InvariantCulture));
}
