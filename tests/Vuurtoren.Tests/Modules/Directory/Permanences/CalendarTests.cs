using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Permanences;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Web;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Directory.Permanences;

/// <summary>Calendars are read by programs of others as they were meant: here by the npm packages ical.js and node-ical.</summary>
public sealed class CalendarTests
{
    static readonly DateTime now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);
    static readonly DateOnly today = new(2026, 11, 24);

    internal sealed record Read(DateTime Start, DateTime End, string Uid, string Summary, string? Location, int Sequence, string Status);

    /// <summary>What another program finds in a calendar between two days.</summary>
    internal static async Task<List<Read>> With(string reader, string calendar, DateOnly from, DateOnly to)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Places.Repository, "tests", "Vuurtoren.Tests", "Modules", "Directory", "Permanences", "read-calendar.cjs"), reader, Day(from), Day(to)])
            { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new System.Text.UTF8Encoding(false) })!;
        var errors = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(calendar);
        node.StandardInput.Close();
        var json = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<List<Read>>(json, JsonSerializerOptions.Web)!;
    }

    static string Day(DateOnly day) => LocalClock.ToInstant(day.ToDateTime(default)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static (House House, string Calendar) Made(params (Held Held, Action<Permanence, List<PermanenceDay>>? Then)[] held)
    {
        var days = new List<PermanenceDay>();
        var all = new List<Permanence>();
        foreach (var (one, then) in held)
        {
            var permanence = Permanence.Of(Guid.CreateVersion7(), Guid.CreateVersion7(), one, now);
            then?.Invoke(permanence, days);
            all.Add(permanence);
        }
        var place = new Location { Id = Guid.CreateVersion7(), Name = LocalText.NlFr("Huis; met, tekens", "Maison"), Addresses = [new(Street: LocalText.From("nl", "Bakenlaan 12"), PostalCode: "1999")] };
        var house = new House(place, [], new(all, days.ToLookup(day => day.PermanenceId), all.ToDictionary(p => p.Id, p => new Office.Seen(p.Title, null, null, false))));
        var words = new PermanenceWords(Outboxes.Texts, "nl");
        return (house, new CalendarFeed("Huis", "nl").Write(new CalendarOfOffice(words, "https://gids.example", today).Events(house.Office, _ => (house, null), _ => null)));
    }

    static Held Every(Repeats repeats, Weekday[] days, DateOnly? last = null, int? nth = null, string title = "Zitdag", int opens = 540, int closes = 720) => PermanenceTests.Held(repeats, days, today, last, nth, opens, closes, title: title);

    [Theory, InlineData("ical.js"), InlineData("node-ical")]
    public async Task Others_find_the_same_days_and_hours_as_the_house_shows(string reader)
    {
        var (house, calendar) = Made(
            (Every(Repeats.Weekly, [Weekday.Tu, Weekday.Fr], title: "Élke week, met een lange naam – en tekens; zoals deze \\ en ‘die’, tot voorbij het einde van één regel"), (p, days) =>
            {
                days.Add(PermanenceDay.CancelledOn(p, new(2026, 12, 1), null, now));
                days.Add(PermanenceDay.Added(p, new(2026, 12, 5), 600, 660, null, null, now));
                days.Add(PermanenceDay.Added(p, new(2027, 3, 30), 800, 860, null, null, now)); // after the clock went forward
                p.DayChanged(now);
            }),
            (Every(Repeats.TwoWeekly, [Weekday.Mo, Weekday.Th], new(2027, 5, 1)), null), (Every(Repeats.Monthly, [Weekday.We], nth: 1, opens: 1380, closes: 1440), null), (Every(Repeats.Monthly, [Weekday.Su], nth: -1), null), (Every(Repeats.Once, []), null));
        var until = today.AddDays(400);
        var shown = house.Office.Sittings(today, until.AddDays(-1)).Where(sitting => !sitting.Cancelled)
            .Select(sitting => $"{Instant(sitting.Day, sitting.Opens):s} {Instant(sitting.Day, sitting.Closes):s} {sitting.Permanence.Title!["nl"]}").Order(StringComparer.Ordinal);
        var read = await With(reader, calendar, today, until);
        Assert.Equal(shown, read.Where(one => one.Status == "CONFIRMED").Select(one => $"{one.Start.ToUniversalTime():s} {one.End.ToUniversalTime():s} {one.Summary}").Order(StringComparer.Ordinal));
        Assert.All(read, one => Assert.Equal("Huis; met, tekens, Bakenlaan 12, 1999", one.Location));
        Assert.Equal(1, read.First(one => one.Summary.StartsWith('É')).Sequence);
    }

    [Theory, InlineData("ical.js"), InlineData("node-ical")]
    public async Task A_single_day_that_is_cancelled_and_what_stopped_say_so(string reader)
    {
        var (house, calendar) = Made((Every(Repeats.Once, []), (p, days) => { days.Add(PermanenceDay.CancelledOn(p, today, null, now)); p.DayChanged(now); }), (Every(Repeats.Weekly, [Weekday.Tu]), (p, _) => p.Remove(now)),
            (Every(Repeats.Weekly, [Weekday.We]), (p, days) => { var day = PermanenceDay.Added(p, new(2026, 11, 27), 600, 700, null, null, now); day.Cancel(null, now); days.Add(day); }));
        var read = await With(reader, calendar, today, today.AddDays(5));
        Assert.Equal(["CANCELLED", "CANCELLED", "CONFIRMED", "CANCELLED"], read.OrderBy(one => one.Start).ThenBy(one => one.Status).Select(one => one.Status));
        Assert.Equal(house.Office.All.Count + 1, read.Select(one => one.Uid).Distinct().Count());
    }

    [Fact]
    public void No_line_is_longer_than_75_octets_and_every_line_ends_as_it_must()
    {
        var (_, calendar) = Made((Every(Repeats.Weekly, [Weekday.Tu], title: string.Concat(Enumerable.Repeat("éèê€", 40))), null));
        Assert.All(calendar.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\n', calendar.Replace("\r\n", "", StringComparison.Ordinal));
    }

    static DateTime Instant(DateOnly day, int minutes) => LocalClock.ToInstant(day.ToDateTime(default).AddMinutes(minutes));
}
