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

/// <summary>The signals of a coordination, for its coordinator: filtered, and grouped into needs. What came without a name is on a page of its own until it is rewritten.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class WaitingPage(Db db, Database database, Texts texts, Territories territories, Likeness likeness, AlikeGroups groups, NeedNames names) : NeedsRoom(db, texts, territories, Permission.GroupSignals, "signals.title")
{
    /// <summary>Of one page.</summary>
    const int Most = 25, MostCompared = 200;

    [BindProperty(SupportsGet = true)] public string? Theme { get; set; }
    [BindProperty(SupportsGet = true)] public string? Area { get; set; }
    [BindProperty(SupportsGet = true)] public string? Target { get; set; }
    /// <summary>Also those that stand in a need.</summary>
    [BindProperty(SupportsGet = true)] public bool All { get; set; }
    /// <summary>Shows those that seem to say the same as this one.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Like { get; set; }

    public int PageNumber => int.TryParse(Request.Query["page"], out var page) ? Math.Clamp(page, 1, 10_000) : 1;
    public NeedForm Form { get; private set; } = null!;
    public IReadOnlyList<Signal> Signals { get; private set; } = [];
    public Senders Senders { get; private set; } = null!;
    public int Count { get; private set; }
    public int Unnamed { get; private set; }
    public IReadOnlyList<NeedNamed> Needs { get; private set; } = [];
    public IReadOnlyList<AlikeGroup> Groups { get; private set; } = [];
    /// <summary>The signal that others are compared with.</summary>
    public Signal? First { get; private set; }
    /// <summary>The needs in which it may belong.</summary>
    public IReadOnlyList<NeedNamed> Fitting { get; private set; } = [];

    public IEnumerable<Choice> NeedChoices => Fitting.Concat(Needs.ExceptBy(Fitting.Select(need => need.Id), need => need.Id)).Select(need => new Choice(need.Id.ToString(), need.Title.In(Lang).Text));
    bool IsFiltered => !string.IsNullOrEmpty(Theme) || !string.IsNullOrEmpty(Area) || !string.IsNullOrEmpty(Target) || All;

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Form = new(Request, Names, Today);
        Needs = await names.Of(Db, Coordination, closed: false, Lang);
        using var connection = database.Open();
        Unnamed = await UnnamedStore.Many(connection, Coordination);
        var similar = new Similar(Db, likeness);
        if (Like is { } id) return await LoadLike(similar, id);
        var skip = (PageNumber - 1) * Most;
        (Count, Signals) = IsFiltered ? (await Filtered().CountAsync(), await Filtered().OrderByDescending(s => s.SentOn).ThenByDescending(s => s.Id).Skip(skip).Take(Most).ToListAsync())
            : (await SignalsReading.ManyWaiting(connection, database, Coordination), await SignalsReading.Waiting(Db, Coordination, skip, Most));
        if (!IsFiltered && PageNumber == 1) Groups = await groups.Of(similar, Coordination, Count, Signals.FirstOrDefault()?.Id ?? default);
        return await LoadSenders();
    }

    IQueryable<Signal> Filtered()
    {
        var asked = Db.Set<Signal>().AsNoTracking().Where(s => s.CoordinationId == Coordination);
        if (!All) asked = asked.Where(s => s.NeedId == null);
        if (!string.IsNullOrEmpty(Theme)) asked = asked.Where(s => s.Theme == Theme);
        if (!string.IsNullOrEmpty(Area)) asked = asked.Where(s => s.Area == Area);
        if (!string.IsNullOrEmpty(Target)) asked = asked.Where(s => s.Target == Target);
        return asked;
    }

    async Task<bool> LoadLike(Similar similar, Guid id)
    {
        First = await Db.Set<Signal>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.CoordinationId == Coordination);
        if (First is null) return false;
        Signals = [First, .. await similar.To(Coordination, First.Words, First.Theme, id)];
        Fitting = [.. similar.Needs(First, await NeedsReading.There(Db, Coordination).Where(n => n.State != NeedState.Closed).OrderByDescending(n => n.ChangedOn).Take(MostCompared).ToListAsync()).Select(need => new NeedNamed(need.Id, need.Title))];
        Count = Signals.Count;
        return await LoadSenders();
    }

    async Task<bool> LoadSenders()
    {
        Senders = await Senders.Of(Db, Signals, Lang, Texts);
        return true;
    }

    public void OnGet() { }

    public PageWays Ways => new(PageNumber, First is null && Count > PageNumber * Most, Edit("/signals") + QueryString.Create(new Dictionary<string, string?> { ["theme"] = Theme, ["area"] = Area, ["target"] = Target, ["all"] = All ? "true" : null }.Where(one => !string.IsNullOrEmpty(one.Value))));

    /// <summary>Those that seem to say the same are ticked already.</summary>
    public SignalLines Lines => new(Signals, Names, Senders.ForCoordinator, Lang)
    {
        Ticked = First is not null && !Form.IsPosted ? [.. Signals.Select(s => s.Id)] : Form.Ticked,
        Like = signal => First is null && signal.NeedId is null ? $"{Edit("/signals")}?like={signal.Id}" : null,
    };

    public async Task<IActionResult> OnPostGroup()
    {
        var (ticked, regroup) = (Form.Ticked, new Regroup(Db, database, Coordination, Me.Id!.Value, Today, Instant));
        var need = await Chosen(Form, ticked);
        await regroup.Group(need.Need, need.Made, ticked);
        return Go($"/edit/coordination/{Coordination}/needs/{need.Need.Id}", "signals-grouped");
    }

    /// <summary>The need that was chosen, or a new one, about what the first of the signals is about.</summary>
    async Task<(Need Need, bool Made)> Chosen(NeedForm form, IReadOnlyList<Guid> ticked)
    {
        if (Guid.TryParse(form.Box("need"), out var id)) return (await Db.Set<Need>().SingleOrDefaultAsync(n => n.Id == id && n.CoordinationId == Coordination && n.MergedInto == null && n.GoneOn == null) ?? throw new RuleBroken("needs.changed"), false);
        if (await Db.Set<Signal>().AsNoTracking().Where(s => s.CoordinationId == Coordination && ticked.Contains(s.Id)).ToListAsync() is not { Count: > 0 } signals) throw new RuleBroken("needs.signals.none");
        return (Need.Of(Coordination, form.Both("title"), new(Commonest(signals, s => s.Theme)!, Same(signals, s => s.Area), Same(signals, s => s.Target)), form.Nobody, Today), true);
    }

    static string? Commonest(List<Signal> signals, Func<Signal, string?> of) => signals.GroupBy(of).MaxBy(group => group.Count())!.Key;

    static string? Same(List<Signal> signals, Func<Signal, string?> of) => signals.Select(of).Distinct().Take(2).ToList() is [var only] ? only : null;
}
