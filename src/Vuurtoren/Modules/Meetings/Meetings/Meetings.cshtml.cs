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
        var of = db.Set<Meeting>().Where(m => ids.Contains(m.CoordinationId));
        Coming = await Lines(of.Where(m => m.Day >= Today && m.ClosedAt == null).OrderBy(m => m.Day).ThenBy(m => m.Begins));
        Past = await Lines(of.Where(m => m.Day < Today || m.ClosedAt != null).OrderByDescending(m => m.Day).ThenByDescending(m => m.Begins));
        return true;
    }

    static async Task<IReadOnlyList<Line>> Lines(IQueryable<Meeting> meetings) =>
        await meetings.Take(Most).Select(m => new Line(m.Id, m.Title, m.CoordinationId, m.Day, m.Begins, m.Ends, m.InvitedAt, m.CancelledAt, m.ClosedAt, m.Number)).ToListAsync();

    public void OnGet() { }

    public string State(Line line) => texts[line.CancelledAt is not null ? "meetings.state.cancelled" : line is { ClosedAt: not null, Number: null } ? "meetings.state.taken-in" : line.ClosedAt is not null ? "meetings.state.closed" : line.Day < Today ? "meetings.state.open" : line.InvitedAt is not null ? "meetings.state.invited" : "meetings.state.planned"];
}
