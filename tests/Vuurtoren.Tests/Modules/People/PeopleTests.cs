using System.Net;
using Dapper;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.People;

/// <summary>Inviting people, giving roles and taking them.</summary>
public sealed class PeopleTests
{
    [Theory, EveryDatabase]
    public async Task An_administrator_invites_an_editor_who_sees_what_is_theirs_and_nothing_else(TestDatabase database)
    {
        await using var site = await Site.Start(demo: true, database: database, prepare: Staff.MayTryOften);
        using var ann = await Administrator(site, database);
        await ann.Open("/nl/people/invite");
        await ann.Send("form.form", new() { ["email"] = "bo@voorbeeld.be", ["name"] = "Bo Verzonnen", ["language"] = "fr", ["role"] = "DirectoryEditor", ["organization"] = "bestaat niet" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ann.Status);
        Assert.Equal("bo@voorbeeld.be", ann.Page.QuerySelector("#email")!.GetAttribute("value")); // what was typed stays
        Assert.Equal(0, Count(site, database, "select count(*) from account where email = 'bo@voorbeeld.be'"));
        await ann.Send("form.form", new() { ["organization"] = OrganizationIn(site, database) });
        Assert.EndsWith("?done=invited", ann.At, StringComparison.Ordinal);

        using var bo = new Guest(site.Address);
        await bo.Open(Staff.LinkTo(Staff.DatabaseOf(site, database), "bo@voorbeeld.be"));
        Assert.StartsWith("/fr/link/", bo.At, StringComparison.Ordinal);
        await bo.Send("form.form", new() { ["password"] = Staff.Password });
        await Staff.SignIn(bo, "bo@voorbeeld.be");
        Assert.Contains(OrganizationIn(site, database), bo.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await bo.Open("/fr/people")).Status);

        await ann.Open("/nl/people?q=bo%40voor");
        await ann.Open(ann.Page.QuerySelector(".row h2 a")!.GetAttribute("href")!);
        await ann.Send("form[action='?handler=EndRole']");
        Assert.DoesNotContain(OrganizationIn(site, database), (await bo.Open("/fr/me")).Words, StringComparison.Ordinal);
        Assert.Equal(1, Count(site, database, "select count(*) from role_grant g join account a on a.id = g.account_id where a.email = 'bo@voorbeeld.be' and g.until_at is not null and g.ended_by is not null"));
    }

    [Theory, EveryDatabase]
    public async Task Who_is_closed_out_is_out_at_once_and_the_last_administrator_stays(TestDatabase database)
    {
        await using var site = await Site.Start(database: database, prepare: Staff.MayTryOften);
        using var ann = await Administrator(site, database);
        using var cis = await Staff.Signed(site, "cis@voorbeeld.be", Role.Member, database: database);
        await ann.Open("/nl/people?q=cis");
        var his = ann.Page.QuerySelector(".row h2 a")!.GetAttribute("href")!;
        await ann.Open(his);
        await ann.Send("form[action='?handler=Close']");
        Assert.StartsWith("/nl/signin", (await cis.Open("/nl/me")).At, StringComparison.Ordinal);
        await Staff.SignIn(cis, "cis@voorbeeld.be");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cis.Status);
        await ann.Send("form[action='?handler=Reopen']");
        await Staff.SignIn(cis, "cis@voorbeeld.be");
        Assert.Equal("/nl/me", cis.At);

        await ann.Open("/nl/people?q=ann");
        await ann.Open(ann.Page.QuerySelector(".row h2 a")!.GetAttribute("href")!);
        await ann.Send("form[action='?handler=EndRole']");
        Assert.Contains("enige beheerder", ann.Words, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_coordinator_sees_the_people_of_the_own_coordination_only(TestDatabase database)
    {
        await using var site = await Site.Start(database: database, prepare: Staff.MayTryOften);
        Scope here = new(ScopeKind.Coordination, NewCoordination(site, database, "Overleg Hier")), there = new(ScopeKind.Coordination, NewCoordination(site, database, "Overleg Daar"));
        using var dora = await Staff.Signed(site, "dora@voorbeeld.be", Role.Coordinator, here, database);
        (await Staff.Signed(site, "eef@voorbeeld.be", Role.Member, here, database)).Dispose();
        (await Staff.Signed(site, "fons@voorbeeld.be", Role.Member, there, database)).Dispose();
        await dora.Open("/nl/people");
        Assert.Contains("eef@voorbeeld.be", dora.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("fons@voorbeeld.be", dora.Words, StringComparison.Ordinal);
        using var connection = Staff.DatabaseOf(site, database).Open();
        var fons = connection.ExecuteScalar<object>("select id from account where email = 'fons@voorbeeld.be'")!.ToString();
        Assert.Equal(HttpStatusCode.NotFound, (await dora.Open("/nl/people/" + fons!.ToLowerInvariant())).Status);

        await dora.Open("/nl/people/invite");
        await dora.Send("form.form", new() { ["email"] = "gil@voorbeeld.be", ["name"] = "Gil", ["role"] = "Member", ["coordination"] = there.Id.ToString()! });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, dora.Status);
        await dora.Send("form.form", new() { ["coordination"] = here.Id.ToString()! });
        Assert.EndsWith("?done=invited", dora.At, StringComparison.Ordinal);
    }

    internal static async Task<Guest> Administrator(Site site, TestDatabase? database = null)
    {
        var ann = await Staff.Signed(site, "ann@voorbeeld.be", Role.Administrator, database: database);
        using var connection = Staff.DatabaseOf(site, database).Open();
        connection.Execute("update session set second_factor = @yes", new { yes = true });
        return ann;
    }

    static string OrganizationIn(Site site, TestDatabase database)
    {
        using var db = Staff.DatabaseOf(site, database).Context();
        return db.Set<Vuurtoren.Modules.Directory.Organization>().OrderBy(o => o.Id).First().Name.In("fr").Text;
    }

    static Guid NewCoordination(Site site, TestDatabase database, string name)
    {
        using var db = Staff.DatabaseOf(site, database).Context();
        var made = new Vuurtoren.Modules.Networks.Coordination { Name = LocalText.From("nl", name)! };
        db.Add(made);
        db.SaveChanges();
        return made.Id;
    }

    static int Count(Site site, TestDatabase database, string sql)
    {
        using var connection = Staff.DatabaseOf(site, database).Open();
        return connection.ExecuteScalar<int>(sql);
    }
}
