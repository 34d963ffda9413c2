using System.Net;
using Dapper;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>Signals that come by a link: of one member, and without a name.</summary>
public sealed partial class SignalPagesTests
{
    [Fact]
    public async Task The_link_of_an_organisation_says_from_whom_it_comes_and_gives_an_address_to_withdraw()
    {
        var member = Read(db => db.Set<Member>().AsEnumerable().First(m => m.FromOn != null && m.UntilOn == null));
        var link = MemberLink.Path(one.Database.Secret, member.Id, "fr");
        using var anyone = new Guest(one.Site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open(link[..^1] + (link[^1] == '0' ? '1' : '0'))).Status);
        await anyone.Open(link);
        await anyone.Send("main form", new() { ["what"] = "Des personnes âgées ne sortent plus de chez elles.", ["theme"] = "elderly" });
        Assert.Contains("Merci", anyone.Words, StringComparison.Ordinal);
        var signal = Read(db => db.Set<Signal>().Single(s => s.Words.StartsWith("Des personnes âgées")));
        Assert.Equal((Origin.Member, member.OrganizationId, null), (signal.Origin, signal.OrganizationId!.Value, signal.AccountId));
        var own = anyone.At;
        await anyone.Send("main form", button: "[formaction$='handler=Release']");
        Assert.NotNull(Read(db => db.Set<Signal>().Single(s => s.Id == signal.Id)).ReleasedOn);
        await anyone.Open(own);
        await anyone.Send("main form", button: "[formaction$='handler=Withdraw']");
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open(own)).Status);
    }

    [Fact]
    public async Task A_link_of_an_organisation_that_came_into_other_hands_is_replaced_and_the_others_stay()
    {
        var members = Read(db => db.Set<Member>().AsEnumerable().Where(m => m.FromOn != null && m.UntilOn == null).Skip(1).Take(2).ToList());
        var links = members.ConvertAll(m => MemberLink.Path(one.Database.Secret, m.Id, "nl"));
        using var coordinator = await Signed("cas.links@voorbeeld.be", Role.Coordinator);
        await coordinator.Open(Edit("/signals/links"));
        await coordinator.Send($"form[action$='handler=RenewOne']:has([value='{members[0].Id}'])");
        Assert.Contains("De oude werkt niet meer", coordinator.Words, StringComparison.Ordinal);
        using var anyone = new Guest(one.Site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open(links[0])).Status);
        Assert.Equal(HttpStatusCode.OK, (await anyone.Open(links[1])).Status);
        var now = MemberLink.Path(one.Database.Secret, members[0].Id, "nl", 1);
        Assert.NotNull(coordinator.Page.QuerySelector($"a[href$='{now}']"));
        Assert.Equal(HttpStatusCode.OK, (await anyone.Open(now)).Status);
    }

    [Fact]
    public async Task Nonsense_over_the_shared_link_is_thrown_out_many_at_once()
    {
        var nonsense = Enumerable.Range(1, 3).Select(n => UnnamedSignal.Of(coordination, new($"Onzin nummer zoveel {n}", "nl", "health", null, null, null, null), DateOnly.FromDateTime(DateTime.UtcNow))).ToList();
        foreach (var some in nonsense) await UnnamedStore.Put(one.Database, some);
        using var coordinator = await Signed("cas.onzin@voorbeeld.be", Role.Coordinator);
        await coordinator.Open(Edit("/signals/unnamed?all=yes"));
        await coordinator.Send("form[action*='handler=DropTicked']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // nothing was ticked
        Assert.NotEmpty(coordinator.Page.QuerySelectorAll("[name=ticked]"));
        var before = await Left();
        await coordinator.Send("form[action*='handler=DropTicked']", new() { ["ticked"] = nonsense[0].Id.ToString() });
        Assert.Equal(before.Except([nonsense[0].Id]), await Left());
        await UnnamedStore.Drop(one.Database, coordination, [nonsense[1].Id, nonsense[2].Id]);
        Assert.Equal(before.Except(nonsense.Select(some => some.Id)), await Left());

        async Task<IReadOnlyList<Guid>> Left()
        {
            using var connection = one.Database.Open();
            return [.. (await UnnamedStore.Of(connection, coordination)).Select(left => left.Id)];
        }
    }

    [Fact]
    public async Task Without_a_name_no_cookie_no_line_and_no_row_but_its_own()
    {
        using var coordinator = await Signed("cas.naamloos@voorbeeld.be", Role.Coordinator);
        await coordinator.Open(Edit("/signals/links"));
        var link = new Uri(coordinator.Page.QuerySelector("a[href*='/unnamed/']")!.GetAttribute("href")!).AbsolutePath;
        var before = UnnamedTests.Counts(one.Database);
        var seen = Seen();
        using var anyone = new Guest(one.Site.Address);
        await anyone.Open(link);
        Assert.Equal(HttpStatusCode.OK, anyone.Status);
        await anyone.Send("main form", new() { ["what"] = "Mijn collega Fatima zegt dat de wachtzaal te klein is.", ["theme"] = "health" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anyone.Status);
        await anyone.Send("main form", new() { ["what"] = "De wachtzaal is te klein en mensen gaan weer naar huis.", ["theme"] = "health" });
        Assert.Contains("Bedankt", anyone.Words, StringComparison.Ordinal);
        Assert.Equal(0, anyone.Cookies.Count);
        await coordinator.Open(link); // somebody who is signed in is not looked up here
        Assert.DoesNotContain("cas.naamloos", coordinator.Page.DocumentElement.TextContent, StringComparison.Ordinal);
        using (var connection = one.Database.Open()) connection.Execute("update session set seen_at = @at", new { at = DateTime.UtcNow.AddHours(-1) });
        var noted = Seen();
        foreach (var sheet in coordinator.Page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(one => one.GetAttribute("href")!).ToList()) (await coordinator.Fetch(sheet)).Dispose();
        Assert.Equal(noted, Seen()); // nor by the style sheets of that page
        using (var connection = one.Database.Open())
        {
            Vuurtoren.Platform.Privacy.Register.Count(connection, DateTime.UtcNow);
            Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from privacy_count where subject in ('table:needs_unnamed', 'table:needs_voice_text')"));
        }
        seen = noted;
        await anyone.Open(link[..^1] + (link[^1] == '0' ? '1' : '0'));
        Assert.Equal(HttpStatusCode.NotFound, anyone.Status);
        var after = UnnamedTests.Counts(one.Database);
        Assert.Equal(["needs_unnamed"], after.Where(table => before[table.Key] != table.Value).Select(table => table.Key));
        Assert.Equal(seen, Seen());
        await coordinator.Open("/nl/coordinations");
        await one.Site.Logged(new("coordinations"));
        Assert.DoesNotContain("unnamed", one.Site.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("error/404", one.Site.Log, StringComparison.Ordinal);

        await coordinator.Open(Edit("/signals/links"));
        await coordinator.Send("form[action$='handler=Renew']");
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open(link)).Status);
        await coordinator.Send("form[action$='handler=Renew']", button: "[formaction$='handler=End']");
        Assert.Null(coordinator.Page.QuerySelector("a[href*='/unnamed/']"));
        await coordinator.Send("form[action$='handler=Renew']");
    }

    /// <summary>When anybody who is signed in was last here.</summary>
    string Seen()
    {
        using var connection = one.Database.Open();
        return string.Join('|', connection.Query<DateTime>("select seen_at from session order by id").Select(at => at.Ticks));
    }
}
