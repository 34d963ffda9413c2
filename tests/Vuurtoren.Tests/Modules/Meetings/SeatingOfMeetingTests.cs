using System.Net;
using Dapper;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>From who comes to who sits where, and what a coordination that wants it remembers of it.</summary>
public sealed class SeatingOfMeetingTests(ManagedDemo one) : MeetingRooms(one), IClassFixture<ManagedDemo>
{
    async Task<Meeting> With(string title, int people)
    {
        await using var db = One.Database.Context();
        var now = DateTime.UtcNow;
        var meeting = Meeting.Plan(coordination, null, LocalText.From("nl", title), Purpose.Exchange, new(Today.AddDays(9), 840, 930, 30, "Zaal Boei"), null, now);
        meeting.Invited(now);
        db.Add(meeting);
        foreach (var speaker in (await BodiesOf.Delegates(db, coordination)).Where(speaker => speaker.Name is not null).Take(people))
        {
            var guest = Attendee.Of(meeting, speaker.Delegate, speaker.Organization, speaker.Name, speaker.Email, speaker.Lang);
            guest.Invited(now);
            guest.Says(meeting, Answer.Comes, null, now, Today.ToDateTime(default));
            db.Add(guest);
        }
        await db.SaveChangesAsync();
        return meeting;
    }

    static string[] Tables(Guest guest) => [.. guest.Page.QuerySelectorAll(".speed__table td").Select(table => table.TextContent).Order(StringComparer.Ordinal)];

    long Pairs()
    {
        using var connection = One.Database.Open();
        return connection.ExecuteScalar<long>("select count(*) from networks_met");
    }

    async Task Plan(Guest cas, Meeting meeting)
    {
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/people");
        await cas.Send("form[action='/nl/meetings/speed']");
        await cas.Send("form.form", new() { ["size"] = "2", ["rounds"] = "1" });
        Assert.Equal(HttpStatusCode.OK, cas.Status);
    }

    [Fact]
    public async Task A_coordination_that_wants_it_seats_others_together_the_next_time_and_forgets_all_when_it_stops()
    {
        using var cas = await Coordinator("cas-tafels@voorbeeld.be");
        var meeting = await With("Speedmeeting", 4);
        await Plan(cas, meeting);
        Assert.Contains("We bewaren geen namen en geen plan", cas.Words, StringComparison.Ordinal);
        Assert.Null(cas.Page.QuerySelector("[formaction$='handler=Used']")); // nobody chose to remember

        var about = $"/nl/edit/coordination/{coordination}/about";
        await cas.Open(about);
        await cas.Send("form[action$='handler=Seating']", new() { ["remember"] = "yes" });
        await Plan(cas, meeting);
        var first = Tables(cas);
        Assert.Equal(0, Pairs());
        await cas.Send(".speed__ways", button: "[formaction$='handler=Used']");
        Assert.Contains("Onthouden", cas.Words, StringComparison.Ordinal);
        Assert.Equal(2, Pairs());
        Assert.Equal(first, Tables(cas));
        await Plan(cas, meeting);
        Assert.Empty(Tables(cas).Intersect(first));

        await cas.Open(about);
        var secret = cas.Page.QuerySelector("form[action$='handler=Seating'] input[name=_form]")!.GetAttribute("value")!;
        using (await cas.Post(about + "?handler=Seating", new() { ["_form"] = secret })) Assert.Equal(0, Pairs()); // unticked
    }

    [Fact]
    public async Task The_memory_of_another_coordination_does_not_exist()
    {
        using var other = await Staff.Signed(One.Site, "oda-tafels@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        await other.Open("/nl/meetings/speed");
        var secret = other.Page.QuerySelector("form.form input[name=_form]")!.GetAttribute("value")!;
        using var answer = await other.Post("/nl/meetings/speed?handler=Plan", new() { ["_form"] = secret, ["of"] = coordination.ToString(), ["names"] = "An\nBo\nCis\nDee" });
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
