using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>The one link by which everybody of a coordination sends without a name. It says of which coordination it is, and nothing else.</summary>
public sealed class SharedLink
{
    SharedLink() { }

    public Guid CoordinationId { get; private init; }
    /// <summary>Which link it is; 0 or below: there is none now.</summary>
    public int Number { get; private set; }

    public static SharedLink Of(Guid coordination) => new() { CoordinationId = coordination };

    /// <summary>Another one: those that were given before lead nowhere.</summary>
    public void Renew() => Number = Math.Abs(Number) + 1;

    public void End() => Number = -Math.Abs(Number);

    public bool IsOpen => Number > 0;

    public string Path(ServerSecret secret, string lang) => $"/{lang}/unnamed/{secret.Ticket(Purpose(Number), CoordinationId)}";

    /// <summary>Null: made up, or no longer in use.</summary>
    public static async Task<Guid?> CoordinationOf(Db db, ServerSecret secret, string token) =>
        ServerSecret.IdIn(token) is { } id && await db.Set<SharedLink>().AsNoTracking().SingleOrDefaultAsync(link => link.CoordinationId == id) is { IsOpen: true } found ? secret.OfTicket(Purpose(found.Number), token) : null;

    static string Purpose(int number) => string.Create(CultureInfo.InvariantCulture, $"unnamed-{number}");
}
