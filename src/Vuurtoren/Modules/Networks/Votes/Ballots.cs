using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Database = Vuurtoren.Platform.Data.Database;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>
/// Casting: the mark that a voice was used, and the numbers, in one step. Every choice of the vote is written, also with the number it had: so the last change of a row, which PostgreSQL keeps, does not tell which one was chosen.
/// </summary>
static class Ballots
{
    /// <param name="link">Whose link it is: their own voice, or one of which they carry the proxy.</param>
    public static async Task Cast(Db db, Database database, Guid link, Guid voice, IReadOnlyCollection<Guid> chosen, DateOnly today)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        database.LockChanges(db.Database.GetDbConnection(), transaction.GetDbTransaction());
        var voter = await db.Set<Voter>().SingleAsync(v => v.Id == voice);
        // A proxy may have been given or taken back since the page was opened.
        if (voter.CarriedBy is { } by ? by != link : voter.Id != link) throw new RuleBroken("votes.proxy.given");
        var vote = await db.Set<Vote>().AsNoTracking().SingleAsync(v => v.Id == voter.VoteId);
        var choices = await db.Set<VoteChoice>().AsNoTracking().Where(c => c.VoteId == vote.Id).ToListAsync();
        voter.Casts(vote, [.. choices.Where(c => chosen.Contains(c.Id))], today);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("votes.voted.already"); }
        var written = await db.Set<VoteChoice>().Where(c => c.VoteId == vote.Id && c.ClosedOn == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Votes, c => c.Votes + (chosen.Contains(c.Id) ? 1 : 0)));
        if (written != choices.Count) throw new RuleBroken("votes.over"); // closed at this moment
        await transaction.CommitAsync();
    }
}
