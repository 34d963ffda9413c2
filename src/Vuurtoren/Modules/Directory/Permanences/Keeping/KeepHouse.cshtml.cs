using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Permanences.Keeping;

/// <summary>The rooms of a house, and all that is held in them.</summary>
public sealed class KeepHousePage(Db db) : KeepPage(db)
{
    const int MostRooms = 60;

    /// <summary>What is held now or later; then what is over.</summary>
    public IReadOnlyList<Permanence> Held { get; private set; } = [];
    public IReadOnlyList<Permanence> Over { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = Texts["permanence.keep.title", Name.Length > 35 ? Name[..34] + "…" : Name];
        var left = House.Office.All.Where(p => p.RemovedAt is null).OrderBy(p => p.Weekdays.FirstOrDefault()).ThenBy(p => p.Opens).ToLookup(p => Next(p) is null);
        (Held, Over) = ([.. left[false]], [.. left[true]]);
        return true;
    }

    /// <summary>The next day on which it takes place.</summary>
    public Sitting? Next(Permanence permanence) => permanence.Sittings(Today, Today.AddYears(2), House.Office.DaysOf(permanence)).FirstOrDefault(sitting => !sitting.Cancelled);

    public void OnGet() { }

    /// <param name="room">Null: a new one.</param>
    public async Task<IActionResult> OnPostRoom(Guid? room, bool shared)
    {
        int? seats = string.IsNullOrWhiteSpace(Box("seats")) ? null : int.TryParse(Box("seats"), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        var (name, way) = (Typed("name"), Typed("way"));
        if (room is null && OpenRooms.Count() >= MostRooms) throw new RuleBroken("permanence.room.many", MostRooms);
        if (room is not null && House.Rooms.All(r => r.Id != room)) return NotFound();
        await Keeper.Save(Id, Words["permanence.room.said", name?.In(Lang).Text ?? ""], async () =>
        {
            if (room is null) Db.Add(Room.Of(Guid.CreateVersion7(), Id, name, way, shared, House.Rooms.Count == 0 ? 1 : House.Rooms.Max(r => r.Position) + 1, seats));
            else
            {
                var kept = await Db.Set<Room>().SingleAsync(r => r.Id == room);
                var wasShared = kept.Shared;
                kept.Becomes(name, way, shared, seats);
                if (wasShared && !shared) await StaysFree(kept);
            }
        });
        return Go($"/edit/house/{Id}", "permanence-kept");
    }

    /// <summary>A room that was shared and is no more: what is in it at the same time would be left in conflict.</summary>
    async Task StaysFree(Room room)
    {
        var conflicts = new Conflicts(Db, House with { Rooms = [.. House.Rooms.Where(r => r.Id != room.Id), room] }, Names, Words, Instant);
        foreach (var permanence in House.Office.All.Where(p => p.RemovedAt is null)) await conflicts.MustNotBe(permanence, House.Office.DaysOf(permanence));
    }

    public async Task<IActionResult> OnPostGone(Guid room)
    {
        if (House.Room(room) is not { } gone) return NotFound();
        var used = House.Office.Sittings(Today, Today.AddYears(5)).Any(sitting => sitting.RoomId == room && !sitting.Cancelled);
        await Keeper.Save(Id, Words["permanence.room.said", gone.Name.In(Lang).Text], async () => (await Db.Set<Room>().SingleAsync(r => r.Id == room)).Goes(used, Instant));
        return Go($"/edit/house/{Id}", "permanence-kept");
    }
}
