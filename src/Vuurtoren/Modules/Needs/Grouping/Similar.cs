using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>Which signals seem to say the same, in either language. Suggestions: a person decides.</summary>
public sealed class Similar(Db db, Likeness likeness)
{
    /// <summary>So many of the newest are looked through; of groups fewer, for all are compared with all.</summary>
    const int Newest = 300, NewestInGroups = 120, MostShown = 10, MostGroups = 3;

    /// <summary>What the same theme adds, and from where on it is worth a look.</summary>
    const float SameTheme = 0.15f, Least = Likeness.Least + SameTheme;

    public bool Ready => likeness.Ready;

    sealed record Said(Guid Id, string Words, string Theme);

    static readonly Func<Db, Guid, int, IAsyncEnumerable<Said>> newest = PreparedQuery.Of((Db db, Guid coordination, int most) =>
        db.Set<Signal>().Where(s => s.CoordinationId == coordination && s.NeedId == null).OrderByDescending(s => s.SentOn).ThenByDescending(s => s.Id).Take(most).Select(s => new Said(s.Id, s.Words, s.Theme)));

    static readonly Func<Db, List<Guid>, IAsyncEnumerable<Signal>> waiting = PreparedQuery.Of((Db db, List<Guid> ids) => db.Set<Signal>().AsNoTracking().Where(s => ids.Contains(s.Id) && s.NeedId == null));

    sealed record Weighed(Signal Signal, Meaning Meaning);

    /// <summary>Signals that are not grouped and seem to belong with these words; the likest first.</summary>
    public async Task<IReadOnlyList<Signal>> To(Guid coordination, string words, string theme, Guid? except = null)
    {
        var likest = await Likest(coordination, words, theme, except);
        return await Waiting(likest);
    }

    /// <summary>The same, by their ids.</summary>
    internal async Task<IReadOnlyList<Guid>> Likest(Guid coordination, string words, string theme, Guid? except = null)
    {
        if (!likeness.Ready) return [];
        var meant = likeness.Of(words);
        return (await newest(db, coordination, Newest).ToListAsync()).Where(s => s.Id != except).Select(s => (s.Id, Alike: Alike(meant, theme, likeness.Of(s.Words), s.Theme)))
            .Where(one => one.Alike >= Least).OrderByDescending(one => one.Alike).Take(MostShown).Select(one => one.Id).ToList();
    }

    /// <summary>Those of these that still wait, in the same order.</summary>
    internal async Task<IReadOnlyList<Signal>> Waiting(IReadOnlyList<Guid> ids)
    {
        if (ids.Count == 0) return [];
        List<Guid> order = [.. ids];
        return [.. (await waiting(db, order).ToListAsync()).OrderBy(s => order.IndexOf(s.Id))];
    }

    /// <summary>The needs in which a signal may belong, the likest first.</summary>
    /// <param name="needs">To choose from.</param>
    public IReadOnlyList<Need> Needs(Signal signal, IEnumerable<Need> needs)
    {
        if (!likeness.Ready) return [];
        var meant = likeness.Of(signal.Words);
        return [.. needs.Select(need => (Need: need, Alike: Alike(meant, signal.Theme, likeness.Of(WordsOf(need)), need.Theme))).Where(one => one.Alike >= Least).OrderByDescending(one => one.Alike).Take(MostGroups).Select(one => one.Need)];
    }

    public static string WordsOf(Need need) => string.Join(' ', need.Title.Concat(need.Description?.AsEnumerable() ?? []).Select(text => text.Value));

    /// <summary>A few groups of signals that seem to say the same, the largest first: each begins with the one that most others are like.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Signal>>> Groups(Guid coordination)
    {
        if (!likeness.Ready) return [];
        var left = (await Loose(coordination, NewestInGroups)).Select(s => new Weighed(s, likeness.Of(s.Words))).ToList();
        var groups = new List<IReadOnlyList<Signal>>();
        while (groups.Count < MostGroups)
        {
            var best = left.Select(one => left.Where(other => other == one || Alike(one.Meaning, one.Signal.Theme, other.Meaning, other.Signal.Theme) >= Least).OrderByDescending(other => other == one).ToList()).MaxBy(group => group.Count);
            if (best is null || best.Count < 2) break;
            groups.Add([.. best.Select(one => one.Signal)]);
            left = [.. left.Except(best)];
        }
        return groups;
    }

    static float Alike(Meaning a, string themeOfA, Meaning b, string themeOfB) => Likeness.Alike(a, b) + (themeOfA == themeOfB ? SameTheme : 0);

    async Task<List<Signal>> Loose(Guid coordination, int most) =>
        await db.Set<Signal>().AsNoTracking().Where(s => s.CoordinationId == coordination && s.NeedId == null).OrderByDescending(s => s.SentOn).ThenByDescending(s => s.Id).Take(most).ToListAsync();
}
