using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Polls;

/// <summary>The questions when to meet of the coordinations that one coordinates, the last one first.</summary>
[Can(Permission.PlanMeetings)]
public sealed class PollsPage(Db db, Texts texts) : WorkPage
{
    const int Most = 50;

    public sealed record Line(Poll Poll, string Coordination, int Asked, int Answered);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public PollWords Words => new(texts, Lang);

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["polls.title"], true);
        var names = await Calling.Mine(db, Me, Lang);
        var ids = names.Keys.ToList();
        var polls = await db.Set<Poll>().AsNoTracking().Where(p => ids.Contains(p.CoordinationId)).OrderByDescending(p => p.MadeAt).Take(Most).ToListAsync();
        var shown = polls.Select(p => p.Id).ToList();
        var counts = (await db.Set<PollAnswer>().Where(a => shown.Contains(a.PollId)).GroupBy(a => a.PollId).Select(g => new { g.Key, All = g.Count(), Given = g.Count(a => a.At != null) }).ToListAsync()).ToDictionary(one => one.Key);
        Lines = [.. polls.Select(p => new Line(p, names[p.CoordinationId], counts.GetValueOrDefault(p.Id)?.All ?? 0, counts.GetValueOrDefault(p.Id)?.Given ?? 0))];
        return true;
    }

    public void OnGet() { }
}

/// <summary>The coordinations for which somebody calls meetings.</summary>
static class Calling
{
    public static async Task<Dictionary<Guid, string>> Mine(Db db, CurrentUser me, string lang) => me.CanEverywhere(Permission.PlanMeetings) ? await CoordinationNames.All(db, lang)
        : await CoordinationNames.Of(db, me.Coordinations(Permission.PlanMeetings), lang);
}
