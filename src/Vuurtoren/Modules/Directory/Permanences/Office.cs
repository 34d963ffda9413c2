using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Permanences;

/// <summary>Who holds office, as everybody may know it: what a discreet permanence is about is not in here.</summary>
public sealed class Office(IReadOnlyList<Permanence> permanences, ILookup<Guid, PermanenceDay> days, IReadOnlyDictionary<Guid, Office.Seen> seen)
{
    /// <param name="Name">Null: discreet or not to be seen, and nobody said what to call it.</param>
    /// <param name="Path">Of its sheet, after the language; null: there is none to lead to.</param>
    /// <param name="By">The organisation that visits, when the name does not say it.</param>
    /// <param name="Holder">The organisation that holds it: not for readers, but to know whose it is.</param>
    public sealed record Seen(LocalText? Name, string? Path, LocalText? By, bool Discreet, Guid? Holder = null);

    /// <summary>Those that were removed not long ago too: feeds tell that.</summary>
    public IReadOnlyList<Permanence> All => permanences;

    public Seen Of(Permanence permanence) => seen[permanence.Id];

    /// <summary>Of a discreet one nothing is told that could point to what it is.</summary>
    public LocalText? Note(Permanence permanence) => Of(permanence).Discreet ? null : permanence.Note;

    public LocalText? Reason(Sitting sitting) => Of(sitting.Permanence).Discreet ? null : sitting.Reason;

    public IReadOnlyList<PermanenceDay> DaysOf(Permanence permanence) => [.. days[permanence.Id]];

    /// <summary>By day and hour.</summary>
    public IReadOnlyList<Sitting> Sittings(DateOnly from, DateOnly to) =>
        [.. permanences.SelectMany(permanence => permanence.Sittings(from, to, days[permanence.Id])).OrderBy(s => s.Day).ThenBy(s => s.Opens).ThenBy(s => s.Closes).ThenBy(s => s.Permanence.Id)];

    /// <summary>Some of them.</summary>
    public Office With(IReadOnlyList<Permanence> some) => new(some, days, seen);
}

/// <summary>A house with its rooms and all that is held in it.</summary>
public sealed record House(Location Location, IReadOnlyList<Room> Rooms, Office Office)
{
    /// <summary>What people call it; null: it has an address only.</summary>
    public LocalText? Name => Location.Name ?? (Location.Addresses.Count > 0 ? Location.Addresses[0].Street : null);

    public Room? Room(Guid? id) => id is { } of ? Rooms.FirstOrDefault(room => room.Id == of) : null;
}
