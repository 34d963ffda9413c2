using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Permanences;

/// <summary>A room of a house in which people are received.</summary>
public sealed class Room
{
    public const int MostSeats = 2000;

    Room() { }

    public Guid Id { get; private init; }
    public Guid LocationId { get; private init; }
    public LocalText Name { get; private set; } = null!;
    /// <summary>How to find it once one is inside: floor, corridor, lift.</summary>
    public LocalText? Way { get; private set; }
    /// <summary>A hall, a desk: several can sit there at once.</summary>
    public bool Shared { get; private set; }
    /// <summary>How many people it holds; null: nobody said.</summary>
    public int? Seats { get; private set; }
    /// <summary>In the order in which the house lists them.</summary>
    public int Position { get; private set; }
    public DateTime? GoneAt { get; private set; }

    public static Room Of(Guid id, Guid house, LocalText? name, LocalText? way, bool shared, int position, int? seats = null)
    {
        var room = new Room { Id = id, LocationId = house, Position = position };
        room.Becomes(name, way, shared, seats);
        return room;
    }

    public void Becomes(LocalText? name, LocalText? way, bool shared, int? seats)
    {
        if (seats is < 1 or > MostSeats) throw new RuleBroken("permanence.room.seats.wrong", MostSeats);
        (Name, Way, Shared, Seats) = (name ?? throw new RuleBroken("permanence.room.nameless"), way, shared, seats);
    }

    /// <summary>What was held there keeps its room; new things cannot be put in it.</summary>
    /// <param name="used">Something is still held there.</param>
    public void Goes(bool used, DateTime now)
    {
        if (used) throw new RuleBroken("permanence.room.used");
        GoneAt = now;
    }
}
