using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>A meeting of the plenary is one of all members.</summary>
public sealed class AllMembersTests
{
    static readonly string step = Path.Combine(Places.Repository, "src", "Vuurtoren", "Modules", "Meetings", "Meetings", "071-all-members.sql");

    [Theory, EveryDatabase]
    public async Task What_named_the_plenary_as_its_body_before_names_none_and_a_working_group_keeps_its_own(TestDatabase tables)
    {
        var database = tables.WithTables();
        var coordination = Coordination.Begin(LocalText.NlFr("Hier", "Ici"), ["nis:21004"], []);
        var words = new BodyWords(LocalText.From("nl", "Groep"), null, "housing", null, null, Share.None, Share.None, 0);
        var (plenary, group) = (Body.Begin(coordination.Id, BodyKind.Plenary, words, new(2024, 1, 1)), Body.Begin(coordination.Id, BodyKind.WorkingGroup, words, new(2024, 1, 1)));
        var meetings = new[] { plenary.Id, group.Id }.Select(body => Meeting.Plan(coordination.Id, body, LocalText.From("nl", "Vergadering"), Purpose.Exchange, new(new(2026, 10, 1), 840, 930, 0, null), null, new(2026, 9, 1, 9, 0, 0, DateTimeKind.Utc))).ToList();
        await using (var db = database.Context())
        {
            db.AddRange(coordination, plenary, group);
            db.AddRange(meetings);
            db.AddRange(meetings.Select(meeting => MeetingTests.Point(meeting, [])));
            await db.SaveChangesAsync();
        }
        using (var connection = database.Open()) connection.Execute(await File.ReadAllTextAsync(step));
        await using var after = database.Context();
        Assert.Equal([null, group.Id], meetings.Select(meeting => after.Set<Meeting>().Single(m => m.Id == meeting.Id).BodyId));
        Assert.Equal([null, group.Id], meetings.Select(meeting => after.Set<Item>().Single(i => i.MeetingId == meeting.Id).BodyId));
    }
}
