using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>A question on which a body voted and that counts, for who writes its minutes. How many, never who.</summary>
public sealed record VoteTaken(Guid Id, LocalText Question, DateOnly On, int For, int Against, int Abstain, bool Carried);

public static class VotesTaken
{
    /// <summary>The latest first. Elections are not among them: who sits where stands with the body.</summary>
    public static async Task<IReadOnlyList<VoteTaken>> Of(Db db, Guid body, DateOnly since)
    {
        var votes = await db.Set<Vote>().AsNoTracking().Where(v => v.BodyId == body && v.ClosedOn >= since && v.WasVoid == null && v.Kind != VoteKind.Election).OrderByDescending(v => v.ClosedOn).ToListAsync();
        if (votes.Count == 0) return [];
        var ids = votes.ConvertAll(v => v.Id);
        var choices = (await db.Set<VoteChoice>().AsNoTracking().Where(c => ids.Contains(c.VoteId)).ToListAsync()).ToLookup(c => c.VoteId);
        return [.. votes.Select(v => Outcome.From(v, [.. choices[v.Id]]) is { } outcome ? new VoteTaken(v.Id, v.Question, v.ClosedOn!.Value, outcome.For, outcome.Against, outcome.Abstain, outcome.Carried) : null).OfType<VoteTaken>()];
    }
}
