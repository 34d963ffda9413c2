using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Web;
using Vuurtoren.Tests.Modules.Directory.Import.Engine;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Who agreed to be named in a body is asked again before the year is over.</summary>
public sealed class AskAgreementsTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly DateTime now = new(2026, 11, 29, 9, 0, 0, DateTimeKind.Utc);
    static readonly DateOnly today = LocalClock.DayOf(now);

    static Mandate Seat(Body body, string name, string? email, DateOnly? agreed)
    {
        var seat = Mandate.Begin(body, new(null, null, name, email, "lid", "fr"), BodyRole.Member, SeatWay.Elected, SeatSide.Association, null, null, body.FromOn, agreed: false);
        if (agreed is { } day) seat.Agrees(day);
        return seat;
    }

    static Body Steering(Guid coordination, DateOnly from) => Body.Begin(coordination, BodyKind.Steering, new(LocalText.NlFr("Stuurgroep", "Comité"), null, null, null, 7, Share.None, Share.None, 0), from);

    [Theory, EveryDatabase]
    public async Task Who_agreed_nearly_a_year_ago_gets_one_letter_and_nobody_else(TestDatabase test)
    {
        var database = test.WithTables();
        await using (var db = database.Context())
        {
            var coordination = new Coordination { Name = LocalText.NlFr("Coördinatie", "Coordination")! };
            var body = Steering(coordination.Id, today.AddYears(-3));
            db.AddRange(coordination, body, Seat(body, "An Verzonnen", "an@voorbeeld.be", today.AddDays(-340)), Seat(body, "Bo Verzonnen", "bo@voorbeeld.be", today.AddDays(-100)), Seat(body, "Co Verzonnen", "co@voorbeeld.be", null), Seat(body, "Do Verzonnen", null, today.AddDays(-340)));
            await db.SaveChangesAsync();
        }
        Assert.Equal(1, await AskAgreements.Ask(database, new("https://gids.example"), Outboxes.Texts, now));
        Assert.Equal(0, await AskAgreements.Ask(database, new("https://gids.example"), Outboxes.Texts, now.AddDays(40)));
        var letter = Assert.Single(test.All<Mail>());
        Assert.Equal(("an@voorbeeld.be", "fr"), (letter.Address, letter.Lang));
        Assert.Contains("/fr/seat/", letter.Text, StringComparison.Ordinal);
    }

    [Theory, InlineData("Yes", true), InlineData("No", false)]
    public async Task Over_the_link_somebody_agrees_for_a_year_or_no_longer_and_answers_once(string answer, bool named)
    {
        var here = LocalClock.DayOf(DateTime.UtcNow);
        Mandate seat;
        await using (var db = one.Database.Context())
        {
            var body = Steering(Ids.Of("demo", "coordination", "bakenvoorde"), here.AddYears(-3));
            seat = Seat(body, "Eva Verzonnen", $"eva-{answer}@voorbeeld.be", here.AddDays(-350));
            seat.AgreementAsked(here.AddDays(-2));
            body.End(here);
            db.AddRange(body, seat);
            await db.SaveChangesAsync();
        }
        using var anyone = new Guest(one.Site.Address);
        var link = $"/nl/seat/{one.Database.Secret.Ticket(AskAgreements.Purpose, seat.Id)}";
        await anyone.Open(link);
        Assert.DoesNotContain("Eva", anyone.Words, StringComparison.Ordinal); // who finds the link reads no name
        await anyone.Send("main form", [], $"button[formaction$='handler={answer}']");
        Assert.Null(anyone.Page.QuerySelector("main form"));
        await using var after = one.Database.Context();
        Assert.Equal(named, after.Set<Mandate>().Single(m => m.Id == seat.Id).MayBeNamed(here.AddDays(100)));
    }

    [Fact]
    public void The_link_works_for_two_months_and_not_after_an_answer()
    {
        var seat = Seat(Steering(Guid.CreateVersion7(), today.AddYears(-2)), "An Verzonnen", "an@voorbeeld.be", today.AddDays(-340));
        Assert.True(seat.IsToAskAgain(today));
        seat.AgreementAsked(today);
        Assert.False(seat.IsToAskAgain(today));
        Assert.True(seat.WaitsForAgreement(today.AddDays(Mandate.AnswerDays)));
        Assert.False(seat.WaitsForAgreement(today.AddDays(Mandate.AnswerDays + 1)));
        seat.Agrees(today);
        Assert.False(seat.WaitsForAgreement(today));
        Assert.True(seat.IsToAskAgain(today.AddYears(1)));
    }
}
