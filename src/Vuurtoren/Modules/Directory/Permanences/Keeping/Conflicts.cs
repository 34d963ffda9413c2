using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Permanences.Keeping;

/// <summary>A room takes one at a time, unless it is a shared one.</summary>
sealed class Conflicts(Db db, House house, IReadOnlyDictionary<Guid, string> names, PermanenceWords words, DateTime now)
{
    /// <summary>So far ahead it is looked at: every rhythm has met every other one by then.</summary>
    const int AheadDays = 800;

    /// <summary>Refuses what cannot be, and says with whom, when and where.</summary>
    /// <param name="days">All days of this permanence that deviate, as they will be.</param>
    public async Task MustNotBe(Permanence permanence, IEnumerable<PermanenceDay> days)
    {
        var today = LocalClock.DayOf(now);
        var until = (permanence.FirstOn > today ? permanence.FirstOn : today).AddDays(AheadDays);
        var alone = house.Rooms.Where(room => !room.Shared).Select(room => room.Id).ToHashSet();
        var mine = permanence.Sittings(today, until, days).Where(sitting => Takes(sitting, alone)).ToList();
        if (mine.Count == 0) return;
        var rooms = mine.Select(sitting => sitting.RoomId!.Value).Distinct().ToList();
        var others = await db.Set<Permanence>().AsNoTracking().Where(other => other.Id != permanence.Id && other.RemovedAt == null && (other.RoomId != null && rooms.Contains(other.RoomId.Value)
            || db.Set<PermanenceDay>().Any(day => day.PermanenceId == other.Id && day.RoomId != null && rooms.Contains(day.RoomId.Value)))).ToListAsync();
        var ids = others.Select(other => other.Id).ToList();
        var deviating = (await db.Set<PermanenceDay>().AsNoTracking().Where(day => ids.Contains(day.PermanenceId)).ToListAsync()).ToLookup(day => day.PermanenceId);
        var taken = others.SelectMany(other => other.Sittings(today, until, deviating[other.Id])).Where(sitting => Takes(sitting, alone)).ToLookup(sitting => (sitting.RoomId, sitting.Day));
        foreach (var sitting in mine)
            if (taken[(sitting.RoomId, sitting.Day)].FirstOrDefault(sitting.Overlaps) is { } other)
                throw new RuleBroken("permanence.conflict", words.Room(house.Room(sitting.RoomId)), $"{words.Day(sitting.Day)} {sitting.Day.Year}", words.Hours(other.Opens, other.Closes), names.GetValueOrDefault(other.Permanence.Id, words["permanence.unnamed"]));
    }

    static bool Takes(Sitting sitting, HashSet<Guid> alone) => !sitting.Cancelled && sitting.RoomId is { } room && alone.Contains(room);
}
