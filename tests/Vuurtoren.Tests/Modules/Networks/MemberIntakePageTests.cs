using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>A list of members on its page: looked at, then taken in; on a running site without script.</summary>
public sealed class MemberIntakePageTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");
    const string Form = "form[action$='handler=Look']", Take = "form[action$='handler=Take']", Again = "form[action$='handler=Again']", Refused = "form[action$='handler=Refused']";

    Task<Guest> Coordinator(string email, string lang = "nl") => Staff.Signed(one.Site, email, Role.Coordinator, new(ScopeKind.Coordination, coordination), language: lang);

    static async Task Send(Guest guest, byte[] list, string lang = "nl")
    {
        await guest.Open($"/{lang}/edit/coordination/{coordination}/members");
        await guest.Open(guest.Page.QuerySelector("main a[href$='/members/file']")!.GetAttribute("href")!);
        await guest.SendFiles(Form, "file", [("leden", list)], []);
    }

    async Task<(int Members, int Speakers)> Counts()
    {
        await using var db = one.Database.Context();
        return (await db.Set<Member>().CountAsync(), await db.Set<Delegate>().CountAsync());
    }

    [Fact]
    public async Task A_list_is_looked_at_before_anything_is_kept_then_taken_in_once_and_its_bad_rows_come_back()
    {
        var before = await Counts();
        var list = Encoding.UTF8.GetBytes("Organisatie;Naam;E-mail;Functie;Taal;Vervanger;Lid sinds\nTroupe La Coulisse Mouillée;Thea Verzonnen;thea@voorbeeld.be;regie;fr;;3/4/2017\nLDC De Golfbreker;Gust Verzonnen;;;;ja;\nDienst Vleugelslag;Vera Verzonnen;;;;;\nDe Onbekende;An Verzonnen;;;;;\nDienst Vleugelslag;=Bo;geen adres;;;;\n");
        using var cas = await Coordinator("cas-lid@voorbeeld.be");
        await Send(cas, list);
        Assert.Equal(HttpStatusCode.OK, cas.Status);
        foreach (var said in new[] { "2 nieuwe leden", "2 nieuwe personen", "1 rij was er al", "2 rijen komen er niet in", "de gids kent geen organisatie die zo heet", "dit is geen mailadres", "lid sinds 3 april 2017" }) Assert.Contains(said, cas.Words, StringComparison.Ordinal);
        Assert.Equal(before, await Counts());

        var fields = cas.Page.QuerySelectorAll($"{Refused} input[name]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        using (var answer = await cas.Post(cas.Page.QuerySelector(Refused)!.GetAttribute("action")!, fields))
        {
            Assert.Contains("attachment", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
            var back = SentTable.Read(await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal("Waarom niet", back.Header[^1]);
            Assert.Equal(["De Onbekende", "Dienst Vleugelslag"], back.Rows.Select(row => row[0]!));
            Assert.Equal("'=Bo", back.Rows[1][1]); // no formula for who opens it
        }

        await cas.Send(Take, new() { ["Way"] = "Charter" });
        Assert.Contains("done=members-taken", cas.At, StringComparison.Ordinal);
        Assert.Contains("Coulisse", cas.Words, StringComparison.Ordinal);
        Assert.Equal((before.Members + 2, before.Speakers + 2), await Counts());
        await using (var db = one.Database.Context())
        {
            var theatre = Ids.Of("demo", Kinds.Organization, "theater");
            var member = await db.Set<Member>().SingleAsync(m => m.OrganizationId == theatre);
            Assert.Equal((Way.Charter, new DateOnly(2017, 4, 3), false), (member.Way, member.FromOn, member.IsDue(DateTime.UtcNow.AddDays(2))));
        }

        await Send(cas, list); // the same file again
        Assert.Contains("3 rijen waren er al", cas.Words, StringComparison.Ordinal);
        Assert.Null(cas.Page.QuerySelector(Take));
    }

    [Fact]
    public async Task A_workbook_in_French_is_read_when_its_columns_are_chosen()
    {
        using var cas = await Coordinator("cas-fr@voorbeeld.be", "fr");
        await Send(cas, TableFile.Xlsx("a", ["qui", "chez"], [["Zoé Imaginaire", "Koor Zonder Stuurman"], ["Zoé Imaginaire", "Soepketel"], ["Léa Imaginaire", "CGG Windstil"]]), "fr");
        Assert.Null(cas.Page.QuerySelector(Take));
        Assert.Contains("Aucune colonne ne s’appelle organisation", cas.Words, StringComparison.Ordinal);
        await cas.Send(Again);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        Assert.Contains("Choisissez la colonne avec l’organisation.", cas.Words, StringComparison.Ordinal);
        await cas.Send(Again, new() { ["column.Organization"] = "1", ["column.Name"] = "0" });
        Assert.Contains("1 nouvelle personne", cas.Words, StringComparison.Ordinal);
        Assert.Contains("si elle revient, ajoutez-la vous-même", cas.Words, StringComparison.Ordinal); // the choir left
        await cas.Send(Take);
        await using var db = one.Database.Context();
        Assert.Equal("fr", (await db.Set<Delegate>().SingleAsync(d => d.Name == "Léa Imaginaire")).Lang);
    }

    [Fact]
    public async Task What_is_no_list_or_was_tampered_with_changes_nothing_and_another_coordination_is_not_there()
    {
        var before = await Counts();
        using var cas = await Coordinator("cas-nee@voorbeeld.be");
        await Send(cas, "%PDF-1.7"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        foreach (var (box, value) in new[] { ("table", "!!"), ("table", ""), ("Way", "Proposed"), ("Way", "weg"), ("column.Organization", "9") })
        {
            await Send(cas, "Organisatie;Naam\nDe Tandbus;Eva Verzonnen\n"u8.ToArray());
            Assert.NotNull(cas.Page.QuerySelector(Take));
            await cas.Send(Take, new() { [box] = value });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        }
        Assert.Equal(before, await Counts());
        using var other = await Staff.Signed(one.Site, "elders-lid@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/nl/edit/coordination/{coordination}/members/file")).Status);
    }
}
