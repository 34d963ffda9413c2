using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Agreements;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>What partners agree: what has to stand in it, and until when it holds.</summary>
public class AgreementTests
{
    static readonly DateOnly today = new(2026, 11, 30);

    static StepWords Step(string? what = "Gaat langs", string? who = "De wijkagent") => new(LocalText.From("nl", what), null, LocalText.From("nl", who), Within.Week, null);
    static AgreementWords Words(params StepWords[] steps) => new(LocalText.From("nl", "Uithuiszetting"), null, "housing", null, today.AddYears(1), steps);

    [Fact]
    public void Each_step_says_what_happens_and_who_does_it()
    {
        Assert.Equal("agreements.steps.missing", Refused(Words()));
        Assert.Equal("agreements.step.what", Refused(Words(Step(), Step(what: null))));
        Assert.Equal("agreements.step.who", Refused(Words(Step(who: null))));
        Assert.Equal("agreements.title.missing", Refused(Words(Step()) with { Title = null }));
        Assert.Equal("agreements.steps.many", Refused(Words([.. Enumerable.Repeat(Step(), Agreement.MostSteps + 1)])));
        Assert.Equal([1, 2], Agreement.Of(Guid.CreateVersion7(), Words(Step(), Step()), today).Steps.Select(step => step.Number));
    }

    static string Refused(AgreementWords words) => Assert.Throws<RuleBroken>(() => Agreement.Of(Guid.CreateVersion7(), words, today)).Message;

    [Fact]
    public void It_is_looked_at_again_on_a_day_that_is_not_too_far()
    {
        Assert.Equal("agreements.review.when", Refused(Words(Step()) with { ReviewOn = today }));
        Assert.Equal("agreements.review.when", Refused(Words(Step()) with { ReviewOn = today.AddYears(4) }));
        var agreement = Agreement.Of(Guid.CreateVersion7(), Words(Step()), today);
        var later = today.AddYears(1);
        Assert.False(agreement.IsDue(later.AddDays(-1)));
        Assert.True(agreement.IsDue(later));
        agreement.Holds(later.AddMonths(6), later);
        Assert.False(agreement.IsDue(later));
        agreement.End(later);
        Assert.False(agreement.IsDue(later.AddYears(2)));
    }

    [Theory, EveryDatabase]
    public async Task Steps_are_kept_in_their_order(TestDatabase test)
    {
        var database = test.WithTables();
        var made = Agreement.Of(Rooms.In(database).Coordination, Words(Step("Eerst"), Step("Dan"), Step("Ten slotte")), today);
        await using (var db = database.Context())
        {
            db.Add(made);
            await db.SaveChangesAsync();
        }
        await using var again = database.Context();
        var kept = await again.Set<Agreement>().Include(a => a.Steps.OrderBy(step => step.Number)).SingleAsync();
        Assert.Equal(["Eerst", "Dan", "Ten slotte"], kept.Steps.Select(step => step.What["nl"]));
        Assert.Equal(Within.Week, kept.Steps[0].Within);
    }
}
