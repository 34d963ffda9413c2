using System.Net;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Colloquium;
using Vuurtoren.Modules.Needs.Diagnosis;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>A diagnosis on a running site, from the plan to the published text.</summary>
public sealed class DiagnosisPagesTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    Task<Guest> Signed(string email, Role role, string lang = "nl", Guid? of = null) => Staff.Signed(one.Site, email, role, new(ScopeKind.Coordination, of ?? coordination), language: lang);

    T Read<T>(Func<Db, T> read)
    {
        using var db = one.Database.Context();
        return read(db);
    }

    static string Path(string rest, string lang = "nl") => $"/{lang}/coordination/{coordination}/diagnosis{rest}";
    static string Edit(string rest, string lang = "nl") => $"/{lang}/edit/coordination/{coordination}/diagnosis{rest}";

    [Fact]
    public async Task From_the_plan_to_the_text_that_everybody_reads()
    {
        using var coordinator = await Signed("cas.diagnose@voorbeeld.be", Role.Coordinator);
        await coordinator.Open(Edit("/new"));
        await coordinator.Send("form[action$='handler=Keep']", new() { ["title.nl"] = "Wonen in kaart" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Equal("Wonen in kaart", coordinator.Page.QuerySelector("[name='title.nl']")!.GetAttribute("value")); // as it was typed
        await coordinator.Send("form[action$='handler=Keep']", new() { ["kind"] = "Full", ["by"] = "Everybody", ["until"] = "2030-02-01", ["theme"] = "housing" });
        Assert.EndsWith("done=diagnosis-begun", coordinator.At, StringComparison.Ordinal);
        var id = Read(db => db.Set<JointDiagnosis>().AsEnumerable().Single(d => d.Title["nl"] == "Wonen in kaart").Id);
        Assert.Contains("Gemeenteraadsverkiezingen", coordinator.Words, StringComparison.Ordinal);
        await TheCalendarIsChangedAndTakenAlong(coordinator, id);
        await AStepIsChosenDividedAndDone(coordinator, id);
        using var member = await Signed("lid.diagnose@voorbeeld.be", Role.Member, "fr");
        await MembersWriteCommentAndPutBack(member, coordinator, id);
        using var visitor = new Guest(one.Site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open($"/nl/diagnosis/{id}")).Status);
        await ItIsReadAndPublished(member, coordinator, visitor, id);
    }

    static async Task TheCalendarIsChangedAndTakenAlong(Guest coordinator, Guid id)
    {
        await coordinator.Open(Path($"/{id}/calendar"));
        await coordinator.Send("form[action$='handler=Add']", new() { ["day"] = "2027-03-01", ["what.nl"] = "Startnamiddag met de buurt" });
        Assert.Contains("Startnamiddag met de buurt", coordinator.Words, StringComparison.Ordinal);
        var moment = coordinator.Page.QuerySelector("form[action$='handler=Change']:has([value='Startnamiddag met de buurt']) [name=moment]")!.GetAttribute("value");
        await coordinator.Send($"form[action$='handler=Change']:has([value='{moment}'])", new() { ["what.fr"] = "Appelez Mme Imaginaire" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        using var file = await coordinator.Fetch(Path($"/{id}/calendar?handler=File"));
        var calendar = await file.Content.ReadAsStringAsync();
        Assert.Contains("DTSTART;TZID=Europe/Brussels:20270301T", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Brussels:20301013T", calendar, StringComparison.Ordinal);
    }

    async Task AStepIsChosenDividedAndDone(Guest coordinator, Guid id)
    {
        await coordinator.Open(Path($"/{id}/steps"));
        await coordinator.Send("form[action$='handler=Choose']", new() { ["method"] = "mapping" });
        var step = Read(db => db.Set<Step>().Single(s => s.DiagnosisId == id).Id);
        await coordinator.Send("form[action$='handler=Share']", new() { ["streets"] = "Kadestraat 12" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // a house is somebody's
        await coordinator.Send("form[action$='handler=Share']", new() { ["streets"] = "Kadestraat" });
        Assert.Equal("Kadestraat", Read(db => db.Set<Share>().Single(s => s.StepId == step).Streets));
        await coordinator.Send($"form[action$='handler=Change']:has([value='{step}'])", new() { ["day"] = "2026-11-02", ["done"] = "true", ["result.nl"] = "Veel leegstand bij het water" });
        Assert.True(Read(db => db.Set<Step>().Single(s => s.Id == step)).IsDone);
        Assert.Contains("Er is nog geen stap met bewoners", coordinator.Words, StringComparison.Ordinal);
    }

    async Task MembersWriteCommentAndPutBack(Guest member, Guest coordinator, Guid id)
    {
        await coordinator.Open(Path($"/{id}/theme/housing"));
        await coordinator.Send("form[action$='handler=Facts']");
        Assert.Contains("Bron:", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Facts']");
        Assert.Contains("Versie 1, van", coordinator.Words, StringComparison.Ordinal); // those of before stay to read
        Assert.Equal([1, 2], Read(db => db.Set<FrozenFacts>().Where(f => f.DiagnosisId == id).Select(f => f.Number).Order().ToList()));
        await member.Open(Path($"/{id}/theme/housing/Seen", "fr"));
        await coordinator.Open(Path($"/{id}/theme/housing/Seen"));
        await coordinator.Send("form[action$='handler=Write']", new() { ["words.nl"] = "Gezinnen wachten lang.", ["words.fr"] = "Des familles attendent." });
        await member.Send("form[action$='handler=Write']", new() { ["words.fr"] = "Mme Imaginaire attend." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, member.Status);
        Assert.Equal("Mme Imaginaire attend.", member.Page.QuerySelector("[name='words.fr']")!.TextContent);
        await member.Send("form[action$='handler=Write']", new() { ["words.fr"] = "Le loyer augmente." });
        Assert.EndsWith("done=diagnosis-joined", member.At, StringComparison.Ordinal);
        Assert.Contains("Les deux textes se suivent", member.Words, StringComparison.Ordinal);
        Assert.Equal("Des familles attendent.\n\nLe loyer augmente.", member.Page.QuerySelector("[name='words.fr']")!.TextContent);
        Assert.Equal("Gezinnen wachten lang.", member.Page.QuerySelector("[name='words.nl']")!.TextContent); // the other language is left alone
        await member.Send("form[action$='handler=Comment']", new() { ["comment-words"] = "Depuis quand ?" });
        Assert.DoesNotContain("cas.diagnose", member.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal); // persons are for the coordinator
        await coordinator.Open(Path($"/{id}/theme/housing/Seen"));
        Assert.Contains("cas.diagnose Verzonnen", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Settle']");
        Assert.Contains("afgehandeld", coordinator.Words, StringComparison.Ordinal);
        var first = Read(db => db.Set<PartText>().Single(t => t.DiagnosisId == id && t.Lang == "fr" && t.Number == 1).Id);
        await coordinator.Send($"form[action$='handler=PutBack']:has([value='{first}'])");
        Assert.Equal("Des familles attendent.", coordinator.Page.QuerySelector("[name='words.fr']")!.TextContent);
    }

    async Task ItIsReadAndPublished(Guest member, Guest coordinator, Guest visitor, Guid id)
    {
        await coordinator.Open(Edit($"/{id}"));
        await coordinator.Send("form[action$='handler=LetRead']");
        await member.Open(Path($"/{id}/whole", "fr"));
        Assert.Contains("Les habitants n’ont participé à aucune étape", member.Words, StringComparison.Ordinal);
        await member.Open(Path($"/{id}/theme/housing/Seen", "fr"));
        Assert.Null(member.Page.QuerySelector("form[action$='handler=Write']"));
        Assert.NotNull(member.Page.QuerySelector("form[action$='handler=Comment']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Open(Edit($"/{id}", "fr"))).Status);
        await coordinator.Open(Edit($"/{id}"));
        await coordinator.Send("form[action$='handler=Publish']", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // the coordinator alone decides nothing
        var decision = await DecidedInMinutes.Of(one.Database, coordination, "Het bestuurscomité keurde goed", forEverybody: true);
        await coordinator.Open(Edit($"/{id}"));
        await coordinator.Send("form[action$='handler=Publish']", new() { ["decision"] = decision.ToString() });
        Assert.EndsWith("done=diagnosis-published", coordinator.At, StringComparison.Ordinal);

        await visitor.Open($"/nl/diagnosis/{id}");
        foreach (var words in new[] { "Gezinnen wachten lang.", "Des familles attendent.", "Bewoners hebben aan geen enkele stap", "Veel leegstand bij het water", "Het bestuurscomité keurde goed" }) Assert.Contains(words, visitor.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Verzonnen", visitor.Words, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("article [lang=fr]"));
        using var word = await visitor.Fetch($"/nl/diagnosis/{id}?handler=Word");
        Assert.Equal((byte)'P', (await word.Content.ReadAsByteArrayAsync())[0]);
        using var pdf = await visitor.Fetch($"/fr/diagnosis/{id}?handler=Pdf");
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(await pdf.Content.ReadAsByteArrayAsync(), 0, 4));
        await coordinator.Open(Path($"/{id}/theme/housing/Seen"));
        Assert.Null(coordinator.Page.QuerySelector("main form"));

        await coordinator.Open(Edit($"/{id}"));
        await coordinator.Send("form[action$='handler=TakeBack']");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open($"/nl/diagnosis/{id}")).Status);
        await coordinator.Open(Edit($"/{id}"));
        await coordinator.Send("form[action$='handler=Gone']");
        Assert.Equal(0, Read(db => db.Set<PartText>().Count(t => t.DiagnosisId == id)));
    }

    [Fact]
    public async Task Members_and_own_addresses_are_invited_once_and_hear_of_another_hour()
    {
        using var coordinator = await Signed("cas.colloquium@voorbeeld.be", Role.Coordinator);
        var edit = $"/nl/edit/coordination/{coordination}/colloquium";
        await coordinator.Open(edit + "/new");
        await coordinator.Send("form[action$='handler=Keep']", new() { ["title.nl"] = "Wonen, hoe verder?", ["day"] = "2027-05-04", ["begins"] = "09:00", ["ends"] = "08:00", ["place.nl"] = "Marktplein 1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        await coordinator.Send("form[action$='handler=Keep']", new() { ["ends"] = "12:30" });
        var id = Read(db => db.Set<Gathering>().AsEnumerable().Single(g => g.Title["nl"] == "Wonen, hoe verder?").Id);
        await coordinator.Send("form[action$='handler=Add']", new() { ["at"] = "09:30", ["line.nl"] = "Wat we zien", ["speaker.nl"] = "Mevrouw Verzonnen" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // a function, no name
        await coordinator.Send("form[action$='handler=Add']", new() { ["speaker.nl"] = "Een hulpverlener" });
        using var visitor = new Guest(one.Site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open($"/nl/colloquium/{id}")).Status); // nobody was invited yet
        await coordinator.Send("form[action$='handler=Invite']", new() { ["addresses"] = "geen adres" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        await coordinator.Send("form[action$='handler=Invite']", new() { ["addresses"] = "Schepen@voorbeeld.be\npers@voorbeeld.be", ["lang-own"] = "fr" });
        Assert.EndsWith("done=colloquium-invited", coordinator.At, StringComparison.Ordinal);
        var guests = Read(db => db.Set<Invited>().Count(g => g.ColloquiumId == id));
        Assert.True(guests > 2, "the delegates of the members too");
        Assert.Contains("Invitation", Read(db => db.Set<Mail>().Single(m => m.Address == "schepen@voorbeeld.be").Subject), StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Invite']", new() { ["addresses"] = "schepen@voorbeeld.be" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // everybody has a letter
        await coordinator.Open($"{edit}/{id}");
        await coordinator.Send("form[action$='handler=Keep']", new() { ["begins"] = "08:30" });
        await coordinator.Send("form[action$='handler=Tell']");
        Assert.Equal(guests * 2, Read(db => db.Set<Mail>().Count(m => m.AboutKind == "colloquium" && m.AboutId == id)));
        await visitor.Open($"/nl/colloquium/{id}");
        Assert.Contains("Een hulpverlener", visitor.Words, StringComparison.Ordinal);
        var guest = Read(db => db.Set<Invited>().Single(g => g.ColloquiumId == id && g.Email == "schepen@voorbeeld.be").Id);
        var answer = $"/fr/colloquium/answer/{ColloquiumLinks.Of(one.Database.Secret, guest)}";
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open(answer[..^3] + "abc")).Status);
        await visitor.Open(answer);
        await visitor.Send("main form", new() { ["comes"] = "true" });
        Assert.Contains("Vous avez dit que vous venez.", visitor.Words, StringComparison.Ordinal);
        await coordinator.Open($"{edit}/{id}");
        Assert.Contains("Komen: 1. Komen niet: 0.", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Cancel']");
        Assert.Equal(guests * 3, Read(db => db.Set<Mail>().Count(m => m.AboutKind == "colloquium" && m.AboutId == id)));
        foreach (var page in new[] { answer, $"/fr/colloquium/{id}", $"/fr/coordination/{coordination}/colloquia" })
        {
            await visitor.Open(page);
            Assert.Contains("Cette journée n’aura pas lieu.", visitor.Words, StringComparison.Ordinal);
        }
        Assert.Null((await visitor.Open(answer)).Page.QuerySelector("main form"));
        await coordinator.Open($"{edit}/{id}/presence");
        Assert.True(coordinator.Page.QuerySelectorAll("tbody tr").Length > 15);
        var book = Read(db => db.Set<JointDiagnosis>().AsNoTracking().Single(d => d.State == DiagnosisState.Published).Id);
        await visitor.Open($"/nl/diagnosis/{book}/handout");
        Assert.DoesNotContain("Wat we zien", visitor.Words, StringComparison.Ordinal); // only what is missing, and what is proposed
        await visitor.Open($"/nl/diagnosis/{book}/slides");
        Assert.True(visitor.Page.QuerySelectorAll(".slide").Length > 5);
        using var elsewhere = await Signed("elders.colloquium@voorbeeld.be", Role.Coordinator, of: Guid.CreateVersion7());
        foreach (var path in new[] { $"{edit}/{id}", $"{edit}/{id}/presence", $"/nl/diagnosis/{Guid.CreateVersion7()}/slides" }) Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Open(path)).Status);
    }

    [Fact]
    public async Task For_others_only_what_is_published_exists()
    {
        var (open, made) = Read(db => (db.Set<JointDiagnosis>().AsNoTracking().Single(d => d.State == DiagnosisState.Published), db.Set<JointDiagnosis>().AsNoTracking().AsEnumerable().Single(d => d.Kind == DiagnosisKind.Full && d.Title["fr"] is not null)));
        using var visitor = new Guest(one.Site.Address);
        await visitor.Open(Path("", "fr"));
        Assert.Contains(open.Title["fr"]!, visitor.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Title["fr"]!, visitor.Words, StringComparison.Ordinal);
        await visitor.Open($"/fr/diagnosis/{open.Id}");
        Assert.Contains("Ce qui manque", visitor.Words, StringComparison.Ordinal);
        await visitor.Open("/nl/diagnosis-methods");
        Assert.Contains("Gesprekken in de wachtzaal", visitor.Words, StringComparison.Ordinal);
        using var elsewhere = await Signed("elders.diagnose@voorbeeld.be", Role.Coordinator, of: Guid.CreateVersion7());
        foreach (var path in new[] { Path($"/{made.Id}"), Path($"/{made.Id}/whole"), Path($"/{made.Id}/steps"), Path($"/{made.Id}/calendar"), Path($"/{made.Id}/theme/housing"), Path($"/{made.Id}/theme/housing/Seen"), Edit($"/{made.Id}"), Edit("/new"), $"/nl/diagnosis/{made.Id}" })
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Open(path)).Status);
        using var member = await Signed("lid.kijkt@voorbeeld.be", Role.Member);
        await member.Open(Path($"/{made.Id}"));
        Assert.Contains("Woonwinkel", member.Words, StringComparison.OrdinalIgnoreCase); // organisations that contributed
        foreach (var wrong in new[] { Path($"/{made.Id}/theme/nothing"), Path($"/{made.Id}/theme/culture"), Path($"/{made.Id}/theme/housing/7"), Path($"/{Guid.CreateVersion7()}") })
            Assert.Equal(HttpStatusCode.NotFound, (await member.Open(wrong)).Status);
    }
}
