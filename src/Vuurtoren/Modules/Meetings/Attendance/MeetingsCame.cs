using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Attendance;

/// <summary>How often an organisation was at the meetings to which all members are invited. Never who of it.</summary>
/// <param name="Of">Those since it became a member.</param>
/// <param name="SentWord">It was not there, and had said so.</param>
public sealed record Came(int There, int Of, int SentWord);

/// <summary>The last meetings of a whole coordination, and which organisations were there.</summary>
public sealed class MeetingsCame
{
    /// <summary>Older ones say nothing about today.</summary>
    public const int Last = 6;

    sealed record Place(Guid Meeting, Guid? Organization, string? Named, bool There);

    readonly IReadOnlyList<(Guid Id, DateOnly Day)> meetings;
    readonly ILookup<Guid, Place> byOrganization;
    readonly ILookup<string, Guid> byName;

    MeetingsCame(IReadOnlyList<(Guid Id, DateOnly Day)> meetings, IReadOnlyList<Place> places)
    {
        this.meetings = meetings;
        byOrganization = places.Where(one => one.Organization is not null).ToLookup(one => one.Organization!.Value);
        byName = places.Where(one => one is { Organization: null, Named: not null, There: true }).ToLookup(one => one.Named!.Trim(), one => one.Meeting, StringComparer.CurrentCultureIgnoreCase);
    }

    sealed record Held(Guid Id, DateOnly Day);

    static readonly Func<Db, Guid, IAsyncEnumerable<Held>> last = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Meeting>()
        .Where(m => m.CoordinationId == coordination && m.ClosedAt != null && m.CancelledAt == null && m.BodyId == null && db.Set<Attendee>().Any(a => a.MeetingId == m.Id && a.Present == true))
        .OrderByDescending(m => m.Day).ThenByDescending(m => m.Begins).ThenBy(m => m.Id).Take(Last).Select(m => new Held(m.Id, m.Day)));
    static readonly Func<Db, List<Guid>, IAsyncEnumerable<Place>> places = PreparedQuery.Of((Db db, List<Guid> ids) => db.Set<Attendee>()
        .Where(a => ids.Contains(a.MeetingId) && (a.Present == true || a.Answer == Answer.Not)).Select(a => new Place(a.MeetingId, a.OrganizationId, a.Organization, a.Present == true)));

    /// <summary>How many there were.</summary>
    public int Count => meetings.Count;

    /// <summary>Meetings of all members only: to those of another body not everybody is invited. One at which nobody was ticked says nothing.</summary>
    public static Task<MeetingsCame> Of(Db db, Guid coordination) => KeptMinutes.Of(db, coordination, "came", () => Read(db, coordination));

    static async Task<MeetingsCame> Read(Db db, Guid coordination)
    {
        var meetings = await last(db, coordination).ToListAsync();
        var were = await places(db, meetings.ConvertAll(m => m.Id)).ToListAsync();
        return new([.. meetings.Select(m => (m.Id, m.Day))], were);
    }

    /// <param name="name">Of who came without being invited, only the name of the organisation is known.</param>
    public Came Of(Guid organization, string name, DateOnly memberFrom)
    {
        var counted = meetings.Where(m => m.Day >= memberFrom).Select(m => m.Id).ToHashSet();
        var there = byOrganization[organization].Where(one => one.There).Select(one => one.Meeting).Concat(byName[name]).Where(counted.Contains).ToHashSet();
        return new(there.Count, counted.Count, byOrganization[organization].Where(one => !one.There && counted.Contains(one.Meeting) && !there.Contains(one.Meeting)).Select(one => one.Meeting).Distinct().Count());
    }
}
