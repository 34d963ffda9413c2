using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>The needs of a coordination. Members see those that were shown to them; the coordinator all.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class NeedsPage(Db db, Texts texts, Territories territories, SignalCounts signals) : NeedsRoom(db, texts, territories, Permission.SendSignals, "needs.title")
{
    /// <summary>Of one page, and of signals that stand alone.</summary>
    const int Most = 25, MostLoose = 10;

    [BindProperty(SupportsGet = true)] public string? Theme { get; set; }
    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    public int PageNumber => int.TryParse(Request.Query["page"], out var page) ? Math.Clamp(page, 1, 10_000) : 1;
    public IReadOnlyList<Need> Needs { get; private set; } = [];
    public IReadOnlyDictionary<Guid, NeedCounts> Counts { get; private set; } = new Dictionary<Guid, NeedCounts>();
    bool hasMore;
    /// <summary>Released by who sent them, and in no need yet.</summary>
    public IReadOnlyList<Signal> Loose { get; private set; } = [];
    public Senders Senders { get; private set; } = null!;
    public IEnumerable<Choice> States => Enum.GetValues<NeedState>().Select(state => new Choice(state.ToString(), Texts["needs.state." + state]));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var skip = (PageNumber - 1) * Most;
        var found = string.IsNullOrEmpty(Theme) && string.IsNullOrEmpty(State) ? await NeedsReading.Some(Db, Coordination, MayGroup, skip, Most + 1) : await Filtered().Skip(skip).Take(Most + 1).ToListAsync();
        (Needs, hasMore) = ([.. found.Take(Most)], found.Count > Most);
        Counts = await signals.Of(Db, Needs, Today);
        Loose = PageNumber > 1 ? [] : await SignalsReading.Loose(Db, Coordination, MostLoose);
        Senders = await Senders.Of(Db, Loose, Lang, Texts);
        return true;
    }

    public void OnGet() { }

    IQueryable<Need> Filtered()
    {
        var asked = Visible(Db, this);
        if (!string.IsNullOrEmpty(Theme)) asked = asked.Where(n => n.Theme == Theme);
        if (Enum.TryParse<NeedState>(State, out var state)) asked = asked.Where(n => n.State == state);
        return asked.OrderByDescending(n => n.ChangedOn).ThenByDescending(n => n.Id);
    }

    /// <summary>Those that this person may see.</summary>
    public static IQueryable<Need> Visible(Db db, NeedsRoom room)
    {
        var all = NeedsReading.There(db, room.Coordination);
        return room.MayGroup ? all : all.Where(n => n.VisibleOn != null);
    }

    public SignalLines Lines => new(Loose, Names, Senders.ForMembers, Lang);
    public PageWays Ways => new(PageNumber, hasMore, Read("/needs") + QueryString.Create(new Dictionary<string, string?> { ["theme"] = Theme, ["state"] = State }.Where(one => !string.IsNullOrEmpty(one.Value))));
}
