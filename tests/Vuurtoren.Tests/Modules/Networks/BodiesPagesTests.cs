using System.Globalization;
using System.Net;
using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Bodies, mandates, votes and the charter of the demo on a running site.</summary>
public sealed class BodiesPagesTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    static string Edit(string rest, string lang = "nl") => $"/{lang}/edit/coordination/{coordination}{rest}";
    static string Box(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    static DateOnly Today => LocalClock.DayOf(DateTime.UtcNow);

    Task<Guest> Coordinator(string email, string lang = "nl") => Staff.Signed(one.Site, email, Role.Coordinator, new(ScopeKind.Coordination, coordination), language: lang);

    Body BodyOf(string name)
    {
        using var db = one.Database.Context();
        return db.Set<Body>().AsEnumerable().Single(body => body.Name["nl"] == name);
    }

    async Task<Body> Made(Guest coordinator, string name)
    {
        await coordinator.Open(Edit("/bodies/new"));
        await coordinator.Send("form[action$='handler=Keep']", new() { ["kind"] = "WorkingGroup", ["name.nl"] = name, ["name.fr"] = name, ["theme"] = "housing" });
        return BodyOf(name);
    }

    static async Task Seat(Guest coordinator, Body body, string name, string role = "Member", string? email = null, Dictionary<string, string>? more = null)
    {
        await coordinator.Open(Edit($"/bodies/{body.Id}"));
        await coordinator.Send("form[action$='handler=Seat']", new Dictionary<string, string>(more ?? []) { ["who"] = "", ["person"] = name, ["role"] = role, ["email"] = email ?? "" });
    }

    [Fact]
    public async Task A_body_is_begun_takes_roles_loses_its_chair_and_ends_with_all_who_sat_in_it()
    {
        using var coordinator = await Coordinator("bod@voorbeeld.be");
        await coordinator.Open(Edit("/bodies/new"));
        await coordinator.Send("form[action$='handler=Keep']", new() { ["kind"] = "WorkingGroup", ["name.nl"] = "Werkgroep zonder thema" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Equal("Werkgroep zonder thema", coordinator.Page.QuerySelector("input[name='name.nl']")!.GetAttribute("value")); // what was typed stays
        var body = await Made(coordinator, "Werkgroep proef");
        await Seat(coordinator, body, "Ada Verzonnen", "Chair");
        Assert.Contains("Ada Verzonnen", coordinator.Words, StringComparison.Ordinal);
        await Seat(coordinator, body, "Boris Verzonnen", "Chair");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        await Seat(coordinator, body, "Carla Verzonnen", "Guest");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // without function and theme
        await Seat(coordinator, body, "Carla Verzonnen", "Guest", more: new() { ["function"] = "wijkagent", ["topic"] = "Veiligheid" });
        Assert.Contains("wijkagent · Veiligheid", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send(".row:first-child form:has(button[formaction])", [], "button[formaction$='handler=EndSeat']");
        Assert.Contains("Er is nu geen voorzitter", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=End']");
        using var db = one.Database.Context();
        Assert.All(db.Set<Mandate>().Where(m => m.BodyId == body.Id), seat => Assert.NotNull(seat.UntilOn));
        Assert.Contains("Ada Verzonnen", coordinator.Words, StringComparison.Ordinal); // who sat there stays to be read
        Assert.Null(coordinator.Page.QuerySelector("form[action$='handler=Seat']"));
    }

    [Fact]
    public async Task When_a_member_leaves_its_seats_end_that_day()
    {
        var organization = Ids.Of("demo", Kinds.Organization, "theater");
        Guid member;
        await using (var db = one.Database.Context())
        {
            var steering = db.Set<Body>().AsEnumerable().Single(body => body.Kind == BodyKind.Steering);
            var joined = Member.Begin(coordination, organization, Way.Open, Today.AddYears(-1));
            var speaks = Delegate.Of(joined, "Thea Verzonnen", "thea@voorbeeld.be", null, "nl", false, Today.AddYears(-1));
            db.AddRange(joined, speaks, Mandate.Begin(steering, new(organization, speaks, null, null, null, "nl"), BodyRole.Substitute, SeatWay.Elected, SeatSide.Association, null, 3, Today.AddMonths(-2), false));
            await db.SaveChangesAsync();
            member = joined.Id;
        }
        using var coordinator = await Coordinator("wie@voorbeeld.be");
        await coordinator.Open(Edit($"/members/{member}"));
        await coordinator.Send("form[action$='handler=End']");
        await using var after = one.Database.Context();
        Assert.Equal(Today, after.Set<Mandate>().Single(m => m.OrganizationId == organization).UntilOn);
        using var connection = one.Database.Open();
        connection.Execute("delete from networks_mandate where organization_id = @organization; delete from networks_member where id = @member", new { organization, member });
    }

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
        await coordinator.Send("form[action$='handler=Proxy']", new() { ["voter"] = an.ToString(), ["carrier"] = bo.ToString() });
        using var anyone = new Guest(one.Site.Address);
        await anyone.Open(LinkOf(body, "an"));
        Assert.Contains("een volmacht gegeven", anyone.Words, StringComparison.Ordinal);
        Assert.Null(anyone.Page.QuerySelector("main form"));
        var choices = ChoicesOf(vote);
        await Cast(anyone, LinkOf(body, "bo"), choices["For"]);
        Assert.Contains("U stemt voor: an", anyone.Words, StringComparison.Ordinal); // the second voice
        await Cast(anyone, LinkOf(body, "bo"), choices["Abstain"]);
        Assert.Null(anyone.Page.QuerySelector("main form"));
        using var connection = one.Database.Open();
        Assert.Equal(2, connection.ExecuteScalar<long>("select sum(votes) from networks_choice where vote_id = @Id", new { vote.Id }));
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
        Assert.Contains("Kim Verzonnen", coordinator.Words, StringComparison.Ordinal);
        await using var db = one.Database.Context();
        Assert.Equal(Today.AddYears(3), db.Set<Mandate>().Single(m => m.BodyId == body.Id && m.Name == "Kim Verzonnen").EndsOn);
    }

    [Theory, InlineData("nl", "Voedselschip", "hoofd sociale dienst"), InlineData("fr", "Navire alimentaire", "hoofd sociale dienst")]
    public async Task A_newcomer_reads_organisations_and_functions_and_a_colleague_the_names_of_who_agreed(string lang, string organization, string function)
    {
        var path = $"/{lang}/coordination/{coordination}/newcomer";
        using var anyone = new Guest(one.Site.Address);
        await anyone.Open(path);
        Assert.Contains(organization, anyone.Words, StringComparison.Ordinal);
        Assert.Contains(function, anyone.Words, StringComparison.Ordinal);
        using (var connection = one.Database.Open())
            Assert.All(connection.Query<string>("select name from networks_mandate where name is not null union select name from networks_delegate"), person => Assert.DoesNotContain(person, anyone.Words, StringComparison.Ordinal));
        using var colleague = await Staff.Signed(one.Site, $"collega-{lang}@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Guid.CreateVersion7()), language: lang);
        await colleague.Open(path);
        Assert.Contains("Samir Imaginaire", colleague.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Jo Verzonnen", colleague.Words, StringComparison.Ordinal); // did not agree
    }

    [Fact]
    public async Task A_draft_of_the_charter_is_adopted_and_then_everybody_reads_it()
    {
        using var coordinator = await Coordinator("char@voorbeeld.be", "fr");
        using var anyone = new Guest(one.Site.Address);
        await coordinator.Open(Edit("/charter", "fr"));
        await coordinator.Send("form[action$='handler=Write']:has(input[value=Rules])", new() { ["Rules-text.nl"] = "We beginnen op tijd.", ["Rules-text.fr"] = "Nous commençons à l’heure." });
        await anyone.Open($"/fr/coordination/{coordination}/charter");
        Assert.DoesNotContain("à l’heure", anyone.Words, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Adopt']", new() { ["Rules-on"] = Box(Today) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // who decided is missing
        await coordinator.Send("form[action$='handler=Adopt']", new() { ["Rules-vote"] = Guid.NewGuid().ToString(), ["Rules-decision.fr"] = "Adopté par la plénière." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // no such decision
        var decided = coordinator.Page.QuerySelectorAll("select[name='Rules-vote'] option").Last(); // out of the minutes of the demo
        Assert.Matches(@"^\d", decided.TextContent.Trim());
        await coordinator.Send("form[action$='handler=Adopt']", new() { ["Rules-vote"] = decided.GetAttribute("value")!, ["Rules-decision.fr"] = "Adopté par la plénière." });
        await anyone.Open($"/fr/coordination/{coordination}/charter");
        Assert.Contains("Nous commençons à l’heure", anyone.Words, StringComparison.Ordinal);
        Assert.Contains("Version 1, adoptée le", anyone.Words, StringComparison.Ordinal); // the first charter
    }

    [Fact]
    public async Task The_handover_says_who_waits_what_ends_and_what_holds()
    {
        using var coordinator = await Coordinator("over@voorbeeld.be");
        await coordinator.Open(Edit("/handover"));
        foreach (var words in new[] { "Bibliotheek De Flessenpost: wacht sinds", "einde voor Samir Imaginaire", "Charter: Versie 2", "netwerken", "Plenaire: winter zonder kou", "nog niet goedgekeurd zijn: 1", "Open taken: 2" }) Assert.Contains(words, coordinator.Words, StringComparison.Ordinal);
        await coordinator.Open("/nl/me/week");
        Assert.Contains("Mandaten in Stuurgroep", coordinator.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_another_coordination_nothing_is_there()
    {
        using var other = await Staff.Signed(one.Site, "vreemd@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        var steering = BodyOf("Stuurgroep");
        foreach (var path in new[] { "/bodies", "/bodies/new", $"/bodies/{steering.Id}", $"/bodies/{steering.Id}/votes/new", "/charter", "/about", "/handover" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.Open(Edit(path))).Status);
    }

    [Fact]
    public async Task Other_modules_hear_who_sits_in_a_body()
    {
        await using var db = one.Database.Context();
        var bodies = await BodiesOf.Coordination(db, coordination, "fr");
        Assert.Equal(("Réunion plénière", BodyKind.Plenary), (bodies[0].Name, bodies[0].Kind));
        Assert.Contains(await BodiesOf.Seats(db, BodyOf("Stuurgroep").Id), seat => seat is { Name: "Samir Imaginaire", Role: BodyRole.Chair, Email: not null });
        Assert.Contains(await BodiesOf.Seats(db, bodies[0].Id), seat => seat is { Name: "Lina Imaginaire", Role: BodyRole.Substitute, Lang: "fr" });
    }
}
