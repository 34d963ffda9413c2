using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Intake;

/// <summary>Between a plan and the tables.</summary>
public static class IntakeTaking
{
    /// <summary>A handful of queries, however long the list.</summary>
    public static async Task<IntakeKnown> Known(Db db, Guid coordination)
    {
        var members = (await MembersNow.Of(db, coordination)).Select(one => one.Organization).ToList();
        var names = new Dictionary<string, Guid>();
        foreach (var language in Texts.Languages)
            foreach (var (id, name) in await OrganizationNames.Of(db, members, language)) names.TryAdd(SentCells.Plain(name), id);
        var meetings = await db.Set<Meeting>().Where(m => m.CoordinationId == coordination && m.CancelledAt == null).Select(m => new { m.Id, m.Day, m.Title, m.BodyId }).ToListAsync();
        var people = await db.Set<Attendee>().Where(a => db.Set<Meeting>().Any(m => m.Id == a.MeetingId && m.CoordinationId == coordination && m.ClosedAt != null && m.Number == null))
            .Select(a => new IntakeHere(a.Id, a.MeetingId, a.Name, a.OrganizationId, a.Organization)).ToListAsync();
        return new(names, [.. meetings.Select(m => (m.Id, m.Day, m.Title, m.BodyId))], people.Select(one => one.Id).ToHashSet(), [.. people.Where(one => one.Name.Length > 0)], await BodiesOf.Named(db, coordination));
    }

    /// <summary>Adds it; who calls saves.</summary>
    /// <param name="apart">Of who is called nearly like somebody who is here: those who are somebody else. The others are that person, whose name is put right.</param>
    public static async Task Add(Db db, IntakePlan plan, Guid coordination, IReadOnlySet<Guid> apart, Func<IntakeMeeting, LocalText> title, string lang, Guid? by, DateOnly today, DateTime now)
    {
        var here = await db.Set<Meeting>().Where(m => m.CoordinationId == coordination && m.ClosedAt != null && m.Number == null).ToDictionaryAsync(m => m.Id);
        var corrected = plan.Doubts.Where(doubt => !apart.Contains(doubt.Person.Id)).Select(doubt => doubt.Person.Like!.Id).ToList();
        var before = corrected.Count == 0 ? [] : await db.Set<Attendee>().Where(a => corrected.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
        foreach (var one in plan.Meetings)
        {
            if (!here.TryGetValue(one.Id, out var meeting)) db.Add(meeting = Meeting.Held(one.Id, coordination, title(one), one.Day, by, now, one.Group));
            var same = one.People.Where(person => person.Like is { } like && before.ContainsKey(like.Id)).ToList();
            foreach (var person in same) before[person.Like!.Id].Corrected(meeting, person.Organization, person.Named, person.Name, person.Function, person.Present, today);
            db.AddRange(one.People.Except(same).Select(person => Attendee.StoodOn(meeting, person.Id, person.Organization, person.Named, person.Name, person.Function, person.Present, lang, today)));
        }
    }
}
