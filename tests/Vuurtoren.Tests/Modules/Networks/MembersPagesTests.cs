using System.Net;
using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>The coordination of the demo on a running site: what everybody sees, and what its coordinator does.</summary>
public sealed class MembersPagesTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");
    static readonly Guid library = Ids.Of("demo", Kinds.Organization, "bibliotheek"), theatre = Ids.Of("demo", Kinds.Organization, "theater");

    Task<Guest> Coordinator(string email, string lang = "nl") => Staff.Signed(one.Site, email, Role.Coordinator, new(ScopeKind.Coordination, coordination), language: lang);

    Member MemberOf(Guid organization)
    {
        using var db = one.Database.Context();
        return db.Set<Member>().Where(m => m.OrganizationId == organization).OrderByDescending(m => m.Id).First();
    }

    [Theory, InlineData("nl", "11 leden", "Bakenvoorde"), InlineData("fr", "11 membres", "Phareville")]
    public async Task Everybody_sees_who_takes_part_and_nobody_who_speaks_for_them(string lang, string count, string name)
    {
        using var anyone = new Guest(one.Site.Address);
        await anyone.Open($"/{lang}/coordinations");
        Assert.Contains(name, anyone.Words, StringComparison.Ordinal);
        await anyone.Open($"/{lang}/coordination/{coordination}");
        Assert.Contains(count, anyone.Words, StringComparison.Ordinal);
        using var connection = one.Database.Open();
        Assert.All(connection.Query<string>("select name from networks_delegate"), person => Assert.DoesNotContain(person, anyone.Words, StringComparison.Ordinal));
        Assert.Null(anyone.Page.QuerySelector($"a[href$='{library}']")); // proposed, not a member
        await anyone.Open($"/{lang}/edit/coordination/{coordination}/members");
        Assert.Contains("/signin", anyone.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_adds_a_member_with_who_speaks_for_it_and_ends_it_and_it_begins_anew()
    {
        using var coordinator = await Coordinator("cor@voorbeeld.be");
        for (var round = 0; round < 2; round++)
        {
            await coordinator.Open($"/nl/edit/coordination/{coordination}/members?q=Coulisse");
            await coordinator.Send("form[action$='handler=Add']", new() { ["organization"] = theatre.ToString(), ["way"] = "Charter" });
            Assert.Equal(MemberState.Member, MemberOf(theatre).State);
            await coordinator.Send("form[action$='handler=Speaker']", new() { ["name"] = "", ["email"] = "thea@voorbeeld.be" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
            Assert.Equal("thea@voorbeeld.be", coordinator.Page.QuerySelector("input[name=email]")!.GetAttribute("value")); // what was typed stays
            await coordinator.Send("form[action$='handler=Speaker']", new() { ["name"] = "Thea Verzonnen", ["email"] = "thea@voorbeeld.be" });
            Assert.Contains("Thea Verzonnen", coordinator.Words, StringComparison.Ordinal);
            await coordinator.Send("form[action$='handler=End']");
            Assert.Equal(MemberState.Ended, MemberOf(theatre).State);
        }
        using var connection = one.Database.Open();
        Assert.Equal(2, connection.ExecuteScalar<long>("select count(*) from networks_member where organization_id = @theatre", new { theatre }));
    }

    [Fact]
    public async Task Who_was_proposed_is_accepted_and_cannot_be_added_twice()
    {
        using var coordinator = await Coordinator("cora@voorbeeld.be", "fr");
        var proposed = MemberOf(library);
        await coordinator.Open($"/fr/edit/coordination/{coordination}/members/{proposed.Id}");
        await coordinator.Send("form.actions", [], "button[formaction$='handler=Accept']");
        Assert.Equal(MemberState.Member, MemberOf(library).State);
        await coordinator.Open($"/fr/edit/coordination/{coordination}/members?q=Coulisse");
        await coordinator.Send("form[action$='handler=Add']", new() { ["organization"] = library.ToString(), ["way"] = "Open" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        using var connection = one.Database.Open();
        connection.Execute("update networks_member set from_on = null where id = @Id", new { proposed.Id }); // as it was, for the others
    }

    [Fact]
    public async Task Another_coordination_is_not_there_for_a_coordinator()
    {
        using var other = await Staff.Signed(one.Site, "elders@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        foreach (var path in new[] { "", "/table", "/" + MemberOf(library).Id })
            Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/nl/edit/coordination/{coordination}/members{path}")).Status);
    }

    [Theory, InlineData("nl", @"Van de \d+ organisaties .* zijn er 1\d lid", "Openbare diensten", "Verenigingen", "Nederlands", "Bakenvoorde", "weet de gids dit niet"), InlineData("fr", @"Sur les \d+ organisations .* 1\d sont membres", "Services publics", "Associations", "Français", "Phareville", "le guide ne le sait pas")]
    public async Task The_table_says_by_kind_language_place_and_theme_who_is_missing(string lang, string lead, params string[] said)
    {
        using var coordinator = await Coordinator($"corine-{lang}@voorbeeld.be", lang);
        await coordinator.Open($"/{lang}/edit/coordination/{coordination}/members/table");
        Assert.Matches(lead, coordinator.Words);
        foreach (var one in said) Assert.Contains(one, coordinator.Words, StringComparison.Ordinal);
        Assert.All(coordinator.Page.QuerySelectorAll("section.part"), part => Assert.NotNull(part.QuerySelector(".row details li a")));
        Assert.True(coordinator.Page.QuerySelectorAll("section.part").Length >= 4);
    }

    [Theory, InlineData("Yes", MemberState.Member), InlineData("No", MemberState.Ended)]
    public async Task Over_the_link_in_the_letter_a_member_answers_once_without_an_account(string answer, MemberState becomes)
    {
        Member member;
        await using (var db = one.Database.Context())
        {
            member = Member.Begin(coordination, Guid.CreateVersion7(), Way.Open, new(2020, 1, 1));
            member.Asked(DateTime.UtcNow.AddDays(-3));
            db.Add(member);
            await db.SaveChangesAsync();
        }
        var link = $"/fr/still/{StillIn.Ticket(one.Database.Secret, member)}";
        using var anyone = new Guest(one.Site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open(link[..^1] + (link[^1] == '0' ? '1' : '0'))).Status);
        await anyone.Open(link);
        Assert.Equal(MemberState.Sleeping, MemberOf(member.OrganizationId).State); // opening changes nothing
        await anyone.Send($"main form:has(button[formaction$='handler={answer}'])", [], $"button[formaction$='handler={answer}']");
        Assert.Equal(becomes, MemberOf(member.OrganizationId).State);
        Assert.Null(anyone.Page.QuerySelector("main form"));
        using var coordinator = await Staff.Signed(one.Site, $"blijft-{answer}@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination));
        await coordinator.Open("/nl/me/week");
        Assert.Equal(becomes == MemberState.Ended, coordinator.Page.QuerySelector($".row a[href$='/members/{member.Id}']") is not null); // that it left is told
        using var connection = one.Database.Open();
        connection.Execute("delete from networks_member where id = @Id", new { member.Id });
    }

    [Fact]
    public async Task A_link_of_an_earlier_asking_only_says_that_its_question_is_over()
    {
        Member member;
        string before;
        await using (var db = one.Database.Context())
        {
            member = Member.Begin(coordination, Guid.CreateVersion7(), Way.Open, new(2020, 1, 1));
            member.Asked(DateTime.UtcNow.AddDays(-100));
            before = StillIn.Ticket(one.Database.Secret, member);
            member.Stays(DateTime.UtcNow.AddDays(-90));
            member.AskedByHand(DateTime.UtcNow.AddDays(-2));
            db.Add(member);
            await db.SaveChangesAsync();
        }
        using var anyone = new Guest(one.Site.Address);
        await anyone.Open($"/nl/still/{before}");
        Assert.Contains("Deze vraag is voorbij", anyone.Words, StringComparison.Ordinal);
        Assert.Null(anyone.Page.QuerySelector("main form"));
        Assert.Null(anyone.Page.QuerySelector("main .lead")); // nor whom it was about
        await anyone.Open($"/nl/still/{StillIn.Ticket(one.Database.Secret, member)}");
        Assert.NotNull(anyone.Page.QuerySelector("main form"));
        using var connection = one.Database.Open();
        connection.Execute("delete from networks_member where id = @Id", new { member.Id });
    }
}
