using System.Net;
using Dapper;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>What is put to the vote, on the same site.</summary>
public sealed partial class BodiesPagesTests
{
    /// <summary>Opened, with three voters who got a link.</summary>
    async Task<(Body Body, Vote Vote)> Opened(Guest coordinator, string name, string kind)
    {
        var body = await Made(coordinator, name);
        foreach (var voter in new[] { "an", "bo", "co" }) await Seat(coordinator, body, $"{voter} {name}", email: $"{voter}.{body.Id:N}@voorbeeld.be");
        await coordinator.Open(Edit($"/bodies/{body.Id}/votes/new"));
        await coordinator.Send("form[action$='handler=Keep']", new() { ["question.nl"] = "Gaan we door?", ["question.fr"] = "Continuons-nous ?", ["kind"] = kind, ["seats"] = "1", ["majority"] = "Simple" });
        if (kind == "Election")
            foreach (var candidate in new[] { "Kim Verzonnen", "Lou Verzonnen" }) await coordinator.Send("form[action$='handler=Stand']", new() { ["who"] = "", ["person"] = candidate });
        await coordinator.Send("form[action$='handler=Open']");
        Assert.Contains("0 van 3 stemden via de link", coordinator.Words, StringComparison.Ordinal);
        using var db = one.Database.Context();
        return (body, db.Set<Vote>().Single(vote => vote.BodyId == body.Id));
    }

    string LinkOf(Body body, string voter) => Staff.LinkTo(one.Database, $"{voter}.{body.Id:N}@voorbeeld.be");

    Dictionary<string, Guid> ChoicesOf(Vote vote)
    {
        using var db = one.Database.Context();
        return db.Set<VoteChoice>().Where(choice => choice.VoteId == vote.Id).AsEnumerable().ToDictionary(choice => choice.Name ?? choice.Answer.ToString(), choice => choice.Id);
    }

    static async Task Cast(Guest guest, string link, Guid choice)
    {
        await guest.Open(link);
        var voter = guest.Page.QuerySelector("input[name=voter]")!.GetAttribute("value")!;
        var secret = guest.Page.QuerySelector("main form input[type=hidden]")!;
        using var answer = await guest.Post(link, new() { [secret.GetAttribute("name")!] = secret.GetAttribute("value")!, ["voter"] = voter, ["choice"] = choice.ToString() });
        await guest.Open(link);
    }

