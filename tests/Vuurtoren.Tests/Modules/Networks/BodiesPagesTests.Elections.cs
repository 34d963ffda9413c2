using System.Net;
using Dapper;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Seats in another body, votes in which few took part, and what is told after.</summary>
public sealed partial class BodiesPagesTests
{
    Vote VoteOf(Guid id)
    {
        using var db = one.Database.Context();
        return db.Set<Vote>().Single(vote => vote.Id == id);
    }

    [Fact]
    public async Task Who_is_elected_by_one_body_for_another_takes_a_seat_there_from_the_day_that_was_said()
    {
        using var coordinator = await Coordinator("elders@voorbeeld.be");
        var board = await Made(coordinator, "Werkgroep bestuur");
        using (var connection = one.Database.Open()) connection.Execute("update networks_body set seats = 1 where id = @Id", new { board.Id });
        await using (var db = one.Database.Context())
        {
            db.Attach(board);
            db.Add(Mandate.Begin(board, new(null, null, "Nu Verzonnen", null, null, "nl"), BodyRole.Member, SeatWay.Elected, SeatSide.Public, null, 1, Today, agreed: false));
            await db.SaveChangesAsync();
        }
        var from = Today.AddYears(1);
        var body = await Made(coordinator, "Werkgroep kiest");
        foreach (var voter in new[] { "an", "bo", "co" }) await Seat(coordinator, body, $"{voter} kiest");
        await coordinator.Open(Edit($"/bodies/{body.Id}/votes/new"));
        var typed = new Dictionary<string, string> { ["question.nl"] = "Wie zit in het bestuur?", ["kind"] = "Election", ["seats"] = "1", ["for-body"] = board.Id.ToString(), ["seats-from"] = Box(from.AddDays(-1)) };
        await coordinator.Send("form[action$='handler=Keep']", typed);
        Assert.Contains("dan eindigen: 0", coordinator.Words + coordinator.Page.Body!.TextContent, StringComparison.Ordinal); // said before anybody votes
        await coordinator.Send("form[action$='handler=Keep']", new() { ["seats-from"] = Box(from) });
        Assert.Contains("Verkiezing voor: Werkgroep bestuur", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Stand']", new() { ["who"] = "", ["person"] = "Kim Verzonnen" });
        await coordinator.Send("form[action$='handler=Open']");
        Vote vote;
        await using (var db = one.Database.Context()) vote = db.Set<Vote>().Single(v => v.BodyId == body.Id);
        var kim = ChoicesOf(vote)["Kim Verzonnen"];
        await coordinator.Send("form[action$='handler=Close']", new() { ["papers"] = "3", ["count-" + kim] = "3" });
        Assert.Equal(Box(from), coordinator.Page.QuerySelector("input[name=from]")!.GetAttribute("value"));
        await coordinator.Send("form[action$='handler=Take']", new() { ["side-" + kim] = "Association" });
        Assert.Contains($"/bodies/{board.Id}", coordinator.At, StringComparison.Ordinal);
        Assert.Contains("Komt later", coordinator.Words, StringComparison.Ordinal);
        await using var after = one.Database.Context();
        var seats = after.Set<Mandate>().Where(m => m.BodyId == board.Id).ToDictionary(m => m.Name!);
        Assert.Equal((from, SeatSide.Association), (seats["Kim Verzonnen"].FromOn, seats["Kim Verzonnen"].Side));
        Assert.Equal(from, seats["Nu Verzonnen"].UntilOn); // makes room then, and not before
        Assert.Equal("Nu Verzonnen", Assert.Single(await BodiesOf.Seats(after, board.Id)).Name);
        Assert.Equal("Kim Verzonnen", Assert.Single(await BodiesOf.Seats(after, board.Id, from)).Name);
        Assert.DoesNotContain(after.Set<Mandate>().Where(m => m.BodyId == body.Id).ToList(), m => m.Name == "Kim Verzonnen");
    }

    [Fact]
    public async Task Too_few_votes_are_told_before_closing_and_after_and_the_same_vote_is_prepared_again_once()
    {
        using var coordinator = await Coordinator("weinig@voorbeeld.be");
        var (body, vote) = await Opened(coordinator, "Werkgroep weinig", "Hands");
        using (var connection = one.Database.Open()) connection.Execute("update networks_vote set quorum = 'TwoThirds' where id = @Id", new { vote.Id });
        using var anyone = new Guest(one.Site.Address);
        await Cast(anyone, LinkOf(body, "an"), ChoicesOf(vote)["For"]);
        await coordinator.Open(Edit($"/bodies/{body.Id}/votes/{vote.Id}"));
        Assert.Contains("Nodig: 2", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Close']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Contains("1 van 3 stemden, en er zijn er 2 nodig", coordinator.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(VoteState.Open, VoteOf(vote.Id).State);
        await coordinator.Send("form[action$='handler=Close']", new() { ["sure"] = "true" });
        Assert.Contains("1 van 3 stemden, er waren er 2 nodig", coordinator.Words, StringComparison.Ordinal);
        await anyone.Open(LinkOf(body, "bo"));
        Assert.Contains("1 van 3 stemden, er waren er 2 nodig", anyone.Words, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Again']");
        Assert.Contains("in voorbereiding", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Open(Edit($"/bodies/{body.Id}/votes/{vote.Id}"));
        Assert.Null(coordinator.Page.QuerySelector("form[action$='handler=Again']"));
    }

    [Fact]
    public async Task After_closing_the_link_of_a_voter_shows_what_was_decided()
    {
        using var coordinator = await Coordinator("uitslag@voorbeeld.be");
        var (body, vote) = await Opened(coordinator, "Werkgroep uitslag", "Hands");
        var choices = ChoicesOf(vote);
        using var anyone = new Guest(one.Site.Address);
        foreach (var voter in new[] { "an", "bo", "co" }) await Cast(anyone, LinkOf(body, voter), choices[voter == "co" ? "Against" : "For"]);
        Assert.DoesNotContain("Aangenomen", anyone.Words, StringComparison.Ordinal); // not before
        await coordinator.Open(Edit($"/bodies/{body.Id}/votes/{vote.Id}"));
        await coordinator.Send("form[action$='handler=Close']");
        foreach (var (lang, carried, numbers) in new[] { ("nl", "Aangenomen", "Voor: 2. Tegen: 1. Onthoudingen: 0."), ("fr", "Adopté", "Pour\u00a0: 2. Contre\u00a0: 1. Abstentions\u00a0: 0.") })
        {
            await anyone.Open(LinkOf(body, "an").Replace("/nl/", $"/{lang}/", StringComparison.Ordinal));
            Assert.Contains(carried, anyone.Words, StringComparison.Ordinal);
            Assert.Contains(numbers, anyone.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("bo Werkgroep", anyone.Words, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData("nl", "1 eindigde op", "2 eindigen op"), InlineData("fr", "1 s’est terminé le", "2 se terminent le")]
    public async Task What_waits_says_of_a_term_whether_it_ended_or_ends(string lang, string over, string ends)
    {
        var name = $"Werkgroep einde {lang}";
        await using (var db = one.Database.Context())
        {
            var body = Body.Begin(coordination, BodyKind.WorkingGroup, BodyTests.Words(name, "housing"), Today.AddYears(-3));
            db.Add(body);
            foreach (var (who, from) in new[] { ("An", Today.AddYears(-1).AddDays(-5)), ("Bo", Today.AddYears(-1).AddDays(20)), ("Co", Today.AddYears(-1).AddDays(20)) })
                db.Add(Mandate.Begin(body, new(null, null, who, null, null, "nl"), BodyRole.Member, SeatWay.Elected, SeatSide.Association, null, 1, from, agreed: false));
            await db.SaveChangesAsync();
        }
        using var coordinator = await Coordinator($"einde-{lang}@voorbeeld.be", lang);
        await coordinator.Open($"/{lang}/me/week");
        foreach (var words in new[] { over, ends }) Assert.Contains(coordinator.Page.QuerySelectorAll("main li"), line => line.TextContent.Contains(name, StringComparison.Ordinal) && line.TextContent.Contains(words, StringComparison.Ordinal));
    }
}
