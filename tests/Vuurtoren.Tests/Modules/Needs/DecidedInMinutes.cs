using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>A decision of today out of minutes that were sent, of a meeting where two were.</summary>
static class DecidedInMinutes
{
    static int number = 900;

    /// <returns>The id of its line.</returns>
    public static async Task<Guid> Of(Database database, Guid coordination, string words, bool forEverybody = false)
    {
        await using var db = database.Context();
        var now = DateTime.UtcNow;
        var meeting = Meeting.Plan(coordination, null, LocalText.From("nl", "Wat we beslisten"), Purpose.Decision, new(LocalClock.DayOf(now), 600, 660, 0, null), null, now);
        var item = Item.Of(coordination, meeting, [], ItemKind.Decision, LocalText.From("nl", "Beslissing"), 10, null, null, "nl", now);
        if (forEverybody) item.MayLeave(meeting, [Audience.Everybody]);
        var line = Line.Of(meeting, item, Guid.CreateVersion7(), 1, LineKind.Decision, words, "nl", "Cas", now);
        line.ByConsensus(meeting);
        db.AddRange(meeting, item, line);
        db.AddRange(new[] { "Vera Verzonnen", "Ben Bedacht" }.Select(name => Attendee.WalksIn(meeting, Guid.CreateVersion7(), name, null, "nl")));
        meeting.Close([LocalClock.DayOf(now).Year * 1000 + Interlocked.Increment(ref number)], now);
        await db.SaveChangesAsync();
        return line.Id;
    }
}
