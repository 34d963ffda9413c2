using Dapper;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Access;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>A demo whose mail server is away.</summary>
public sealed class MaillessDemo : ManagedDemo
{
    protected override Dictionary<string, string> Environment => new() { ["Mail__Server"] = "127.0.0.1", ["Mail__Port"] = "1", ["Mail__From"] = "gids@voorbeeld.be", ["Mail__StartTls"] = "false" };
}

/// <summary>Letters about meetings that cannot leave: what is no longer true does not go, and who calls the meetings hears it.</summary>
public sealed class LettersThatWaitTests(MaillessDemo one) : MeetingRooms(one), IClassFixture<MaillessDemo>
{
    sealed record Letter(string Subject, string State, string Calendar)
    {
        public string Uid => Line("UID");
        public string Sequence => Line("SEQUENCE");
        public string Method => Line("METHOD");
        string Line(string name) => Calendar.Split($"{name}:")[1].Split('\r')[0];
    }

    List<Letter> To(string address)
    {
        using var connection = One.Database.Open();
        return [.. connection.Query<(string Subject, string State, string Calendar)>("select subject, state, calendar from mail where address = @address and calendar is not null order by created_at, id", new { address }).Select(one => new Letter(one.Subject, one.State, one.Calendar))];
    }

    /// <summary>It was tried, and the server is not there: nothing is in flight from then on.</summary>
    async Task Down()
    {
        for (var i = 0; i < 200; i++)
        {
            using (var connection = One.Database.Open())
                if (connection.ExecuteScalar<long>("select count(*) from mail_sender where down_since is not null") == 1 && connection.ExecuteScalar<long>("select count(*) from mail where in_flight_since is not null") == 0) return;
            await Task.Delay(100);
        }
        Assert.Fail("The mail server answers.");
    }

    void Leaves(string address)
    {
        using var connection = One.Database.Open();
        connection.Execute("update mail set state = 'Sent', ended_at = created_at where address = @address", new { address });
    }

    async Task<(Meeting Meeting, string Address, Guest Cas)> Invited(string title, string coordinator)
    {
        var (meeting, vera) = await Kept(title, invited: false);
        var cas = await Coordinator(coordinator);
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/people");
        await cas.Send("form[action$='handler=Invite']");
        await Down();
        return (meeting, vera.Email!, cas);
    }

    async Task Moves(Guest cas, Meeting meeting, string begins)
    {
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/about");
        await cas.Send("main form", new() { ["begins"] = begins });
        Assert.Contains("done=meeting-kept", cas.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_letter_takes_the_place_of_one_that_still_waits_and_the_event_stays_the_same()
    {
        var (meeting, address, cas) = await Invited("Verplaatst in de wachtrij", "cas-wacht1@voorbeeld.be");
        using var _ = cas;
        var first = Assert.Single(To(address));
        await Moves(cas, meeting, "14:10");
        var again = Assert.Single(To(address)); // the first never left: this one invites
        Assert.StartsWith("Invitation", again.Subject, StringComparison.Ordinal);
        Assert.Equal((first.Uid, "1", "REQUEST"), (again.Uid, again.Sequence, again.Method));

        Leaves(address);
        await Moves(cas, meeting, "14:20");
        await Moves(cas, meeting, "14:30");
        Assert.Equal([("Sent", "1"), ("Waiting", "3")], To(address).Select(letter => (letter.State, letter.Sequence)));
        Assert.StartsWith("Modifié", To(address)[1].Subject, StringComparison.Ordinal);
        await cas.Send("form[action$='handler=Cancel']");
        Assert.Equal([("Sent", "1", "REQUEST"), ("Waiting", "4", "CANCEL")], To(address).Select(letter => (letter.State, letter.Sequence, letter.Method)));
        Assert.All(To(address), letter => Assert.Equal(first.Uid, letter.Uid));
    }

    [Fact]
    public async Task Who_never_got_the_invitation_gets_no_letter_when_the_meeting_is_called_off()
    {
        var (meeting, address, cas) = await Invited("Afgezegd in de wachtrij", "cas-wacht2@voorbeeld.be");
        using var _ = cas;
        using var connection = One.Database.Open();
        var other = connection.QueryFirst<string>("select address from mail where about_kind = 'meeting' and about_id = @Id and address <> @address", new { meeting.Id, address });
        connection.Execute("update mail set state = 'Sent', ended_at = created_at where about_id = @Id and address = @other", new { meeting.Id, other });
        await cas.Open($"/nl/edit/meeting/{meeting.Id}");
        await cas.Send("form[action$='handler=Cancel']");
        Assert.Contains("done=meeting-cancelled", cas.At, StringComparison.Ordinal);
        Assert.Empty(To(address));
        Assert.Equal([other], connection.Query<string>("select address from mail where about_id = @Id and state = 'Waiting'", new { meeting.Id }));
    }

    [Fact]
    public async Task Who_calls_meetings_hears_that_letters_have_waited_for_hours_and_another_coordinator_does_not()
    {
        var (meeting, _, cas) = await Invited("Traag", "cas-wacht3@voorbeeld.be");
        using var mine = cas;
        await mine.Open("/nl/me/week");
        Assert.DoesNotContain("al meer dan vier uur", mine.Words, StringComparison.Ordinal);
        using var connection = One.Database.Open();
        connection.Execute("update mail set created_at = @then where about_id = @Id", new { then = DateTime.UtcNow.AddHours(-5), meeting.Id });
        var waiting = connection.ExecuteScalar<long>("select count(*) from mail where about_id = @Id and state = 'Waiting'", new { meeting.Id });
        await mine.Open("/nl/me/week");
        Assert.Contains($"{waiting} mails over uw vergaderingen wachten al meer dan vier uur", mine.Words, StringComparison.Ordinal);
        using var other = await Staff.Signed(One.Site, "oda-wacht@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        await other.Open("/nl/me/week");
        Assert.DoesNotContain("al meer dan vier uur", other.Words, StringComparison.Ordinal);
    }
}
