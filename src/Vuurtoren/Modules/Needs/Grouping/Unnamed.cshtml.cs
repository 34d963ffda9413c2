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

/// <summary>Signals without a name, one at a time and in no order: rewritten so that nobody is recognised by how it is told, and put in a need. The original is then gone.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class UnnamedPage(Db db, Database database, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.GroupSignals, "signals.rewrite")
{
    public NeedForm Form { get; private set; } = null!;
    public IReadOnlyList<Need> Needs { get; private set; } = [];
    public int Waiting { get; private set; }
    /// <summary>To throw out many at once, when somebody filled it with nonsense. Empty: not asked for.</summary>
    public IReadOnlyList<UnnamedSignal> All { get; private set; } = [];
    /// <summary>Null: all were done.</summary>
    public UnnamedSignal? Signal { get; private set; }

    public IEnumerable<Choice> NeedChoices => Needs.Select(need => new Choice(need.Id.ToString(), need.Title.In(Lang).Text)).OrderBy(one => one.Words, StringComparer.CurrentCultureIgnoreCase);

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Form = new(Request, Names, Today);
        Needs = await NeedsReading.There(Db, Coordination).Where(n => n.State != NeedState.Closed).OrderByDescending(n => n.ChangedOn).Take(200).ToListAsync();
        using var connection = database.Open();
        var all = await UnnamedStore.Of(connection, Coordination);
        Waiting = all.Count;
        if (Request.Query["all"] == "yes") All = all;
        // The one that was asked for; it may be gone, then the next.
        Signal = Guid.TryParse(Form.Box("original") ?? Request.Query["one"], out var id) ? all.FirstOrDefault(one => one.Id == id) ?? (all.Count > 0 ? all[0] : null) : all.Count > 0 ? all[0] : null;
        Next = Signal is null || all.Count < 2 ? null : all[(all.ToList().IndexOf(Signal) + 1) % all.Count].Id;
        return true;
    }

    /// <summary>To leave this one for later.</summary>
    public Guid? Next { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(Guid original)
    {
        if (Signal?.Id != original) throw new RuleBroken("signals.rewrite.gone");
        var words = Signal.Words.Rewritten(Form.Box("words") ?? "").Checked([.. Names.AreaCodes, .. new[] { Signal.Words.Area }.OfType<string>()], Form.Nobody, Today);
        var rewritten = Signals.Signal.OfUnnamed(Signal, words, Form.Box("sure") == "true");
        var (need, made) = await Chosen(words);
        await new Regroup(Db, database, Coordination, Me.Id!.Value, Today, Instant).Rewrite(Signal, rewritten, need, made);
        return Go($"/edit/coordination/{Coordination}/signals/unnamed", "signal-rewritten");
    }

    async Task<(Need, bool)> Chosen(SignalWords words) => Guid.TryParse(Form.Box("need"), out var id)
        ? (await Db.Set<Need>().SingleOrDefaultAsync(n => n.Id == id && n.CoordinationId == Coordination && n.MergedInto == null && n.GoneOn == null) ?? throw new RuleBroken("needs.changed"), false)
        : (Need.Of(Coordination, Form.Both("title"), new(words.Theme, words.Area, words.Target), Form.Nobody, Today), true);

    /// <summary>It says nothing, or names somebody: it goes, and nothing of it stays.</summary>
    public async Task<IActionResult> OnPostDrop(Guid original)
    {
        await UnnamedStore.Drop(database, Coordination, [original]);
        return Go($"/edit/coordination/{Coordination}/signals/unnamed", "signal-dropped");
    }

    public Task<IActionResult> OnPostDropTicked(Guid[] ticked) => DropThose(ticked);

    /// <summary>Of those that stood on the page: what came since then stays.</summary>
    public Task<IActionResult> OnPostDropOthers(Guid[] ticked, Guid[] shown) => DropThose([.. shown.Except(ticked)]);

    async Task<IActionResult> DropThose(IReadOnlyCollection<Guid> some)
    {
        if (some.Count == 0) throw new RuleBroken("signals.drop.none");
        await UnnamedStore.Drop(database, Coordination, some);
        return Go($"/edit/coordination/{Coordination}/signals/unnamed", "signals-dropped");
    }
}
