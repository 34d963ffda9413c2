using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Needs.Agreements;
using Vuurtoren.Modules.Needs.Coverage.Overlaps;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>From two services that do the same to names that officials may read; holidays; and agreements between partners. On one running site.</summary>
public sealed partial class OverlapPagesTests(ManagedDemo demo) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    Task<Guest> Signed(string name, Role role) => Staff.Signed(demo.Site, $"{name}@voorbeeld.be", role, new(ScopeKind.Coordination, coordination));

    T Read<T>(Func<Db, T> read)
    {
        using var db = demo.Database.Context();
        return read(db);
    }

    [GeneratedRegex(@"/(?:nl|fr)/overlap/[0-9a-f]{64}")]
    private static partial Regex Links();

    [Fact]
    public async Task Services_read_it_first_then_the_coordination_then_officials()
    {
        using var cas = await Signed("cas-overlap", Role.Coordinator);
        var page = await PageWithPairs(cas);
        Assert.Empty(cas.Page.QuerySelectorAll(".overlaps li")); // nobody is named
        await cas.Send("main form[method=post]", button: "[formaction*='handler=Ask']");
        Assert.Contains("De diensten krijgen een mail.", cas.Words, StringComparison.Ordinal);
        var mails = Read(db => db.Set<Mail>().Where(m => m.AboutKind == "overlap").ToList());
        var sent = mails.SelectMany(mail => Links().Matches(mail.Text).Select(match => match.Value)).Distinct().ToList();
        List<string> To(Overlap one) => sent.FindAll(link => link.Contains(one.Id.ToString("N"), StringComparison.Ordinal));
        var overlap = Read(db => db.Set<Overlap>().Include(o => o.Sides).ToList()).First(one => To(one).Count == 2); // a link for each of the two
        var links = To(overlap);
        Assert.All(overlap.Sides, side => Assert.DoesNotContain(side.ServiceId.ToString(), cas.Page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase));

        using var one = new Guest(demo.Site.Address);
        await one.Open(links[0]);
        await one.Send("main form", new() { ["answer"] = "NotTheSame" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Status); // it asks why
        await one.Send("main form", new() { ["answer"] = "NotTheSame", ["reason"] = "Vraag het aan mevrouw Peeters, 0475 12 34 56" });
        Assert.Equal(["mevrouw Peeters", "0475 12 34 56"], one.Page.QuerySelectorAll("#what-found mark").Select(mark => mark.TextContent));
        Assert.Equal("Vraag het aan mevrouw Peeters, 0475 12 34 56", one.Page.QuerySelector("textarea")!.TextContent);
        Assert.True(Read(db => db.Set<Overlap>().Include(o => o.Sides).Single(o => o.Id == overlap.Id)).Sides.TrueForAll(side => side.Answer is null));
        await one.Send("main form", new() { ["reason"] = "Het huis Fatima doet iets anders." });
        Assert.Single(one.Page.QuerySelectorAll("[name=nobody]")); // a house can be nobody
        await one.Send("main form", new() { ["answer"] = "Talk" });
        Assert.Null(one.Page.QuerySelector("main form"));
        await cas.Open(page);
        Assert.Empty(cas.Page.QuerySelectorAll(".overlaps li")); // the other did not answer yet
        using var other = new Guest(demo.Site.Address);
        await other.Open(links[1]);
        await other.Send("main form", new() { ["answer"] = "Talk" });

        await cas.Open(page);
        Assert.Single(cas.Page.QuerySelectorAll(".overlaps li"));
        await cas.Open(page + "&officials=true");
        Assert.Empty(cas.Page.QuerySelectorAll(".overlaps li"));
        await cas.Open(page);
        await cas.Send(".overlaps form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status); // by which decision?
        var decision = await DecidedInMinutes.Of(demo.Database, overlap.CoordinationId, "Mandatarissen mogen dit lezen");
        await cas.Open(page);
        await cas.Send(".overlaps form", new() { ["decision"] = decision.ToString() });
        await cas.Open(page + "&officials=true");
        Assert.Contains("Mandatarissen mogen dit lezen", Assert.Single(cas.Page.QuerySelectorAll(".overlaps li")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_made_up_leads_nowhere()
    {
        foreach (var token in new[] { new string('0', 64), Guid.NewGuid().ToString("N") + new string('a', 32), "x" })
            Assert.Equal(HttpStatusCode.NotFound, (await demo.Site.Client.GetAsync($"nl/overlap/{token}")).StatusCode);
    }

    /// <summary>The first theme of which two services in one neighbourhood do the same.</summary>
    static async Task<string> PageWithPairs(Guest cas)
    {
        foreach (var theme in Vuurtoren.Modules.Directory.Public.Subjects.Themes)
        {
            var path = $"/nl/coverage/overlaps?theme={theme.Code}&where=md:72";
            await cas.Open(path);
            if (cas.Page.QuerySelector("[formaction*='handler=Ask']") is not null) return path;
        }
        throw new InvalidOperationException("The demo has no two services that do the same.");
    }

    [Theory, InlineData("nl", "Kerstvakantie"), InlineData("fr", "Noël")]
    public async Task Each_week_of_holidays_says_who_is_there(string lang, string name)
    {
        using var cas = await Signed($"cas-vakantie-{lang}", Role.Coordinator);
        await cas.Open($"/{lang}/coverage/holidays?where=nis:21011");
        var weeks = cas.Page.QuerySelectorAll("ol.holidays > li");
        Assert.InRange(weeks.Length, 12, 24);
        Assert.Contains(weeks, week => week.TextContent.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_agreement_begins_with_an_example_and_says_who_does_what()
    {
        using var cas = await Signed("cas-afspraak", Role.Coordinator);
        await cas.Open($"/nl/edit/coordination/{coordination}/agreements/new?like=hoarding");
        await cas.Send("main form", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status); // who does the first step?
        Assert.Contains("Stap 1", cas.Words, StringComparison.Ordinal);
        await cas.Send("main form", Enumerable.Range(1, AgreementExamples.StepsOfEach).ToDictionary(n => $"step.{n}.who.nl", n => $"Dienst {n}"));
        Assert.Contains("Dienst 5", cas.Words, StringComparison.Ordinal);
        var kept = Read(db => db.Set<Agreement>().Include(a => a.Steps).AsEnumerable().Single(a => a.Title["nl"] == "Verzamelwoede en verwaarlozing van de woning"));
        Assert.Equal(AgreementExamples.StepsOfEach, kept.Steps.Count);

        await cas.Open($"/nl/edit/coordination/{coordination}/agreements/{kept.Id}");
        await cas.Send("main form", new() { ["step.6.what.nl"] = "Belt na een maand terug", ["step.6.who.nl"] = "De maatschappelijk werker" });
        Assert.Contains("Belt na een maand terug", cas.Words, StringComparison.Ordinal);
        using var member = await Signed("lid-afspraak", Role.Member);
        await member.Open($"/fr/coordination/{coordination}/agreements/{kept.Id}");
        Assert.Contains("Belt na een maand terug", member.Words, StringComparison.Ordinal);
        Assert.Null(member.Page.QuerySelector("a[href*='/edit/']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Fetch($"/nl/edit/coordination/{coordination}/agreements/{kept.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Fetch($"/nl/coordination/{Guid.NewGuid()}/agreements")).StatusCode);
    }

    [Fact]
    public async Task An_agreement_that_is_to_be_looked_at_waits_for_the_coordinator()
    {
        using var cas = await Signed("cas-nakijken", Role.Coordinator);
        await cas.Open("/nl/me/week");
        Assert.Contains("Kijk na of de afspraak nog klopt", cas.Words, StringComparison.Ordinal);
    }
}
