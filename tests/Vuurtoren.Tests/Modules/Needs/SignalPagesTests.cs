using System.Net;
using Dapper;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>A demo that logs each request.</summary>
public sealed class LoggingDemo : ManagedDemo
{
    protected override Dictionary<string, string> Environment => new() { ["Log__Requests"] = "true" };
}

/// <summary>Signals and needs on a running site: who sends, who reads, what is refused, and what the page without a name leaves behind.</summary>
public sealed partial class SignalPagesTests(LoggingDemo one) : IClassFixture<LoggingDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");
    static readonly Scope scope = new(ScopeKind.Coordination, coordination);

    Task<Guest> Signed(string email, Role role, string lang = "nl", Scope? of = null) => Staff.Signed(one.Site, email, role, of ?? scope, language: lang);

    T Read<T>(Func<Db, T> read)
    {
        using var db = one.Database.Context();
        return read(db);
    }

    static string Path(string rest, string lang = "nl") => $"/{lang}/coordination/{coordination}{rest}";
    static string Edit(string rest, string lang = "nl") => $"/{lang}/edit/coordination/{coordination}{rest}";

    [Fact]
    public async Task A_member_sends_a_signal_releases_it_and_withdraws_it()
    {
        using var member = await Signed("lid.signaal@voorbeeld.be", Role.Member);
        await member.Open(Path("/signal"));
        await member.Send("main form", new() { ["what"] = "Te kort" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, member.Status);
        await member.Send("main form", new() { ["what"] = "Mensen zonder papieren vinden geen dokter in de buurt.", ["theme"] = "health", ["area"] = "md:17", ["often"] = "EachWeek" });
        Assert.Contains("Alleen u en de coördinator lezen dit.", member.Words, StringComparison.Ordinal);
        var signal = Read(db => db.Set<Signal>().Single(s => s.Words.StartsWith("Mensen zonder papieren")));
        Assert.Equal((Origin.Person, "md:17", HowOften.EachWeek), (signal.Origin, signal.Area, signal.Often));
        using var other = await Signed("ander.signaal@voorbeeld.be", Role.Member);
        await other.Open(Path("/needs"));
        Assert.DoesNotContain("zonder papieren", other.Words, StringComparison.Ordinal); // confidential
        await other.Open(Path("/signals"));
        Assert.DoesNotContain("zonder papieren", other.Words, StringComparison.Ordinal);
        await member.Send($"main form:has([value='{signal.Id}'])", button: "[formaction$='handler=Release']");
        await other.Open(Path("/needs"));
        Assert.Contains("zonder papieren", other.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("lid.signaal", other.Words, StringComparison.Ordinal); // never the person
        await member.Send($"main form:has([value='{signal.Id}'])", button: "[formaction$='handler=Withdraw']");
        Assert.Empty(Read(db => db.Set<Signal>().Where(s => s.Id == signal.Id).ToList()));
    }

    [Fact]
    public async Task What_tells_who_somebody_is_comes_back_with_the_text_and_is_kept_nowhere()
    {
        using var member = await Signed("lid.naam@voorbeeld.be", Role.Member, "fr");
        await member.Open(Path("/signal", "fr"));
        const string Text = "Le centre Fatima est plein, appelez le 0470 98 76 54 pour la famille.";
        await member.Send("main form", new() { ["what"] = Text, ["theme"] = "housing" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, member.Status);
        Assert.Equal(Text, member.Page.QuerySelector("textarea")!.TextContent);
        Assert.Equal(["Fatima", "0470 98 76 54"], member.Page.QuerySelectorAll("#what-found mark").Select(mark => mark.TextContent));
        Assert.Single(member.Page.QuerySelectorAll("[name=nobody]")); // a phone cannot be nobody
        await member.Send("main form", new() { ["nobody"] = "Fatima" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, member.Status);
        await member.Send("main form", new() { ["what"] = "Le centre Fatima est plein, des familles attendent dehors.", ["nobody"] = "Fatima" });
        Assert.EndsWith("done=signal-sent", member.At, StringComparison.Ordinal);
        foreach (var file in System.IO.Directory.EnumerateFiles(one.Site.Data, "vuurtoren.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain("0470 98 76 54", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
        Assert.DoesNotContain("0470 98", one.Site.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_rewrites_groups_shows_splits_and_undoes()
    {
        using var coordinator = await Signed("cas.groep@voorbeeld.be", Role.Coordinator, "fr");
        using var member = await Signed("lid.groep@voorbeeld.be", Role.Member, "fr");
        await coordinator.Open(Edit("/signals/unnamed", "fr"));
        var original = coordinator.Page.QuerySelector("[name=original]")!.GetAttribute("value")!;
        await coordinator.Send("main form.form", new() { ["words"] = "Des services ont une attente trop longue.", ["title.fr"] = "Attendre trop longtemps" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // not sure
        await coordinator.Send("main form.form", new() { ["sure"] = "true" });
        var need = Read(db => db.Set<Need>().AsEnumerable().Single(n => n.Title["fr"] == "Attendre trop longtemps"));
        using (var connection = one.Database.Open()) Assert.DoesNotContain(await UnnamedStore.Of(connection, coordination), left => left.Id == Guid.Parse(original));
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(Path($"/needs/{need.Id}", "fr"))).Status);
        await coordinator.Open(Edit($"/needs/{need.Id}", "fr"));
        await coordinator.Send("form[action$='handler=Describe']", new() { ["description.fr"] = "Voir avec monsieur Imaginaire", ["seriousness"] = "Serious" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        await coordinator.Send("form[action$='handler=Describe']", new() { ["description.fr"] = "Voir avec les services", ["seriousness"] = "Serious" });
        await coordinator.Send("form[action$='handler=State']", new() { ["state"] = "Closed" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        await coordinator.Send("form[action$='handler=State']", new() { ["state"] = "Priority" });
        await coordinator.Send("form[action$='handler=Show']");
        await member.Open(Path($"/needs/{need.Id}", "fr"));
        foreach (var words in new[] { "Des services ont une attente trop longue.", "semaine du", "Priorité", "Des personnes sont en difficulté" }) Assert.Contains(words, member.Words, StringComparison.Ordinal);
        await coordinator.Open(Edit("/needs/steps", "fr"));
        await coordinator.Send("main form");
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(Path($"/needs/{need.Id}", "fr"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Open(Edit("/signals", "fr"))).Status);
    }

    [Fact]
    public async Task Signals_in_both_languages_that_say_the_same_are_suggested_together()
    {
        using var coordinator = await Signed("cas.lijkt@voorbeeld.be", Role.Coordinator);
        var (nl, fr) = Read(db => (db.Set<Signal>().Single(s => s.Words.StartsWith("We zien veel jongeren met angst")), db.Set<Signal>().Single(s => s.Words.StartsWith("Des jeunes attendent des mois"))));
        await coordinator.Open(Edit($"/signals?like={nl.Id}"));
        Assert.NotNull(coordinator.Page.QuerySelector($"[name=signal][value='{fr.Id}']"));
        Assert.DoesNotContain("Sinds de bus anders rijdt", coordinator.Words, StringComparison.Ordinal);
        Assert.Contains("Lang wachten op een psycholoog", coordinator.Page.QuerySelector("select[name=need] option[selected]")?.TextContent ?? "", StringComparison.Ordinal); // the need in which they may belong comes first
        await coordinator.Open(Edit("/signals"));
        Assert.NotNull(coordinator.Page.QuerySelector("a[href*='?like=']"));
        await coordinator.Open(Edit("/signals?theme=neighbourhood"));
        Assert.Contains("Sinds de bus anders rijdt", coordinator.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("jongeren met angst", coordinator.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tables_hide_numbers_under_five()
    {
        using var member = await Signed("lid.tabel@voorbeeld.be", Role.Member);
        using var csv = await member.Fetch(Path("/needs/table/csv"));
        var text = await csv.Content.ReadAsStringAsync();
        Assert.Contains("Huren wordt te duur om te blijven", text, StringComparison.Ordinal);
        Assert.Contains("minder dan 5", text, StringComparison.Ordinal);
        Assert.Contains("niet getoond", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lang wachten op een psycholoog", text, StringComparison.Ordinal); // members do not see it yet
        using var xlsx = await member.Fetch(Path("/needs/table/xlsx", "fr"));
        Assert.Equal((byte)'P', (await xlsx.Content.ReadAsByteArrayAsync())[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Fetch(Path("/needs/table/pdf"))).StatusCode);
    }

    [Fact]
    public async Task For_others_it_does_not_exist()
    {
        using var elsewhere = await Signed("elders.signaal@voorbeeld.be", Role.Coordinator, of: new(ScopeKind.Coordination, Guid.CreateVersion7()));
        foreach (var path in new[] { Path("/signal"), Path("/signals"), Path("/needs"), Path("/needs/table/csv"), Edit("/signals"), Edit("/signals/links"), Edit("/signals/unnamed"), Edit("/needs/steps"), Path($"/needs/{Read(db => db.Set<Need>().First().Id)}"), Edit($"/needs/{Read(db => db.Set<Need>().First().Id)}") })
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Open(path)).Status);
        using var visitor = new Guest(one.Site.Address);
        await visitor.Open(Path("/needs"));
        Assert.Contains("/signin", visitor.At, StringComparison.Ordinal);
    }
}
