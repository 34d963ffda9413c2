using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Intake;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>A list of past meetings on its page: looked at, then taken in; on a running site without script.</summary>
public sealed class IntakePageTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");
    const string Form = "form[action$='handler=Look']", Take = "form[action$='handler=Take']", Again = "form[action$='handler=Again']", Refused = "form[action$='handler=Refused']";

    Task<Guest> Coordinator(string email, string lang = "nl") => Staff.Signed(one.Site, email, Role.Coordinator, new(ScopeKind.Coordination, coordination), language: lang);

    static async Task Send(Guest guest, string csv, string lang = "nl")
    {
        await guest.Open($"/{lang}/edit/meetings/intake");
        await guest.SendFiles(Form, "file", [("lijst.csv", Encoding.UTF8.GetBytes(csv))], []);
    }

    async Task<(int Meetings, int People)> Counts()
    {
        await using var db = one.Database.Context();
        var meetings = await db.Set<Meeting>().Where(m => m.Number == null && m.ClosedAt != null).Select(m => m.Id).ToListAsync();
        return (meetings.Count, await db.Set<Attendee>().CountAsync(a => meetings.Contains(a.MeetingId)));
    }

    [Fact]
    public async Task A_list_is_looked_at_before_anything_is_kept_then_taken_in_once()
    {
        var before = await Counts();
        var list = $"Datum;Vergadering;Naam;Organisatie;Functie;Aanwezig\n4/3/{DateTime.UtcNow.Year - 1};Plenaire van de lente;An Verzonnen;Vleugelslag;vrijwilliger;ja\n4/3/{DateTime.UtcNow.Year - 1};Plenaire van de lente;Bo Verzonnen;Onbekend Huis;;nee\nooit;Plenaire van de lente;Cis Verzonnen;;;ja\n";
        using var cas = await Coordinator("cas-in@voorbeeld.be");
        await Send(cas, list);
        Assert.Equal(HttpStatusCode.OK, cas.Status);
        Assert.Contains("1 nieuwe vergadering", cas.Words, StringComparison.Ordinal);
        Assert.Contains("2 rijen", cas.Words, StringComparison.Ordinal);
        Assert.Contains("dit is geen datum die we kennen", cas.Words, StringComparison.Ordinal);
        Assert.Equal(before, await Counts());
        using (var answer = await cas.Post(cas.Page.QuerySelector(Refused)!.GetAttribute("action")!, cas.Page.QuerySelectorAll($"{Refused} input[name]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "")))
            Assert.Matches("ooit,Plenaire van de lente,Cis Verzonnen.*,dit is geen datum die we kennen", await answer.Content.ReadAsStringAsync());
        await cas.Send(Take);
        Assert.Contains("done=intake-taken", cas.At, StringComparison.Ordinal);
        Assert.Equal((before.Meetings + 1, before.People + 2), await Counts());
        Assert.Contains("Plenaire van de lente", cas.Words, StringComparison.Ordinal);
        await cas.Open(cas.Page.QuerySelectorAll("main a[href*='/edit/meeting/']").First(link => link.TextContent == "Plenaire van de lente").GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, cas.Status);
        Assert.DoesNotContain("00:00", cas.Words, StringComparison.Ordinal);
        Assert.Null(cas.Page.QuerySelector("main a[href$='/report']"));
        await cas.Open(cas.Page.QuerySelector("main a[href$='/people']")!.GetAttribute("href")!);
        Assert.Matches(@"An Verzonnen[\s\S]*was er\s[\s\S]*Bo Verzonnen[\s\S]*was er niet", cas.Words);

        await Send(cas, list); // the same file again
        Assert.Contains("2 rijen waren er al", cas.Words, StringComparison.Ordinal);
        Assert.Null(cas.Page.QuerySelector(Take));
        Assert.Equal((before.Meetings + 1, before.People + 2), await Counts());
    }

    [Fact]
    public async Task Other_columns_can_be_chosen_and_those_that_are_needed_are_asked_for()
    {
        using var cas = await Coordinator("cas-kol@voorbeeld.be", "fr");
        await Send(cas, $"Date;invités\n2/2/{DateTime.UtcNow.Year - 1};Dre Verzonnen\n", "fr");
        Assert.Contains("Aucune colonne ne s’appelle nom.", cas.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Aucune colonne ne s’appelle date", cas.Words, StringComparison.Ordinal);
        await Send(cas, $"quand;thème;la personne\n2/2/{DateTime.UtcNow.Year - 1};Plénière d’hiver;Dre Verzonnen\n", "fr");
        Assert.Null(cas.Page.QuerySelector(Take));
        await cas.Send(Again);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        Assert.Contains("Choisissez la colonne avec la date.", cas.Words, StringComparison.Ordinal);
        await cas.Send(Again, new() { ["column.Day"] = "0", ["column.Title"] = "1" });
        Assert.Contains("1 nouvelle réunion", cas.Words, StringComparison.Ordinal);
        await cas.Send(Take);
        await using var db = one.Database.Context();
        Assert.Equal("Plénière d’hiver", (await db.Set<Meeting>().Where(m => m.Number == null && m.ClosedAt != null).ToListAsync()).Single(m => m.Day == new DateOnly(DateTime.UtcNow.Year - 1, 2, 2)).Title["fr"]);
    }

    [Fact]
    public async Task What_is_no_table_and_a_list_that_was_tampered_with_change_nothing()
    {
        using var cas = await Coordinator("cas-nee@voorbeeld.be");
        await Send(cas, "%PDF-1.7");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        Assert.NotNull(cas.Page.QuerySelector(Form));
        await cas.SendFiles(Form, "file", [("lijst.xlsx", "PK\u0003\u0004kapot"u8.ToArray())], []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        Assert.Contains("Dit bestand is stuk of niet volledig.", cas.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Directory", cas.Words, StringComparison.Ordinal); // what a program says of a zip
        await Send(cas, $"Datum;Naam\n1/6/{DateTime.UtcNow.Year - 1};Eva Verzonnen\n");
        foreach (var packed in new[] { "", "!!", "AAAA", Convert.ToBase64String(new byte[200]) })
        {
            await cas.Send(Take, new() { ["table"] = packed });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
            await Send(cas, $"Datum;Naam\n1/6/{DateTime.UtcNow.Year - 1};Eva Verzonnen\n");
        }
        await cas.Send(Take, new() { ["Coordination"] = Guid.CreateVersion7().ToString() }); // somebody else's
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        await using var db = one.Database.Context();
        var day = new DateOnly(DateTime.UtcNow.Year - 1, 6, 1);
        Assert.False(await db.Set<Meeting>().AnyAsync(m => m.Day == day));
        using var other = await Staff.Signed(one.Site, "red-in@voorbeeld.be", Role.DirectoryEditor, Scope.Region);
        Assert.NotEqual(HttpStatusCode.OK, (await other.Open("/nl/edit/meetings/intake")).Status);
    }
}
