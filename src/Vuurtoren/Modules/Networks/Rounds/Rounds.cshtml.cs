using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Rounds;

/// <summary>The rounds of a coordination: one button for a new one, how often it comes back, and the ones before.</summary>
public sealed class RoundsPage(Db db, Database database, Texts texts) : KeepMembersPage(db)
{
    public sealed record Line(Round Round, int Asked, int Answered);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public bool GoesOn => Lines.Any(line => line.Round.TakesAnswers(Today));
    public string Here => $"/{Lang}/edit/coordination/{Coordination.Id}/rounds";
    public IEnumerable<Choice> Every => Enum.GetValues<RoundEvery>().Select(every => new Choice(every.ToString(), texts["elsewhere.every." + every]));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = texts["elsewhere.title"];
        var rounds = await Db.Set<Round>().AsNoTracking().Where(r => r.CoordinationId == Coordination.Id).OrderByDescending(r => r.BegunOn).ToListAsync();
        // As on the page of the round itself: who left and did not answer is not waited for.
        var counts = (await Db.Set<RoundMember>().Where(m => Db.Set<Round>().Any(r => r.Id == m.RoundId && r.CoordinationId == Coordination.Id) && (m.AnsweredAt != null || Db.Set<Member>().Any(member => member.Id == m.MemberId && member.UntilOn == null))).GroupBy(m => m.RoundId)
            .Select(g => new { g.Key, Asked = g.Count(), Answered = g.Count(m => m.AnsweredAt != null) }).ToListAsync()).ToDictionary(one => one.Key);
        Lines = [.. rounds.Select(r => new Line(r, counts.GetValueOrDefault(r.Id)?.Asked ?? 0, counts.GetValueOrDefault(r.Id)?.Answered ?? 0))];
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostBegin()
    {
        var round = await AskRound.Begin(Db, Coordination, new(Site, database.Secret, texts, Instant), Today, Instant);
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("elsewhere.today"); } // pressed twice: nobody is asked twice
        return Go($"/edit/coordination/{Coordination.Id}/rounds/{round.Id}", "round-begun");
    }

    public async Task<IActionResult> OnPostEvery(string? every)
    {
        var coordination = await Db.Set<Coordination>().SingleAsync(c => c.Id == Coordination.Id);
        coordination.AskEvery(Enum.TryParse<RoundEvery>(every, out var one) && Enum.IsDefined(one) ? one : null);
        await Db.SaveChangesAsync();
        return Go($"/edit/coordination/{Coordination.Id}/rounds", "round-every");
    }
}
