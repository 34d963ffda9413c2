using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>Services that say they closed or moved, and services that somebody has to ring: no letter was answered, none arrived, or there is no address.</summary>
[TakesPost]
public sealed class CallsPage(Database database, Db db, EditingScope scope, Texts texts) : UpkeepPage
{
    public sealed record Line(Round Round, string Name, IReadOnlyList<(string Label, string Words)> Lines);

    protected override string Heading => "confirm.calls";

    public IReadOnlyList<Line> Closed { get; private set; } = [];
    public IReadOnlyList<Line> Calls { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        await base.Load();
        organizations = (await scope.Organizations(Me))?.ToHashSet();
        await db.Database.OpenConnectionAsync();
        var desk = new Desk(db, db.Database.GetDbConnection(), null);
        Closed = Read(desk, await Of(db.Set<Round>().Where(r => r.State == RoundState.Closed && r.HandledAt == null).OrderBy(r => r.AnsweredAt)), 0);
        // Who checked the sheet since then need not ring; the job ends such rounds within a day.
        var open = await Of(db.Set<Round>().Where(r => r.State == RoundState.Call && r.AnsweredAt == null && !db.Set<Service>().Any(s => s.Id == r.ServiceId && s.VerifiedAt > r.BeganAt && s.VerifiedHow != "import"))
            .OrderBy(r => r.Calls).ThenBy(r => r.CalledAt).ThenBy(r => r.BeganAt).ThenBy(r => r.Id));
        Total = open.Count;
        Calls = Read(desk, open, (Nth - 1) * PageSize);
        return true;
    }

    HashSet<Guid>? organizations;

    /// <summary>Those of my services: few wait, and a territory can have very many organisations.</summary>
    async Task<List<Round>> Of(IQueryable<Round> rounds)
    {
        var all = await rounds.Select(round => new { Round = round, Of = db.Set<Service>().Where(service => service.Id == round.ServiceId).Select(service => service.OrganizationId).FirstOrDefault() }).ToListAsync();
        return [.. all.Where(one => organizations is null || one.Of is { } of && organizations.Contains(of)).Select(one => one.Round)];
    }

    IReadOnlyList<Line> Read(Desk desk, List<Round> rounds, int from) => [.. rounds.Skip(from).Take(PageSize).Select(round => (round, sections: desk.Read(desk.KeysOf(Kinds.Service, round.ServiceId)))).Where(line => line.sections.Count > 0)
        .Select(line => new Line(line.round, SheetInWords.NameOf(line.sections, Lang), SheetInWords.Of(line.sections, Lang, texts)))];

    /// <summary>Why somebody has to ring.</summary>
    public string Why(Round round) => round.Address is null ? texts["confirm.call.no-address"] : round.BouncedAt is { } back ? texts["confirm.call.bounced", Ago.Date(LocalClock.DayOf(back))] : texts.Number("confirm.call.letters", round.Step);

    public string Day(DateTime instant) => Ago.Date(LocalClock.DayOf(instant));

    public void OnGet() { }

    public async Task<IActionResult> OnPostRight(Guid id)
    {
        if (Calls.FirstOrDefault(line => line.Round.Id == id) is not { } line) return NotFound();
        line.Round.Checked(Instant);
        return await new Checking(db, database, Service<Openings>()).Check(line.Round.ServiceId, "called", Me, Instant) ? Again("checked") : NotFound();
    }

    public Task<IActionResult> OnPostNobody(Guid id) => Act(Calls, id, round => round.NobodyAnswered(Instant), "no-answer");

    public Task<IActionResult> OnPostHandled(Guid id) => Act(Closed, id, round => round.Handle(Instant), "handled");

    async Task<IActionResult> Act(IReadOnlyList<Line> lines, Guid id, Action<Round> act, string done)
    {
        if (lines.FirstOrDefault(line => line.Round.Id == id) is not { } line) return NotFound();
        act(line.Round);
        await db.SaveChangesAsync();
        return Again(done);
    }

    RedirectResult Again(string done) => Redirect($"{To(Nth)}{(Nth > 1 ? "&" : "?")}done={done}");

    public string To(int page) => $"/{Lang}/directory/upkeep/calls{(page > 1 ? $"?page={page}" : "")}";

    /// <summary>Where a button of this page goes.</summary>
    public string Action(string handler) => $"{To(Nth)}{(Nth > 1 ? "&" : "?")}handler={handler}";
}