    [Fact]
    public async Task A_secret_vote_is_counted_once_keeps_no_ballot_and_does_not_mix_a_few_links_with_a_few_papers()
    {
        using var coordinator = await Coordinator("geheim@voorbeeld.be");
        var (body, vote) = await Opened(coordinator, "Werkgroep geheim", "Secret");
        var choices = ChoicesOf(vote);
        var link = LinkOf(body, "an");
        Assert.StartsWith("/nl/vote/", link, StringComparison.Ordinal);
        using var anyone = new Guest(one.Site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open(link[..^1] + (link[^1] == '0' ? '1' : '0'))).Status);
        await anyone.Open(link);
        await anyone.Send("main form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anyone.Status); // nothing was chosen
        await Cast(anyone, link, choices["For"]);
        Assert.Contains("uw stem is geteld", anyone.Words, StringComparison.Ordinal);
        Assert.Null(anyone.Page.QuerySelector("main form"));
        await Cast(anyone, LinkOf(body, "bo"), choices["Against"]);

        await coordinator.Open(Edit($"/bodies/{body.Id}/votes/{vote.Id}"));
        Assert.Contains("2 van 3 stemden via de link", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Close']", new() { ["count-" + choices["For"]] = "2" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // only one voter is left
        Assert.Contains("U telde 2 stemmen", coordinator.Page.QuerySelector("[role=alert], .ds-validation-message, main")!.TextContent, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Close']", new() { ["count-" + choices["For"]] = "1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Contains("minstens 3 mensen, of niemand", coordinator.Words, StringComparison.Ordinal); // who counts one paper knows whose it is

        using var connection = one.Database.Open();
        // Nothing but the mark tells a voter who voted from one who did not; and a choice says nothing of a voter.
        Assert.Equal(["voted"], Differing(connection.Query("select * from networks_voter where vote_id = @Id", new { vote.Id }).Cast<IDictionary<string, object>>().ToList()).Except(["id", "name", "email"]));
        Assert.DoesNotContain("voter", string.Join(' ', ((IDictionary<string, object>)connection.QueryFirst("select * from networks_choice where vote_id = @Id", new { vote.Id })).Keys), StringComparison.Ordinal);

        await Cast(anyone, LinkOf(body, "co"), choices["For"]);
        await coordinator.Open(Edit($"/bodies/{body.Id}/votes/{vote.Id}"));
        await coordinator.Send("form[action$='handler=Close']");
        Assert.Contains("Aangenomen", coordinator.Words, StringComparison.Ordinal);
        Assert.Contains("3 van 3 zetels stemden", coordinator.Words, StringComparison.Ordinal);
        Assert.Equal([("Abstain", 0L), ("Against", 1L), ("For", 2L)], connection.Query<(string, long)>("select answer, votes from networks_choice where vote_id = @Id order by answer", new { vote.Id }));

        static IEnumerable<string> Differing(List<IDictionary<string, object>> rows) => rows[0].Keys.Where(column => rows.Select(row => row[column]?.ToString()).Distinct().Count() > 1);
    }

    [Fact]
    public async Task Who_carries_a_proxy_votes_for_both_and_the_other_link_says_so()
    {
        using var coordinator = await Coordinator("volmacht@voorbeeld.be");
        var (body, vote) = await Opened(coordinator, "Werkgroep volmacht", "Hands");
        Guid an, bo;
        await using (var db = one.Database.Context())
            (an, bo) = (db.Set<Voter>().Single(v => v.VoteId == vote.Id && v.Name!.StartsWith("an")).Id, db.Set<Voter>().Single(v => v.VoteId == vote.Id && v.Name!.StartsWith("bo")).Id);
        var own = LinkOf(body, "an");
        await coordinator.Send("form[action$='handler=Proxy']", new() { ["voter"] = an.ToString(), ["carrier"] = bo.ToString() });
        Assert.Contains("bo Werkgroep volmacht stemt in uw plaats", Staff.LetterTo(one.Database, $"an.{body.Id:N}@voorbeeld.be"), StringComparison.Ordinal);
        Assert.Contains("an Werkgroep volmacht gaf u een volmacht", Staff.LetterTo(one.Database, $"bo.{body.Id:N}@voorbeeld.be"), StringComparison.Ordinal);
        using var anyone = new Guest(one.Site.Address);
        await anyone.Open(own);
        Assert.Contains("een volmacht gegeven", anyone.Words, StringComparison.Ordinal);
        Assert.Null(anyone.Page.QuerySelector("main form"));
        var choices = ChoicesOf(vote);
        await Cast(anyone, LinkOf(body, "bo"), choices["For"]);
        Assert.Contains("U stemt voor: an", anyone.Words, StringComparison.Ordinal); // the second voice
        await Cast(anyone, LinkOf(body, "bo"), choices["Abstain"]);
        Assert.Null(anyone.Page.QuerySelector("main form"));
        using var connection = one.Database.Open();
        Assert.Equal(2, connection.ExecuteScalar<long>("select sum(votes) from networks_choice where vote_id = @Id", new { vote.Id }));
        await coordinator.Open(Edit($"/bodies/{body.Id}/votes/{vote.Id}"));
        await coordinator.Send("form[action$='handler=Close']", new() { ["sure"] = "true" });
        Assert.Contains("door bo Werkgroep volmacht, met volmacht", coordinator.Words, StringComparison.Ordinal); // who voted for whom stays to be read, and not what
    }

    [Fact]
    public async Task Who_is_elected_takes_a_seat()
    {
        using var coordinator = await Coordinator("kies@voorbeeld.be");
        var (body, vote) = await Opened(coordinator, "Werkgroep kiezen", "Election");
        var choices = ChoicesOf(vote);
        await coordinator.Send("form[action$='handler=Close']", new() { ["papers"] = "3", ["count-" + choices["Kim Verzonnen"]] = "2", ["count-" + choices["Lou Verzonnen"]] = "1" });
        Assert.Contains("Verkozen: Kim Verzonnen", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Take']", new() { ["years"] = "3" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // whom the seat counts for is not known
        await coordinator.Send("form[action$='handler=Take']", new() { ["years"] = "3", ["side-" + choices["Kim Verzonnen"]] = "Association" });
        Assert.Contains("Kim Verzonnen", coordinator.Words, StringComparison.Ordinal);
        await using var db = one.Database.Context();
        Assert.Equal(Today.AddYears(3), db.Set<Mandate>().Single(m => m.BodyId == body.Id && m.Name == "Kim Verzonnen").EndsOn);
    }
}
