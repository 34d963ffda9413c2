using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Hours;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Decisions;

/// <summary>What a coordination let out to everybody: the items of its minutes that were chosen for that, the last meeting first; the same as linked data for machines.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class DecisionsPage(Db db, Texts texts, ShownReports shown) : WorkPage
{
    public const int PageSize = 10;

    public Guid Coordination { get; private set; }
    public string CoordinationName { get; private set; } = "";
    public IReadOnlyList<(Guid Meeting, Report Report)> Reports { get; private set; } = [];
    public int At { get; private set; }
    public bool More { get; private set; }
    public MeetingWords Words => field ??= new(texts, Lang);

    sealed record Closed(Guid Id, Guid Minutes);

    /// <summary>Whether anything of it is for everybody stands in its items: minutes are only read when there is.</summary>
    static readonly Func<Db, Guid, int, IAsyncEnumerable<Closed>> letOut = PreparedQuery.Of((Db db, Guid coordination, int from) =>
        db.Set<Meeting>().Where(m => m.CoordinationId == coordination && m.ClosedAt != null && m.Number != null && db.Set<Item>().Any(i => i.MeetingId == m.Id && i.ForEverybody))
            .OrderByDescending(m => m.Day).ThenByDescending(m => m.Id).Skip(from).Take(PageSize + 1)
            .Select(m => new Closed(m.Id, db.Set<MinutesVersion>().Where(v => v.MeetingId == m.Id).OrderByDescending(v => v.Version).Select(v => v.Id).FirstOrDefault())));

    protected override async Task<bool> Load()
    {
        Coordination = Guid.Parse((string)RouteData.Values["id"]!);
        if (!(await CoordinationNames.Of(db, [Coordination], Lang)).TryGetValue(Coordination, out var name)) return false;
        CoordinationName = name;
        (Title, Summary) = (texts["decisions.title"], texts["decisions.what", name]);
        At = int.TryParse(Request.Query["from"], out var from) && from is > 0 and < 100_000 ? from : 0;
        var meetings = await letOut(db, Coordination, At).ToListAsync();
        (More, meetings) = (meetings.Count > PageSize, [.. meetings.Take(PageSize)]);
        var reports = await shown.Of(db, [.. meetings.Select(one => one.Minutes)]);
        Reports = [.. meetings.Select(one => (one.Id, reports.GetValueOrDefault(one.Minutes))).Where(one => one.Item2 is { Items.Count: > 0 }).Select(one => (one.Id, one.Item2!))];
        await ReadHours();
        return true;
    }

    /// <summary>Of the last year of which the total was let out.</summary>
    public (int Year, int Minutes)? Hours { get; private set; }

    async Task ReadHours()
    {
        if (await db.Set<HoursShown>().Where(s => s.CoordinationId == Coordination).OrderByDescending(s => s.Year).Select(s => (int?)s.Year).FirstOrDefaultAsync() is not { } year) return;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        Hours = (year, await (from hours in db.Set<MeetingHours>() join meeting in db.Set<Meeting>() on hours.MeetingId equals meeting.Id
            where meeting.CoordinationId == Coordination && meeting.Day >= first && meeting.Day <= last select hours.BeforeMinutes + hours.DuringMinutes + hours.AfterMinutes).SumAsync());
    }

    public void OnGet() { }

    /// <summary>JSON-LD.</summary>
    public async Task<IActionResult> OnGetLinked() => Content(LinkedDecisions.Write(new(Site, $"/{Texts.Languages[0]}/coordination/{Coordination}"), await CoordinationNames.Whole(db, Coordination), Linked(At), More ? Linked(At + PageSize) : null, Reports), "application/ld+json");

    Uri Linked(int from) => new(Site, $"/{Lang}/coordination/{Coordination}/decisions?handler=Linked{(from > 0 ? $"&from={from}" : "")}");
}
