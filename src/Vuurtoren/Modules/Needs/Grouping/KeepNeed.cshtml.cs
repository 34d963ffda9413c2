using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>One need for its coordinator: what it is called, how serious, how far; and its signals, to take out, to split off or to add to.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class KeepNeedPage(Db db, Database database, Texts texts, Territories territories, Likeness likeness, NeedNames names, FittingSignals fitting) : NeedsRoom(db, texts, territories, Permission.GroupSignals, "needs.keep")
{
    /// <summary>Signals of one page.</summary>
    const int Most = 25;

    public Need Need { get; private set; } = null!;
    public NeedForm Form { get; private set; } = null!;
    public IReadOnlyList<Signal> Signals { get; private set; } = [];
    /// <summary>Not grouped, and perhaps of this need.</summary>
    public IReadOnlyList<Signal> Fitting { get; private set; } = [];
    public Senders Senders { get; private set; } = null!;
    public IReadOnlyList<NeedNamed> Others { get; private set; } = [];
    public int Count { get; private set; }
    public int PageNumber => int.TryParse(Request.Query["page"], out var page) ? Math.Clamp(page, 1, 10_000) : 1;
    public PageWays Ways => new(PageNumber, Count > PageNumber * Most, Here);
    public SignalLines Lines => new(Signals, Names, Senders.ForCoordinator, Lang) { Ticked = Form.Ticked };
    public SignalLines FittingLines => new(Fitting, Names, Senders.ForCoordinator, Lang) { Ticked = Form.Ticked };

    public string Here => Edit("/needs/" + Need.Id);
    public IEnumerable<Choice> OtherChoices => Others.Select(one => new Choice(one.Id.ToString(), one.Title.In(Lang).Text));
    public IEnumerable<Choice> Levels => Enum.GetValues<Seriousness>().Select(one => new Choice(one.ToString(), Texts["needs.seriousness." + one]));
    public IEnumerable<Choice> States => Enum.GetValues<NeedState>().Select(one => new Choice(one.ToString(), Texts["needs.state." + one]));

    Regroup Regroup => new(Db, database, Coordination, Me.Id!.Value, Today, Instant);

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var id = Guid.Parse((string)RouteData.Values["need"]!);
        if (await NeedsReading.One(Db, Coordination, id, hidden: true, write: true) is not { } found) return false;
        (Need, Form) = (found, new(Request, Names, Today));
        Count = await SignalsReading.ManyOfNeed(Db, id);
        Signals = await SignalsReading.OfNeed(Db, id, kept: true, (PageNumber - 1) * Most, Most);
        Fitting = await fitting.Of(Db, database, new Similar(Db, likeness), found);
        Senders = await Senders.Of(Db, [.. Signals, .. Fitting], Lang, Texts);
        Others = [.. (await names.Of(Db, Coordination, closed: true, Lang)).Where(need => need.Id != id)];
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostDescribe()
    {
        Need.Describe(Form.Both("title"), Form.Both("description"), Form.About, Form.One<Seriousness>("seriousness"), Form.Nobody, Today);
        return await Saved("need-kept");
    }

    public async Task<IActionResult> OnPostState()
    {
        Need.Becomes(Form.One<NeedState>("state") ?? throw new RuleBroken("signals.unknown"), Form.Both("reason"), Form.Nobody, Today);
        return await Saved("need-kept");
    }

    public async Task<IActionResult> OnPostShow()
    {
        Need.Show(Today);
        return await Saved("need-shown");
    }

    public async Task<IActionResult> OnPostOut()
    {
        await Regroup.TakeOut(Need, Form.Ticked);
        return Go($"/edit/coordination/{Coordination}/needs/{Need.Id}", "signals-out");
    }

    public async Task<IActionResult> OnPostSplit()
    {
        var made = Need.Of(Coordination, Form.Both("split"), new(Need.Theme, Need.Area, Need.Target), Form.Nobody, Today);
        await Regroup.Split(Need, made, Form.Ticked);
        return Go($"/edit/coordination/{Coordination}/needs/{made.Id}", "need-split");
    }

    public async Task<IActionResult> OnPostAdd()
    {
        await Regroup.Group(Need, made: false, Form.Ticked);
        return Go($"/edit/coordination/{Coordination}/needs/{Need.Id}", "signals-grouped");
    }

    public async Task<IActionResult> OnPostMerge(Guid? other)
    {
        var into = await Db.Set<Need>().SingleOrDefaultAsync(n => n.Id == other && n.CoordinationId == Coordination) ?? throw new RuleBroken("needs.merge.which");
        await Regroup.Merge(Need, into);
        return Go($"/edit/coordination/{Coordination}/needs/{into.Id}", "needs-merged");
    }

    async Task<IActionResult> Saved(string done)
    {
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("needs.changed"); }
        return Go($"/edit/coordination/{Coordination}/needs/{Need.Id}", done);
    }
}
