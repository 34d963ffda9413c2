using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Meetings;

/// <summary>A room of a member in which a meeting could be.</summary>
/// <param name="Hosted">The last day on which this place received the coordination, or will; null: never.</param>
public sealed record Venue(RoomToMeet Room, DateOnly? Hosted);

/// <summary>Meeting at each member in turn: places that everybody can enter come first, and of those the ones that received longest ago or never.</summary>
public static class Venues
{
    public const int MostShown = 6;

    /// <summary>One room of each place: the smallest that fits.</summary>
    public static async Task<IReadOnlyList<Venue>> For(Db db, RoomsToMeet rooms, Guid coordination, Guid? meeting, int expected, string lang)
    {
        var members = (await MembersNow.Of(db, coordination)).Select(one => one.Organization).ToList();
        var hosted = await db.Set<Meeting>().Where(m => m.CoordinationId == coordination && m.Id != meeting && m.LocationId != null && m.CancelledAt == null)
            .GroupBy(m => m.LocationId!.Value).Select(g => new { g.Key, Last = g.Max(m => m.Day) }).ToDictionaryAsync(one => one.Key, one => one.Last);
        return InTurn((await rooms.Of(db, members, lang)).Select(room => new Venue(room, hosted.TryGetValue(room.Location, out var last) ? last : null)), expected);
    }

    public static IReadOnlyList<Venue> InTurn(IEnumerable<Venue> all, int expected) =>
        [.. all.Where(one => one.Room.Seats >= expected).OrderBy(one => one.Room.Seats).DistinctBy(one => one.Room.Location)
            .OrderByDescending(one => one.Room.Accessible).ThenBy(one => one.Hosted ?? DateOnly.MinValue).ThenBy(one => one.Room.Seats).ThenBy(one => one.Room.Words, StringComparer.Ordinal)];

    /// <summary>Many are members and fewer come: as many as came the last time, and at least those who said they come. Before a first time: all who have a seat.</summary>
    public static async Task<int> Expected(Db db, Guid coordination, Guid? body, int said)
    {
        var last = await db.Set<Meeting>().Where(m => m.CoordinationId == coordination && m.BodyId == body && m.ClosedAt != null).OrderByDescending(m => m.Day).Select(m => (Guid?)m.Id).FirstOrDefaultAsync();
        var came = last is null ? 0 : await db.Set<Attendee>().CountAsync(a => a.MeetingId == last && a.Present == true);
        if (came > 0) return Math.Max(came, said);
        var seats = await BodiesOf.Seats(db, coordination, body);
        return Math.Max(seats.Count(one => one is { Name: not null, Role: not BodyRole.Substitute }), said);
    }
}
