using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Priorities;

/// <summary>The rounds in which members chose which needs come first. What is prepared shows only to the coordinator.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class PrioritiesPage(Db db, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.SendSignals, "priorities.title")
{
    public IReadOnlyList<PriorityRound> Rounds { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Rounds = await Db.Set<PriorityRound>().AsNoTracking().Where(r => r.CoordinationId == Coordination && (MayGroup || r.OpenedOn != null)).OrderByDescending(r => r.LastDay).ThenByDescending(r => r.Id).ToListAsync();
        return true;
    }

    public void OnGet() { }

    public string To(PriorityRound round) => MayGroup && round.State != RoundState.Closed ? Edit("/priorities/" + round.Id) : Read("/priorities/" + round.Id);
}

/// <summary>A round with its needs, as partials show it.</summary>
public sealed record RoundRead(PriorityRound Round, IReadOnlyList<PriorityOption> Options, string Lang);

/// <summary>One round for the members: how it is held and, once it is closed, what came out and how that was reckoned.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class OnePriorityPage(Db db, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.SendSignals, "priorities.title")
{
    public RoundRead Of { get; private set; } = null!;
    /// <summary>What each organisation said; of a secret round nobody knows.</summary>
    public IReadOnlyList<(string Organization, Ballot Ballot)> Ballots { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var id = Guid.Parse((string)RouteData.Values["round"]!);
        if (await Db.Set<PriorityRound>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.CoordinationId == Coordination && r.OpenedOn != null) is not { } round) return false;
        var title = round.Title.In(Lang).Text;
        Title = title.Length > 55 ? title[..54] + "…" : title;
        Of = new(round, await Db.Set<PriorityOption>().AsNoTracking().Where(o => o.RoundId == id).OrderBy(o => o.Place).ToListAsync(), Lang);
        if (round.Secret || round.State != RoundState.Closed) return true;
        var voters = (await Db.Set<PriorityVoter>().AsNoTracking().Where(v => v.RoundId == id && v.Voted).ToListAsync()).Where(v => v.Ballot is not null).ToList();
        var names = await OrganizationNames.Of(Db, [.. voters.Select(v => v.OrganizationId)], Lang);
        Ballots = [.. voters.Select(v => (names.GetValueOrDefault(v.OrganizationId, "–"), v.Ballot!)).OrderBy(v => v.Item1, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }

    public void OnGet() { }

    /// <summary>What one ballot said, in words.</summary>
    public string Said(Ballot ballot)
    {
        var (round, options) = (Of.Round, Of.Options);
        string Name(int need) => options[need].Title.In(Lang).Text;
        return round.Method switch
        {
            Method.Dots => string.Join(", ", options.Where(o => ballot.Numbers[o.Place] > 0).OrderByDescending(o => ballot.Numbers[o.Place]).Select(o => $"{Name(o.Place)}{Texts["web.colon"].Value} {ballot.Numbers[o.Place]}")),
            Method.Scores => string.Join(", ", options.Select(o => $"{Name(o.Place)}{Texts["web.colon"].Value} {string.Join("/", Enumerable.Range(0, round.Criteria.Count).Select(c => ballot.Numbers[o.Place * round.Criteria.Count + c] is var score && score < 0 ? "–" : score.ToString(System.Globalization.CultureInfo.CurrentCulture)))}")),
            _ => string.Join(", ", options.Where(o => ballot.Numbers[o.Place] > 0).OrderBy(o => ballot.Numbers[o.Place]).Select(o => $"{ballot.Numbers[o.Place]}. {Name(o.Place)}")),
        };
    }
}
