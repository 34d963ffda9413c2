using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Priorities;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>Priorities, demands, answers and the chain on a running site: who asks, who answers, and who sees what came of it.</summary>
public sealed partial class AnswersPagesTests(ManagedDemo one) : IClassFixture<ManagedDemo>
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

    Need Food => Read(db => db.Set<Need>().AsEnumerable().First(n => n.Title["nl"] == "Geen eten meer op het einde van de maand"));

    /// <summary>A demand to an office of its own, presented today.</summary>
    async Task<Guid> Asked(Guest coordinator, string mark)
    {
        await coordinator.Open(Edit("/offices"));
        await coordinator.Send("form[action$='handler=Add']", new() { ["kind"] = "Alderman", ["name.nl"] = $"Schepen {mark}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // nobody holds it
        Assert.Equal($"Schepen {mark}", coordinator.Page.QuerySelector("form[action$='handler=Add'] [name='name.nl']")!.GetAttribute("value"));
        await coordinator.Send("form[action$='handler=Add']", new() { ["holder"] = "Ada Verzonnen", ["email"] = $"{mark}@voorbeeld.be" });
        await coordinator.Open(Edit("/demands"));
        await coordinator.Send("form.form", new() { ["title.nl"] = $"Memorandum {mark}", ["days"] = "5" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        await coordinator.Send("form.form", new() { ["days"] = "30" });
        var office = Read(db => db.Set<Office>().AsEnumerable().Single(o => o.Name["nl"] == $"Schepen {mark}"));
        await coordinator.Send("form[action$='handler=Add']", new() { ["need"] = Food.Id.ToString(), ["office"] = office.Id.ToString(), ["demand.nl"] = $"Vraag {mark}", ["words.nl"] = "Geef elke school soep." });
        var demand = Read(db => db.Set<Demand>().AsEnumerable().Single(d => d.Title["nl"] == $"Vraag {mark}"));
        await coordinator.Open(Edit($"/memorandum/{demand.MemorandumId}"));
        return demand.Id;
    }

    Demand Kept(Guid demand) => Read(db => db.Set<Demand>().AsNoTracking().Single(d => d.Id == demand));

    [Fact]
    public async Task From_asking_to_signing_to_the_answer_of_the_office_and_back_to_who_saw_it()
    {
        using var coordinator = await Signed("cas.vraagt@voorbeeld.be", Role.Coordinator);
        using var member = await Signed("lid.leest@voorbeeld.be", Role.Member, "fr");
        using var anyone = new Guest(one.Site.Address);
        var id = await Asked(coordinator, "soep");
        var memorandum = Kept(id).MemorandumId;
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(Path($"/memorandum/{memorandum}"))).Status); // still written
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(Path($"/demands/{id}"))).Status);

        await coordinator.Send("form[action$='handler=Ask']");
        var speaker = Read(db => Speakers.Of(db, coordination).Result.First(s => s is { Email: not null, Substitute: false }));
        await anyone.Open(Staff.LinkTo(one.Database, speaker.Email!));
        Assert.Empty(anyone.Page.QuerySelector("[name=person]")!.GetAttribute("value") ?? "");
        await anyone.Send("main form.form", new() { ["byname"] = "true" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anyone.Status);
        var link = anyone.At;
        await anyone.Open(link.Split('?')[0]);
        await anyone.Send("main form.form");
        Assert.Equal((true, null), Read(db => db.Set<Signature>().AsEnumerable().Where(s => s.MemorandumId == memorandum && s.OrganizationId == speaker.Organization).Select(s => (s.Signs, s.Person)).Single()));

        await coordinator.Open(Edit($"/memorandum/{memorandum}"));
        await coordinator.Send("form[action$='handler=Write']", new() { ["foreword.nl"] = "Wij vragen dit samen." });
        Assert.EndsWith("done=memorandum-unsigned", coordinator.At, StringComparison.Ordinal);
        Assert.Contains(speaker.Lang == "fr" ? "ne compte donc plus" : "telt die handtekening niet meer", Staff.LetterTo(one.Database, speaker.Email!), StringComparison.Ordinal);
        Assert.Null(Read(db => db.Set<Signature>().AsEnumerable().Single(s => s.MemorandumId == memorandum && s.OrganizationId == speaker.Organization)).Signs);

        await coordinator.Send("form[action$='handler=Present']", new() { ["at"] = "In het gemeentehuis" });
        await member.Open(Path($"/memorandum/{memorandum}", "fr"));
        Assert.Contains("Geef elke school soep.", member.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(speaker.Name, member.Words, StringComparison.Ordinal);
        using (var word = await member.Fetch(Path($"/memorandum/{memorandum}?handler=Word"))) Assert.Equal((byte)'P', (await word.Content.ReadAsByteArrayAsync())[0]);

        await Answered(anyone, id);
        Assert.Equal(DemandState.Partly, Kept(id).State);
        Assert.Contains("Er kwam een antwoord op", Staff.LetterTo(one.Database, "cas.vraagt@voorbeeld.be"), StringComparison.Ordinal);

        await coordinator.Open(Edit($"/demands/{id}"));
        await coordinator.Send("form[action$='handler=Tell']", new() { ["told.nl"] = "Bel de mama op 0470 12 34 56." });
        Assert.Contains("0470 12 34 56", coordinator.Page.QuerySelector("#what-found mark")!.TextContent, StringComparison.Ordinal); // whose number is it?
        await coordinator.Send("form[action$='handler=Tell']", new() { ["told.nl"] = "Twee scholen geven soep." });
        await coordinator.Send("form[action$='handler=Send']");
        Assert.Contains("Twee scholen geven soep.", Staff.LetterTo(one.Database, speaker.Email!), StringComparison.Ordinal);
        Assert.Null(coordinator.Page.QuerySelector("form[action$='handler=Send']")); // once
        await Shown(coordinator, member, anyone, id);
        var signal = Read(db => db.Set<Vuurtoren.Modules.Needs.Signals.Signal>().AsEnumerable().First(s => s.NeedId == Food.Id));
        await anyone.Open(Vuurtoren.Modules.Needs.Signals.SentPage.Path(one.Database.Secret, signal.Id, "nl"));
        Assert.Contains("Twee scholen geven soep.", anyone.Words, StringComparison.Ordinal); // at the signal, for who sent it
    }

    static IEnumerable<string> Marked(Guest guest) => guest.Page.QuerySelectorAll("#what-found mark").Select(mark => mark.TextContent);

    /// <summary>The office answers by its link; who was forwarded it cannot.</summary>
    async Task Answered(Guest anyone, Guid id)
    {
        var link = Staff.LinkTo(one.Database, "soep@voorbeeld.be");
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open(link[..^1] + (link[^1] == '0' ? '1' : '0'))).Status);
        await anyone.Open(link);
        foreach (var says in new[] { "Schepen soep", "Ada Verzonnen", "s…@voorbeeld.be" }) Assert.Contains(says, anyone.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("soep@voorbeeld.be", anyone.Words, StringComparison.Ordinal); // who was forwarded it learns no address
        Assert.Null(anyone.Page.QuerySelector("[name=words]"));
        await anyone.Send("form[action$='handler=Code']");
        var code = SixDigits().Match(Staff.LetterTo(one.Database, "soep@voorbeeld.be")).Value;
        await anyone.Send("form[action$='handler=Answer']", new() { ["way"] = "Partly", ["words"] = "Twee scholen doen mee.", ["code"] = code == "111111" ? "222222" : "111111" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anyone.Status);
        Assert.Equal("Twee scholen doen mee.", anyone.Page.QuerySelector("textarea")!.TextContent);
        Assert.Equal((DemandState.Awaiting, 1), (Kept(id).State, Kept(id).CodeTries));
        await anyone.Send("form[action$='handler=Answer']", new() { ["way"] = "Partly", ["words"] = "Vraag het aan mevrouw Peeters, 0475 12 34 56", ["code"] = code });
        Assert.Equal(["mevrouw Peeters", "0475 12 34 56"], Marked(anyone)); // everybody would read it
        Assert.Equal("Vraag het aan mevrouw Peeters, 0475 12 34 56", anyone.Page.QuerySelector("textarea")!.TextContent);
        Assert.Equal((DemandState.Awaiting, 1), (Kept(id).State, Kept(id).CodeTries)); // the code was not used up
        await anyone.Send("form[action$='handler=Answer']", new() { ["way"] = "Partly", ["words"] = "", ["code"] = code });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anyone.Status); // without a reason, and the code still works
        await anyone.Send("form[action$='handler=Answer']", new() { ["way"] = "Partly", ["words"] = "Twee scholen doen mee.", ["code"] = code });
        Assert.EndsWith("/answer-kept", anyone.At, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await anyone.Open(link)).Status);
        Assert.DoesNotContain("Vraag soep", anyone.Words, StringComparison.Ordinal);
    }

    static string DecisionIn(Guest coordinator) => coordinator.Page.QuerySelectorAll("#decision option").First(option => option.TextContent.Contains("Iedereen mag zien", StringComparison.Ordinal)).GetAttribute("value")!;

    /// <summary>Everybody sees it after a decision, and not before.</summary>
    async Task Shown(Guest coordinator, Guest member, Guest anyone, Guid id)
    {
        await anyone.Open(Path("/answers"));
        Assert.DoesNotContain("Vraag soep", anyone.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open(Path($"/answers/{id}/poster"))).Status);
        await member.Open(Path($"/demands/{id}", "fr"));
        Assert.Contains("Twee scholen doen mee.", member.Words, StringComparison.Ordinal); // members do
        await coordinator.Send("form[action$='handler=Show']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // by which decision?
        await coordinator.Send("form[action$='handler=Show']", new() { ["decision"] = DecisionIn(coordinator) });
        await anyone.Open(Path("/answers"));
        foreach (var says in new[] { "Vraag soep", "Schepen soep", "Deels aanvaard", "Twee scholen geven soep." }) Assert.Contains(says, anyone.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Verzonnen", anyone.Words, StringComparison.Ordinal); // the office, not who holds it
        Assert.Equal(HttpStatusCode.OK, (await anyone.Open(Path($"/answers/{id}/poster", "fr"))).Status);
        using (var sitemap = await anyone.Fetch("/sitemap/pages/1.xml")) Assert.Contains($"/fr/coordination/{coordination}/answers", await sitemap.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_foreword_of_a_memorandum_names_nobody()
    {
        using var coordinator = await Signed("cas.inleiding@voorbeeld.be", Role.Coordinator);
        await coordinator.Open(Edit("/demands"));
        await coordinator.Send("form.form", new() { ["title.nl"] = "Memorandum inleiding", ["foreword.nl"] = "Karima Verzonnen sliep in haar wagen." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Equal(["Karima Verzonnen"], Marked(coordinator));
        Assert.Equal("Karima Verzonnen sliep in haar wagen.", coordinator.Page.QuerySelector("[name='foreword.nl']")!.TextContent);
        await coordinator.Send("form.form", new() { ["foreword.nl"] = "Een moeder sliep in haar wagen." });
        const string Write = "form[action$='handler=Write']";
        await coordinator.Send(Write, new() { ["foreword.fr"] = "Le centre Fatima est plein." });
        Assert.Equal(["Fatima"], Marked(coordinator));
        Memorandum Kept() => Read(db => db.Set<Memorandum>().AsNoTracking().AsEnumerable().Single(m => m.Title["nl"] == "Memorandum inleiding"));
        Assert.Null(Kept().Foreword!["fr"]);
        await coordinator.Send(Write, new() { ["nobody"] = "Fatima" });
        Assert.Equal("Le centre Fatima est plein.", Kept().Foreword!["fr"]);
    }

    [Fact]
    public async Task The_chain_shows_where_a_need_stands_and_counts_what_nobody_released()
    {
        using var member = await Signed("lid.keten@voorbeeld.be", Role.Member);
        await member.Open(Path("/chain"));
        Assert.Contains("Geen eten meer op het einde van de maand", member.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Lang wachten op een psycholoog", member.Words, StringComparison.Ordinal); // not shown yet
        await member.Open(Path($"/needs/{Food.Id}/chain"));
        Assert.NotNull(member.Page.QuerySelector("svg.chain"));
        foreach (var says in new[] { "worden alleen geteld", "Een tweede voedselpakket per maand", "Deels aanvaard", "plaats 1" }) Assert.Contains(says, member.Words, StringComparison.Ordinal);
        var secret = Read(db => db.Set<Signal>().First(s => s.NeedId == Food.Id && s.ReleasedOn == null)).Words;
        Assert.DoesNotContain(secret, member.Words, StringComparison.Ordinal);
        Assert.StartsWith("Signalen", member.Page.QuerySelector(".chain-list h2")!.TextContent, StringComparison.Ordinal);
        await member.Open(Path($"/needs/{Food.Id}/chain?from=end"));
        Assert.StartsWith("Actie", member.Page.QuerySelector(".chain-list h2")!.TextContent, StringComparison.Ordinal);

        using var coordinator = await Signed("cas.keten@voorbeeld.be", Role.Coordinator);
        await coordinator.Open(Edit($"/needs/{Food.Id}/actions"));
        await coordinator.Send("form[action$='handler=Add']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        await coordinator.Send("form[action$='handler=Add']", new() { ["line"] = coordinator.Page.QuerySelectorAll("#line option").First(option => option.TextContent.Contains("dag van de buurt", StringComparison.Ordinal)).GetAttribute("value")! });
        await member.Open(Path($"/needs/{Food.Id}/chain"));
        Assert.Contains("De dag van de buurt is in juni", member.Words, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Remove']");
        Assert.DoesNotContain("De dag van de buurt is in juni", (await member.Open(Path($"/needs/{Food.Id}/chain"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_of_a_need_that_went_into_another_leads_on_to_that_one()
    {
        using var member = await Signed("lid.verder@voorbeeld.be", Role.Member);
        Need Made(string title) => Need.Of(coordination, LocalText.From("nl", title), new("housing", null, null), [], Rooms.Today);
        var (before, now) = (Made("Dure kamers"), Made("Duur wonen"));
        await using (var db = one.Database.Context())
        {
            now.Show(Rooms.Today);
            db.AddRange(before, now);
            await db.SaveChangesAsync();
            before.GoesInto(now, Rooms.Today);
            await db.SaveChangesAsync();
        }
        await member.Open(Path($"/needs/{before.Id}/chain"));
        Assert.EndsWith($"/needs/{now.Id}/chain", member.At, StringComparison.Ordinal);
        Assert.Contains("Duur wonen", member.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_others_it_does_not_exist()
    {
        using var elsewhere = await Signed("elders.vraag@voorbeeld.be", Role.Coordinator, of: new(ScopeKind.Coordination, Guid.CreateVersion7()));
        var (demand, round) = Read(db => (db.Set<Demand>().First(), db.Set<PriorityRound>().First()));
        foreach (var path in new[] { Path("/demands"), Path($"/demands/{demand.Id}"), Path($"/memorandum/{demand.MemorandumId}"), Path("/priorities"), Path($"/priorities/{round.Id}"), Path("/chain"), Path($"/needs/{demand.NeedId}/chain"), Edit("/demands"), Edit($"/demands/{demand.Id}"), Edit($"/memorandum/{demand.MemorandumId}"), Edit("/offices"), Edit("/priorities/new"), Edit($"/priorities/{round.Id}"), Edit($"/needs/{demand.NeedId}/actions") })
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Open(path)).Status);
        using var member = await Signed("lid.vraag@voorbeeld.be", Role.Member);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Open(Edit("/demands"))).Status);
        using var visitor = new Guest(one.Site.Address);
        await visitor.Open(Path("/demands"));
        Assert.Contains("/signin", visitor.At, StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<![0-9])[0-9]{6}(?![0-9])")]
    private static partial Regex SixDigits();
}
