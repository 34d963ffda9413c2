using Dapper;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Meetings of the demo coordination that a test makes for itself, and who looks at them.</summary>
public abstract class MeetingRooms(ManagedDemo one)
{
    protected ManagedDemo One => one;

    protected static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");
    protected static DateOnly Today => LocalClock.DayOf(DateTime.UtcNow);

    protected async Task<(Meeting Meeting, Attendee Vera)> Kept(string title, int inDays = 20, bool invited = true)
    {
        await using var db = One.Database.Context();
        var now = DateTime.UtcNow;
        var meeting = Meeting.Plan(coordination, null, LocalText.From("nl", title), Purpose.Exchange, new(Today.AddDays(inDays), 840, 930, 30, "Zaal Boei"), null, now);
        var vera = Attendee.Of(meeting, null, null, "Vera Verzonnen", $"vera.{meeting.Id:N}@voorbeeld.be", "fr");
        db.Add(meeting);
        db.Add(vera);
        if (invited)
        {
            meeting.Invited(now);
            vera.Invited(now.AddDays(-2));
        }
        await db.SaveChangesAsync();
        return (meeting, vera);
    }

    protected Task<Guest> Coordinator(string email) => Staff.Signed(One.Site, email, Role.Coordinator, new(ScopeKind.Coordination, coordination));

    protected long Mails(string like, string address)
    {
        using var connection = One.Database.Open();
        return connection.ExecuteScalar<long>("select count(*) from mail where address = @address and subject like @like", new { like, address });
    }
}
