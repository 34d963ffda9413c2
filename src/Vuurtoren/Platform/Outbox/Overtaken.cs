using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Outbox;

/// <summary>Letters with an event for the calendar that still wait when a newer one about the same is written: what they say is no longer true, and they do not go any more.</summary>
public static class Overtaken
{
    /// <summary>Who calls has begun a transaction, in which the newer letters are written too. What is in flight may arrive, and stays.</summary>
    /// <returns>Addresses to which no letter about it went or is still to go, with when the first one was written: as far as we know nobody there heard of it.</returns>
    public static async Task<IReadOnlyDictionary<string, DateTime>> Drop(Db db, About about)
    {
        var letters = db.Set<Mail>().Where(mail => mail.AboutId == about.Id && mail.AboutKind == about.Kind);
        var before = await letters.Select(mail => new { mail.Address, mail.CreatedAt }).ToListAsync();
        await letters.Where(mail => mail.Calendar != null && mail.State == MailState.Waiting && mail.InFlightSince == null).ExecuteDeleteAsync();
        var heard = (await letters.Where(mail => mail.State != MailState.Failed && mail.State != MailState.GivenUp).Select(mail => mail.Address).ToListAsync()).ToHashSet();
        return before.Where(mail => !heard.Contains(mail.Address)).GroupBy(mail => mail.Address).ToDictionary(its => its.Key, its => its.Min(mail => mail.CreatedAt));
    }
}
