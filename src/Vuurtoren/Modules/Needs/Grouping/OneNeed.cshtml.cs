using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>One need with all it came from, for the members of the coordination.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class OneNeedPage(Db db, Texts texts, Territories territories, SignalCounts signals) : NeedsRoom(db, texts, territories, Permission.SendSignals, "needs.title")
{
    /// <summary>Signals of one page.</summary>
    const int Most = 25;

    public Need Need { get; private set; } = null!;
    public NeedCounts Counts { get; private set; } = NeedCounts.None;
    public IReadOnlyList<Signal> Signals { get; private set; } = [];
    public Senders Senders { get; private set; } = null!;
    public int PageNumber => int.TryParse(Request.Query["page"], out var page) ? Math.Clamp(page, 1, 10_000) : 1;
    public PageWays Ways => new(PageNumber, Counts.Total > PageNumber * Most, Read("/needs/" + Need.Id));
    public SignalLines Lines => new(Signals, Names, MayGroup ? Senders.ForCoordinator : Senders.ForMembers, Lang);

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var id = Guid.Parse((string)RouteData.Values["need"]!);
        if (await NeedsReading.One(Db, Coordination, id, MayGroup) is not { } found)
        {
            WentInto = await NeedsReading.WentInto(Db, Coordination, id);
            return WentInto is not null;
        }
        var title = found.Title.In(Lang).Text;
        (Need, Title) = (found, title.Length > 55 ? title[..54] + "…" : title);
        Counts = (await signals.Of(Db, [found], Today))[id];
        Signals = await SignalsReading.OfNeed(Db, id, kept: true, (PageNumber - 1) * Most, Most);
        Senders = await Senders.Of(Db, Signals, Lang, Texts);
        return true;
    }

    Guid? WentInto { get; set; }

    public IActionResult OnGet() => WentInto is { } into ? Redirect(Read("/needs/" + into)) : Page();
}
