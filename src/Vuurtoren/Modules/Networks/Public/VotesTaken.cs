using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>A question on which a body voted and that counts, for who writes its minutes. How many, never who.</summary>
/// <param name="Elected">Of an election: those who were chosen; null: it was none.</param>
public sealed record VoteTaken(Guid Id, LocalText Question, DateOnly On, int For, int Against, int Abstain, bool Carried, IReadOnlyList<string>? Elected = null, bool Secret = false);

public static class VotesTaken
{
    static readonly Func<Db, Guid, DateOnly, IAsyncEnumerable<Vote>> closed = PreparedQuery.Of((Db db, Guid body, DateOnly since) =>
        db.Set<Vote>().AsNoTracking().Where(v => v.BodyId == body && v.ClosedOn >= since && v.WasVoid == null).OrderByDescending(v => v.ClosedOn));

    /// <summary>The latest first.</summary>
    public static async Task<IReadOnlyList<VoteTaken>> Of(Db db, Guid body, DateOnly since)
    {
        var votes = await closed(db, body, since).ToListAsync();
        if (votes.Count == 0) return [];
        var ids = votes.ConvertAll(v => v.Id);
        var choices = (await db.Set<VoteChoice>().AsNoTracking().Where(c => ids.Contains(c.VoteId)).ToListAsync()).ToLookup(c => c.VoteId);
        return [.. votes.Select(v => Outcome.From(v, [.. choices[v.Id]]) is { } outcome ? new VoteTaken(v.Id, v.Question, v.ClosedOn!.Value, outcome.For, outcome.Against, outcome.Abstain, outcome.Carried, v.Kind == VoteKind.Election ? [.. outcome.Elected.Select(one => one.Name!)] : null, v.IsSecret) : null).OfType<VoteTaken>()];
    }
}
