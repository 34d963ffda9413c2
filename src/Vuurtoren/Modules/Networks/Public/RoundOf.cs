using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Rounds;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>What members told of one network in a round, for who puts it on an agenda. Organisations, never persons.</summary>
/// <param name="Network">Its name.</param>
/// <param name="Lines">Organisations as in the language that was asked for, words in the language in which they were written.</param>
public sealed record RoundOf(string Network, DateOnly BegunOn, IReadOnlyList<(string Organization, string Words, string Lang)> Lines)
{
    /// <summary>The language of most of what was told; of as much in two of them, the one told first.</summary>
    public string Lang => Lines.CountBy(line => line.Lang).MaxBy(its => its.Value).Key;

    /// <summary>Null: there is no such round in this coordination, or nobody told anything of this network.</summary>
    public static async Task<RoundOf?> Find(Db db, Guid coordination, Guid round, Guid network, string lang)
    {
        if (await db.Set<Round>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == round && r.CoordinationId == coordination) is not { } found) return null;
        var told = (await RoundResult.Of(db, round, lang)).Networks.FirstOrDefault(one => one.Id == network);
        return told?.Lines.Where(line => line.Words is not null).Select(line => (line.Organization, line.Words!, line.Lang)).ToList() is { Count: > 0 } lines ? new(told.Network, found.BegunOn, lines) : null;
    }
}
