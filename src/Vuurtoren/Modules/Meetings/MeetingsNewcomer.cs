using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings;

/// <summary>
/// When all members, and each body, meet next; and what is open among all members. Visitors read only meetings of all members to which the invitations went.
/// Of topics only the title is told, and only to colleagues: never of a working group, of an intervision, or what a member proposed and nobody took up.
/// </summary>
sealed class MeetingsNewcomer : NewcomerOf
{
    const int MostMeetings = 40, MostTopics = 8;

    static readonly List<ItemKind> kinds = [ItemKind.Theme, ItemKind.Feedback, ItemKind.Decision, ItemKind.Organisation];

    public override int Place => 10;

    sealed record Topic(Guid TopicId, LocalText Title);

    static readonly Func<Db, Guid, DateOnly, IAsyncEnumerable<Meeting>> coming = PreparedQuery.Of((Db db, Guid coordination, DateOnly today) => db.Set<Meeting>().AsNoTracking()
        .Where(m => m.CoordinationId == coordination && m.ClosedAt == null && m.CancelledAt == null && !m.Intervision && m.Day >= today).OrderBy(m => m.Day).ThenBy(m => m.Begins).Take(MostMeetings));
    static readonly Func<Db, Guid, IAsyncEnumerable<Topic>> topics = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Item>().Where(i => i.CoordinationId == coordination && i.TopicOpen && i.ProposedBy == null && kinds.Contains(i.Kind) && i.BodyId == null
                && (i.MeetingId == null || db.Set<Meeting>().Any(m => m.Id == i.MeetingId && m.ClosedAt == null && m.CancelledAt == null && m.BodyId == null))
                && !db.Set<Item>().Any(other => other.TopicId == i.TopicId && (other.Kind == ItemKind.Intervision || db.Set<Meeting>().Any(m => m.Id == other.MeetingId && m.Intervision))))
            .OrderBy(i => i.MadeAt).ThenBy(i => i.Id).Select(i => new Topic(i.TopicId, i.Title)));

    public override async Task<IReadOnlyList<NewcomerPart>> Of(NewcomerFor newcomer)
    {
        var words = new MeetingWords(newcomer.Texts, newcomer.Lang);
        var bodies = await BodiesOf.Coordination(newcomer.Db, newcomer.Coordination, newcomer.Lang);
        NewcomerPart next = new(words["newcomer.meetings"], [.. await Next(newcomer, bodies, words)], words["newcomer.meetings.none"]);
        return newcomer.IsColleague ? [next, new(words["newcomer.topics"], await Topics(newcomer), words["newcomer.topics.none"])] : [next];
    }

    static async Task<IEnumerable<string>> Next(NewcomerFor newcomer, IReadOnlyList<BodyLine> bodies, MeetingWords words)
    {
        var meetings = await coming(newcomer.Db, newcomer.Coordination, newcomer.Today).ToListAsync();
        return from meeting in meetings
               let body = bodies.FirstOrDefault(one => one.Id == meeting.BodyId)
               where meeting.BodyId is null || body is not null
               where newcomer.IsColleague || body is null && meeting.InvitedAt is not null
               group meeting by body into its
               let first = its.First()
               select words[first.InvitedAt is null ? "newcomer.meeting.planned" : "newcomer.meeting", its.Key?.Name ?? words["newcomer.meeting.all"], words.Moment(first)];
    }

    static async Task<IReadOnlyList<string>> Topics(NewcomerFor newcomer)
    {
        var open = await topics(newcomer.Db, newcomer.Coordination).ToListAsync();
        return [.. open.DistinctBy(i => i.TopicId).Take(MostTopics).Select(i => i.Title.In(newcomer.Lang).Text)];
    }
}
