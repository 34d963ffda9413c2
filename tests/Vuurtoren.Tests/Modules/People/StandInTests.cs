using System.Net;
using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.People;

/// <summary>A colleague who takes over for a while, or for good.</summary>
public sealed class StandInTests
{
    static readonly Guid ocmw = Ids.Of("demo", Kinds.Organization, "ocmw");
    static readonly DateTime now = new(2026, 11, 29, 10, 0, 0, DateTimeKind.Utc);

    [Theory, EveryDatabase]
    public async Task May_the_same_between_two_dates_and_then_no_more(TestDatabase database)
    {
        await using var site = await Site.Start(demo: true, database: database, prepare: Staff.MayTryOften);
        using var bo = await Staff.Signed(site, "bo@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, ocmw), database);
        using var ann = await Staff.Signed(site, "ann@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Guid.CreateVersion7()), database);
        Assert.Equal(HttpStatusCode.NotFound, (await ann.Open($"/nl/edit/organization/{ocmw}")).Status);

        await bo.Open("/nl/me/stand-ins");
        await bo.Send("form.form", new() { ["Email"] = "niemand@voorbeeld.be", ["Until"] = Today(7) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bo.Status);
        await bo.Send("form.form", new() { ["Email"] = "ann@voorbeeld.be", ["Until"] = Today(7) });
        Assert.EndsWith("?done=stand-in", bo.At, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ann.Open($"/nl/edit/organization/{ocmw}")).Status);
        Assert.Contains("bo Verzonnen", (await ann.Open("/nl/me/stand-ins")).Words, StringComparison.Ordinal);
        Assert.Contains("bo Verzonnen", Staff.LetterTo(Staff.DatabaseOf(site, database), "ann@voorbeeld.be"), StringComparison.Ordinal);

        await bo.Open("/nl/me/stand-ins");
        await bo.Send("form[action='?handler=End']");
        Assert.Equal(HttpStatusCode.NotFound, (await ann.Open($"/nl/edit/organization/{ocmw}")).Status);
    }

    [Theory, EveryDatabase]
    public async Task Who_leaves_hands_over_roles_and_drafts_in_one_step(TestDatabase database)
    {
        await using var site = await Site.Start(demo: true, database: database, prepare: Staff.MayTryOften);
        using var bo = await Staff.Signed(site, "bo@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, ocmw), database);
        using var ann = await Staff.Signed(site, "ann@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Guid.CreateVersion7()), database);
        await bo.Open($"/nl/edit/organization/{ocmw}");
        await bo.Send("#edit", new() { ["do"] = "draft", ["organization.alternate_name.nl"] = "Half af" });
        await bo.Open("/nl/me/stand-ins");
        Assert.Null(bo.Page.QuerySelector("form[action='?handler=Leave']"));
        await bo.Send("form.form", new() { ["Email"] = "ann@voorbeeld.be", ["Until"] = Today(1) });
        await bo.Send("form[action='?handler=Leave']");
        Assert.EndsWith("?done=left", bo.At, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await bo.Open("/nl/edit")).Status);
        Assert.Contains("Half af", (await ann.Open($"/nl/edit/organization/{ocmw}")).Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var connection = Staff.DatabaseOf(site, database).Open();
        Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from audit_entry where action = 'handed-over'"));
    }

    [Theory, EveryDatabase]
    public async Task What_goes_to_a_role_goes_to_who_stands_in_while_the_other_is_away(TestDatabase test)
    {
        var database = test.WithTables();
        await using var db = database.Context();
        var (bo, ann) = (Account.For("bo@voorbeeld.be", "Bo", "nl", now), Account.For("ann@voorbeeld.be", "Ann", "fr", now));
        foreach (var account in new[] { bo, ann }) (account.NormalizedEmail, account.SecurityStamp) = (account.Email!.ToUpperInvariant(), "x");
        var grant = RoleGrant.Give(bo.Id, Role.Administrator, Scope.Server, now, null, null);
        var me = CurrentUser.With(bo.Id, (Role.Administrator, Scope.Server));
        db.AddRange(bo, ann, grant, StandIn.Appoint(grant, ann.Id, now.AddDays(1), now.AddDays(3), now, me));
        await db.SaveChangesAsync();
        Assert.Equal("Bo", Assert.Single(await RoleHolders.ToWrite(db, Role.Administrator, null, now)).Name);
        Assert.Equal("Ann", Assert.Single(await RoleHolders.ToWrite(db, Role.Administrator, null, now.AddDays(2))).Name);
        Assert.Equal("Bo", Assert.Single(await RoleHolders.ToWrite(db, Role.Administrator, Scope.Server, now.AddDays(4))).Name);
        Assert.Empty(await RoleHolders.ToWrite(db, Role.Region, null, now));
    }

    [Fact]
    public void Nobody_stands_in_for_himself_for_a_role_of_others_or_for_years()
    {
        var (bo, ann) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var grant = RoleGrant.Give(bo, Role.DirectoryEditor, new(ScopeKind.Organization, ocmw), now, now.AddDays(30), null);
        var (me, other) = (CurrentUser.With(bo), CurrentUser.With(ann));
        Assert.Equal("people.stand-in.self", Refusal(() => StandIn.Appoint(grant, bo, now, now.AddDays(1), now, me)));
        Assert.Equal("people.role.not-yours", Refusal(() => StandIn.Appoint(grant, ann, now, now.AddDays(1), now, other)));
        Assert.Equal("people.stand-in.long", Refusal(() => StandIn.Appoint(grant, ann, now, now.AddYears(2), now, me)));
        Assert.Equal("people.stand-in.until", Refusal(() => StandIn.Appoint(grant, ann, now.AddDays(2), now.AddDays(1), now, me)));
        Assert.Equal(grant.UntilAt, StandIn.Appoint(grant, ann, now, now.AddDays(60), now, me).UntilAt); // no longer than the role itself
    }

    static string Refusal(Action act) => Assert.Throws<RuleBroken>(act).Message;

    static string Today(int days) => LocalClock.DayOf(DateTime.UtcNow.AddDays(days)).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
