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
public sealed partial class BodiesPagesTests(ManagedDemo one) : IClassFixture<ManagedDemo>
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
