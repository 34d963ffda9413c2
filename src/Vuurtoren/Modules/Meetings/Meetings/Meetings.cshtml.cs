using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Meetings;

/// <summary>The meetings of the coordinations that one coordinates: first those that come, then those that were.</summary>
[Can(Permission.PlanMeetings), Personal]
public sealed class MeetingsPage(Db db, Texts texts) : WorkPage
{
    const int Most = 40;

    public sealed record Line(Guid Id, LocalText Title, Guid Coordination, DateOnly Day, int Begins, int Ends, DateTime? InvitedAt, DateTime? CancelledAt, DateTime? ClosedAt, int? Number);

    public IReadOnlyList<Line> Coming { get; private set; } = [];
    public IReadOnlyList<Line> Past { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Coordinations { get; private set; } = new Dictionary<Guid, string>();
    public MeetingWords Words => field ??= new(texts, Lang);

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["meetings.title"], true);
        Coordinations = await Calling.Mine(db, Me, Lang);
        var ids = Coordinations.Keys.ToList();
        Coming = await coming(db, ids, Today).ToListAsync();
        Past = await past(db, ids, Today).ToListAsync();
        return true;
    }

    static readonly Func<Db, List<Guid>, DateOnly, IAsyncEnumerable<Line>> coming = PreparedQuery.Of((Db db, List<Guid> ids, DateOnly today) =>
        db.Set<Meeting>().Where(m => ids.Contains(m.CoordinationId) && m.Day >= today && m.ClosedAt == null).OrderBy(m => m.Day).ThenBy(m => m.Begins)
            .Take(Most).Select(m => new Line(m.Id, m.Title, m.CoordinationId, m.Day, m.Begins, m.Ends, m.InvitedAt, m.CancelledAt, m.ClosedAt, m.Number)));

    static readonly Func<Db, List<Guid>, DateOnly, IAsyncEnumerable<Line>> past = PreparedQuery.Of((Db db, List<Guid> ids, DateOnly today) =>
        db.Set<Meeting>().Where(m => ids.Contains(m.CoordinationId) && (m.Day < today || m.ClosedAt != null)).OrderByDescending(m => m.Day).ThenByDescending(m => m.Begins)
            .Take(Most).Select(m => new Line(m.Id, m.Title, m.CoordinationId, m.Day, m.Begins, m.Ends, m.InvitedAt, m.CancelledAt, m.ClosedAt, m.Number)));

    public void OnGet() { }

    public string State(Line line) => texts[line.CancelledAt is not null ? "meetings.state.cancelled" : line is { ClosedAt: not null, Number: null } ? "meetings.state.taken-in" : line.ClosedAt is not null ? "meetings.state.closed" : line.Day < Today ? "meetings.state.open" : line.InvitedAt is not null ? "meetings.state.invited" : "meetings.state.planned"];
}
