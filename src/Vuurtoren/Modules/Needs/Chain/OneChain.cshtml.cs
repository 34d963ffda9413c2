using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Chain;

/// <summary>One need from what somebody saw to what was done, or the other way round: as a picture and as the same list. Signals that nobody released are counted, not shown.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class OneChainPage(Db db, Texts texts, Territories territories, SignalCounts signals) : NeedsRoom(db, texts, territories, Permission.SendSignals, "chain.title")
{
    /// <summary>Released signals that are shown.</summary>
    const int Most = 5;
    /// <summary>Letters of one line in the picture.</summary>
    const int LongestWords = 36;

    public ChainOf Chain { get; private set; } = null!;
    public IReadOnlyList<Signal> Released { get; private set; } = [];
    public Senders Senders { get; private set; } = null!;
    /// <summary>From what was done back to what was seen.</summary>
    public bool Backwards => Request.Query["from"] == "end";
    public IEnumerable<Link> Links => Backwards ? Enum.GetValues<Link>().Reverse() : Enum.GetValues<Link>();
    public SignalLines Lines => new(Released, Names, Senders.ForMembers, Lang);
    public IHtmlContent Picture => ChainSvg.Of([.. Links.Select(link => (link, Chain.CountAt(link), Words(link)))], Texts);
    public string Here => Read($"/needs/{Chain.Need.Id}/chain");

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var id = Guid.Parse((string)RouteData.Values["need"]!);
        if (await NeedsReading.One(Db, Coordination, id, MayGroup) is not { } need)
        {
            WentInto = await NeedsReading.WentInto(Db, Coordination, id);
            return WentInto is not null;
        }
        Chain = (await ChainReading.Of(Db, signals, Coordination, [need], Today))[0];
        Released = await SignalsReading.OfNeed(Db, id, kept: false, 0, Most);
        Senders = await Senders.Of(Db, Released, Lang, Texts);
        return true;
    }

    Guid? WentInto { get; set; }

    public IActionResult OnGet() => WentInto is { } into ? Redirect(Read($"/needs/{into}/chain")) : Page();

    /// <summary>How each demand stands; the same once.</summary>
    string Standings => string.Join(" · ", Chain.Demands.Select(line => Texts["demands.standing." + line.Demand.StandingOn(Today)].Value).Distinct());

    /// <summary>How it stands at this link, in a few words.</summary>
    public string Words(Link link) => link switch
    {
        Link.Signals => Texts.Number("signals.count", Chain.Signals),
        Link.Need => Texts["needs.state." + Chain.Need.State],
        Link.Priority => Chain.Ranked.Count == 0 ? Texts["chain.none"] : Chain.Ranked[0] switch
        {
            { Taken: true } one => Texts["priorities.theme-of", one.Round.TakenYear ?? 0],
            { Place: { } place } => Texts["chain.place", place],
            var one => Texts[one.Without],
        },
        Link.Demand => Chain.Demands.Count == 0 ? Texts["chain.none"] : Texts.Number("chain.demands", Chain.Demands.Count),
        Link.Answer => Chain.Demands.Count == 0 ? Texts["chain.none"] : Standings is { Length: <= LongestWords } all ? all : Texts.Number("chain.demands", Chain.Demands.Count),
        _ => Chain.Actions.Count == 0 ? Texts["chain.none"] : Texts.Number("chain.actions", Chain.Actions.Count),
    };
}
