using System.Net;
using Dapper;
using Vuurtoren.Modules.Needs.Public;
using Vuurtoren.Modules.Needs.Voice;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Tests.Modules.Needs.Voice;

/// <summary>Questionnaires on a running site: a coordinator makes one, residents answer it without an account, and its results are read.</summary>
public sealed class VoicePagesTests(LoggingDemo one) : IClassFixture<LoggingDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");
    static readonly Scope scope = new(ScopeKind.Coordination, coordination);

    Task<Guest> Signed(string email, Role role, string lang = "nl", Scope? of = null) => Staff.Signed(one.Site, email, role, of ?? scope, language: lang);

    T Read<T>(Func<Db, T> read)
    {
        using var db = one.Database.Context();
        return read(db);
    }

    static string Path(string rest, string lang = "nl") => $"/{lang}/coordination/{coordination}/voices{rest}";
    static string Edit(string rest, string lang = "nl") => $"/{lang}/edit/coordination/{coordination}/voices{rest}";

    Questionnaire Closed => Read(db => db.Set<Questionnaire>().Single(q => q.ClosedOn != null && q.CoordinationId == coordination && q.Theme == "housing"));
    Questionnaire Open => Read(db => db.Set<Questionnaire>().Single(q => q.OpenedOn != null && q.ClosedOn == null && q.Theme == "health"));

    long Persons(Guid id, string channel = "Link")
    {
        using var connection = one.Database.Open();
        return connection.ExecuteScalar<long>("select coalesce(sum(persons), 0) from needs_voice_week where questionnaire_id = @id and channel = @channel", new { id, channel });
    }

    [Fact]
    public async Task A_coordinator_makes_a_questionnaire_opens_it_and_closes_it()
    {
        using var coordinator = await Signed("cas.stem@voorbeeld.be", Role.Coordinator);
        await coordinator.Open(Edit(""));
        await coordinator.Send("main form", new() { ["title.nl"] = "Warm wonen" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // no theme
        Assert.Equal("Warm wonen", coordinator.Page.QuerySelector("[name='title.nl']")!.GetAttribute("value"));
        await coordinator.Send("main form", new() { ["title.fr"] = "Avoir chaud", ["theme"] = "elderly" });
        var made = Read(db => db.Set<Questionnaire>().AsEnumerable().Single(q => q.Title["nl"] == "Warm wonen"));
        await coordinator.Open(Edit($"/{made.Id}/question/1"));
        await coordinator.Send("main form.form", new() { ["q.nl"] = "Is uw woning warm?", ["q.fr"] = "Avez-vous chaud ?", ["a0.nl"] = "ja", ["a0.fr"] = "oui" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // one answer is no choice
        await coordinator.Send("main form.form", new() { ["a1.nl"] = "nee", ["a1.fr"] = "non", ["q.easy.nl"] = "Is het warm bij u?", ["q.picture"] = "house" });
        await coordinator.Open(Edit($"/{made.Id}/texts"));
        await coordinator.Send("form[action$='handler=Add']", new() { ["add"] = "ar" });
        await coordinator.Send("main form.form--wide", new() { ["t.q1"] = "هل منزلك دافئ؟", ["t.voice.page.go"] = "إرسال" });
        await coordinator.Open(Edit($"/{made.Id}"));
        await coordinator.Send("form[action$='handler=Open']", new() { ["last"] = "2020-01-01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        await coordinator.Open(Edit($"/{made.Id}"));
        await coordinator.Send("form[action$='handler=Open']");
        Assert.Contains("Link voor bewoners", coordinator.Words, StringComparison.Ordinal);
        var link = new Uri(coordinator.Page.QuerySelector("a[href*='/voice/']")!.GetAttribute("href")!).AbsolutePath;
        using var resident = new Guest(one.Site.Address);
        await resident.Open(link + "?in=ar");
        Assert.Equal(("rtl", "ar"), (resident.Page.QuerySelector("main .voice")!.GetAttribute("dir"), resident.Page.QuerySelector("main .voice")!.GetAttribute("lang")));
        Assert.Contains("هل منزلك دافئ؟", resident.Words, StringComparison.Ordinal);
        Assert.Contains("إرسال", resident.Page.QuerySelector("button.voice__go")!.TextContent, StringComparison.Ordinal);
        await resident.Open(link + "?in=nl&easy=yes");
        Assert.Contains("Is het warm bij u?", resident.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Is uw woning warm?", resident.Words, StringComparison.Ordinal);
        await coordinator.Open(Edit($"/{made.Id}/poster"));
        Assert.Contains(link, coordinator.Words, StringComparison.Ordinal);
        Assert.NotNull(coordinator.Page.QuerySelector("main svg.qr"));
        await coordinator.Open(Edit($"/{made.Id}/paper"));
        Assert.Contains("Is uw woning warm?", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Open(Edit($"/{made.Id}"));
        await coordinator.Send("form[action$='handler=Link']"); // another link
        Assert.Equal(HttpStatusCode.NotFound, (await resident.Open(link)).Status);
        await coordinator.Send("form[action$='handler=Close']");
        Assert.Contains("minder dan 5 personen", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Open(Edit(""));
        await coordinator.Send("form[action$='handler=Copy']", new() { ["from"] = made.Id.ToString() });
        Assert.Contains("Is uw woning warm?", coordinator.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resident_answers_without_cookie_line_or_row_of_their_own()
    {
        using var coordinator = await Signed("cas.bewoner@voorbeeld.be", Role.Coordinator);
        await coordinator.Open(Edit($"/{Open.Id}"));
        var link = new Uri(coordinator.Page.QuerySelector("a[href*='/voice/']")!.GetAttribute("href")!).AbsolutePath;
        var (before, persons) = (UnnamedTests.Counts(one.Database), Persons(Open.Id));
        using var resident = new Guest(one.Site.Address);
        await resident.Open(link);
        Assert.Equal(Tongues.Own("ar"), resident.Page.QuerySelector("a[lang=ar]")!.TextContent);
        await resident.Send("form.voice__form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, resident.Status); // nothing was answered
        await resident.Send("form.voice__form", new() { ["q0"] = "3", ["q3"] = "Bel Fatima op 0470 98 76 54", ["Area"] = "md:17" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, resident.Status);
        Assert.Contains(resident.Page.QuerySelectorAll("#what-found mark"), mark => mark.TextContent == "0470 98 76 54");
        Assert.NotNull(resident.Page.QuerySelector("[name=q0][value='3'][checked]")); // what was chosen is still there
        await resident.Send("form.voice__form", new() { ["q3"] = "Een plek om te praten" });
        Assert.Contains("Bedankt", resident.Words, StringComparison.Ordinal);
        Assert.Equal((0, persons + 1), (resident.Cookies.Count, Persons(Open.Id)));
        var after = UnnamedTests.Counts(one.Database);
        Assert.Empty(after.Where(table => before[table.Key] != table.Value).Select(table => table.Key).Except(["needs_voice_tally", "needs_voice_week", "needs_voice_text"]));
        Assert.Equal(HttpStatusCode.NotFound, (await resident.Open(link[..^1] + (link[^1] == '0' ? '1' : '0'))).Status);
        await coordinator.Open("/nl/coordinations");
        await one.Site.Logged(new("coordinations"));
        Assert.DoesNotContain("/nl/voice/", one.Site.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("0470 98", one.Site.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_place_cannot_fill_it_in_a_thousand_times()
    {
        using var coordinator = await Signed("cas.veel@voorbeeld.be", Role.Coordinator);
        await coordinator.Open(Edit($"/{Open.Id}"));
        await coordinator.Send("form[action$='handler=Link']:has([value=Interview])");
        var link = new Uri(coordinator.Page.QuerySelector("h3#link-Interview ~ p a[href*='/voice/']")!.GetAttribute("href")!).AbsolutePath;
        var before = Persons(Open.Id, "Interview");
        using var flood = new Guest(one.Site.Address, from: "203.0.113.9");
        HttpStatusCode last = default;
        for (var n = 0; n <= FromOnePlace.MostADay; n++)
        {
            using var answer = await flood.Post(link, new() { ["q0"] = "4" });
            last = answer.StatusCode;
        }
        Assert.Equal((HttpStatusCode.UnprocessableEntity, before + FromOnePlace.MostADay), (last, Persons(Open.Id, "Interview")));
        using var other = new Guest(one.Site.Address, from: "203.0.113.10");
        await other.Open(link);
        await other.Send("form.voice__form", new() { ["q0"] = "1" });
        Assert.Contains("Volgende persoon", other.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_interviews_and_a_group_are_entered_one_after_another()
    {
        using var coordinator = await Signed("cas.papier@voorbeeld.be", Role.Coordinator, "fr");
        var (paper, group) = (Persons(Open.Id, "Paper"), Persons(Open.Id, "Group"));
        await coordinator.Open(Edit($"/{Open.Id}/enter/paper", "fr"));
        await coordinator.Send("form.voice__form", new() { ["q0"] = "2" });
        await coordinator.Send("form.voice__form", new() { ["q2"] = "1" });
        Assert.Contains("2 encodés", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Open(Edit($"/{Open.Id}/enter/group", "fr"));
        await coordinator.Send("form.voice__form", new() { ["persons"] = "9", ["q0.1"] = "6", ["q0.2"] = "5" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // more hands than persons
        Assert.Equal("6", coordinator.Page.QuerySelector("[name='q0.1']")!.GetAttribute("value"));
        await coordinator.Send("form.voice__form", new() { ["q0.2"] = "3" });
        Assert.Equal((paper + 2, group + 9), (Persons(Open.Id, "Paper"), Persons(Open.Id, "Group")));
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Open(Edit($"/{Open.Id}/enter/fax"))).Status);
        await coordinator.Open(Edit($"/{Closed.Id}/enter/paper"));
        Assert.Null(coordinator.Page.QuerySelector("form.voice__form"));
    }

    [Fact]
    public async Task Members_read_results_with_small_numbers_hidden_and_take_them_along()
    {
        using var member = await Signed("lid.stem@voorbeeld.be", Role.Member);
        await member.Open(Path(""));
        Assert.Contains("Wonen en leven in Bakenvoorde", member.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Vragen in de wachtzaal", member.Words, StringComparison.Ordinal); // not closed yet
        await member.Open(Path($"/{Closed.Id}"));
        Assert.Contains("70 personen deden mee", member.Words, StringComparison.Ordinal);
        Assert.Contains("Familie of vrienden", member.Words, StringComparison.Ordinal);
        Assert.All(member.Page.QuerySelectorAll(".voice__bars td:nth-child(2)"), cell => Assert.True(!int.TryParse(cell.TextContent, out var number) || number is 0 or >= 5));
        await member.Open(Path($"/{Closed.Id}?Area=md:17"));
        Assert.Contains("personen · ", member.Words, StringComparison.Ordinal);
        await member.Open(Path($"/{Closed.Id}?Area=md:17&Age=Old"));
        Assert.Contains("Met deze filters samen tonen we niets: dan zou een aantal onder 5", member.Words, StringComparison.Ordinal);
        Assert.Equal(2, member.Page.QuerySelectorAll(".note a[href*='?']").Length); // either of the two taken away
        await member.Open(Path($"/{Closed.Id}?Age=Nobody"));
        Assert.Contains("Met dit filter tonen we niets", member.Words, StringComparison.Ordinal);
        using var csv = await member.Fetch(Path($"/{Closed.Id}?handler=Table&format=csv"));
        Assert.Contains("Familie of vrienden", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var xlsx = await member.Fetch(Path($"/{Closed.Id}?handler=Table&format=xlsx&Area=md:17", "fr"));
        Assert.Equal((byte)'P', (await xlsx.Content.ReadAsByteArrayAsync())[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Fetch(Path($"/{Closed.Id}?handler=Table&format=csv&Area=md:17&Age=Old"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Open(Edit($"/{Closed.Id}/written"))).Status);
        using var coordinator = await Signed("cas.woorden@voorbeeld.be", Role.Coordinator);
        await coordinator.Open(Edit($"/{Closed.Id}/written"));
        Assert.Contains("Een plek waar iemand uw brieven mee leest.", coordinator.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_parts_quote_it_with_the_same_numbers()
    {
        using var db = one.Database.Context();
        var quoted = (await Voices.Of(db, one.Database, new Texts(), coordination)).Single(voice => voice.Id == Closed.Id);
        Assert.Equal((70L, "housing"), (quoted.Persons, quoted.Theme));
        Assert.Equal(4, quoted.ByWay.Count);
        Assert.Contains(quoted.Tables, table => table.Question["fr"] == "Comment vit-on dans votre quartier ?" && table.Answers[4].Answer["fr"] == "Très bon");
        Assert.All(quoted.Tables.SelectMany(table => table.Answers), answer => Assert.False(answer.Persons is > 0 and < 5));
    }

    [Fact]
    public async Task The_texts_go_out_as_a_table_and_come_back_with_a_language_more()
    {
        using var coordinator = await Signed("cas.teksten@voorbeeld.be", Role.Coordinator);
        var draft = Read(db => db.Set<Questionnaire>().Single(q => q.OpenedOn == null && q.Theme == "food-aid"));
        await coordinator.Open(Edit($"/{draft.Id}/texts"));
        using var csv = await coordinator.Fetch(Edit($"/{draft.Id}/texts?handler=Csv"));
        Assert.StartsWith("key", (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF'), StringComparison.Ordinal);
        await coordinator.SendFiles("form[action$='handler=Take']", "file", [("teksten.csv", "key;nl;tr\nq1;;Mahallenizde yaşamak nasıl?\nvoice.page.go;;Gönder\nnothing;;x\n"u8.ToArray())], []);
        Assert.Equal(HttpStatusCode.OK, coordinator.Status);
        var kept = Read(db => db.Set<Questionnaire>().Single(q => q.Id == draft.Id));
        Assert.Equal(("Mahallenizde yaşamak nasıl?", "Gönder", "Hoe is het wonen in uw buurt?"), (kept.Questions[0].Text.Plain["tr"], kept.Words["voice.page.go"]["tr"], kept.Questions[0].Text.Plain["nl"]));
        await coordinator.SendFiles("form[action$='handler=Take']", "file", [("x.csv", "a;b\nc;d\n"u8.ToArray())], []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
    }

    [Fact]
    public async Task For_others_it_does_not_exist()
    {
        using var elsewhere = await Signed("elders.stem@voorbeeld.be", Role.Coordinator, of: new(ScopeKind.Coordination, Guid.CreateVersion7()));
        foreach (var path in new[] { Path(""), Path($"/{Closed.Id}"), Edit(""), Edit($"/{Open.Id}"), Edit($"/{Open.Id}/texts"), Edit($"/{Open.Id}/paper"), Edit($"/{Open.Id}/poster"), Edit($"/{Open.Id}/enter/paper"), Edit($"/{Closed.Id}/written") })
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Open(path)).Status);
        using var coordinator = await Signed("cas.eigen@voorbeeld.be", Role.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Open(Path($"/{Open.Id}"))).Status); // results before it is closed
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Open(Edit($"/{Open.Id}/written"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Open(Edit($"/{Guid.CreateVersion7()}"))).Status);
    }
}
