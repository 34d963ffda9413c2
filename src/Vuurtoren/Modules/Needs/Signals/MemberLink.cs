using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>The link of one organisation: what is sent by it says from whom it comes. Without a row it is the first one.</summary>
public sealed class MemberLink
{
    MemberLink() { }

    public Guid MemberId { get; private init; }
    public Guid CoordinationId { get; private init; }
    public int Number { get; private set; }

    public static MemberLink Of(Guid coordination, Guid member) => new() { CoordinationId = coordination, MemberId = member };

    /// <summary>It came into hands that should not have it: another one, and the one before leads nowhere.</summary>
    public void Renew() => Number++;

    public static string Path(ServerSecret secret, Guid member, string lang, int number = 0) => $"/{lang}/signal/{secret.Ticket(Purpose(number), member)}";

    /// <summary>Null: made up, or no longer in use.</summary>
    public static async Task<Guid?> MemberOf(Db db, ServerSecret secret, string token)
    {
        if (ServerSecret.IdIn(token) is not { } id) return null;
        return secret.OfTicket(Purpose(await db.Set<MemberLink>().Where(l => l.MemberId == id).Select(l => l.Number).SingleOrDefaultAsync()), token);
    }

    static string Purpose(int number) => number == 0 ? "signal" : string.Create(CultureInfo.InvariantCulture, $"signal-{number}");
}
