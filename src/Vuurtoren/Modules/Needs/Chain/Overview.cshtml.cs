using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Chain;

/// <summary>Which need stands where on the way from signal to action.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class OverviewPage(Db db, Texts texts, Territories territories, SignalCounts signals) : NeedsRoom(db, texts, territories, Permission.SendSignals, "chain.overview")
{
    /// <summary>Of one page.</summary>
    const int Most = 50;

    bool hasMore;

    public IReadOnlyList<ChainOf> Chains { get; private set; } = [];
    public int PageNumber => int.TryParse(Request.Query["page"], out var page) ? Math.Clamp(page, 1, 10_000) : 1;
    public PageWays Ways => new(PageNumber, hasMore, Read("/chain"));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var needs = await NeedsReading.Some(Db, Coordination, MayGroup, (PageNumber - 1) * Most, Most + 1);
        hasMore = needs.Count > Most;
        Chains = [.. (await ChainReading.Of(Db, signals, Coordination, [.. needs.Take(Most)], Today)).OrderByDescending(one => one.Furthest).ThenByDescending(one => one.Signals)];
        return true;
    }

    public void OnGet() { }

    public string At(ChainOf chain, Link link) => chain.CountAt(link) == 0 ? "–" : link switch
    {
        Link.Priority => (chain.Ranked.FirstOrDefault(one => one.Taken) ?? chain.Ranked[0]) switch { { Taken: true } one => Texts["priorities.theme-of", one.Round.TakenYear ?? 0], { Place: { } place } => Texts["chain.place", place], var one => Texts[one.Without] },
        Link.Demand => string.Join(" · ", chain.Demands.Select(line => Texts["demands.standing." + line.Demand.StandingOn(Today)].Value).Distinct()),
        _ => chain.CountAt(link).ToString(System.Globalization.CultureInfo.CurrentCulture),
    };
}
