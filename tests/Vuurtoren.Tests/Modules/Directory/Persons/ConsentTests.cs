using System.Net;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Persons;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Tests.Modules.Directory.Reading;
using Vuurtoren.Tests.Platform.Outbox;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Directory.Persons;

/// <summary>A person is named for a year after agreeing, hears so, and can end it at any moment with the link in the letter.</summary>
public sealed class ConsentTests
{
    static readonly DateTime noon = new(2026, 3, 10, 12, 0, 0, DateTimeKind.Utc);
    static readonly DateOnly day = DateOnly.FromDateTime(noon);

    static Contact Person(DateOnly? agreed) => new("Bo Verzonnen", LocalText.NlFr("Onthaal", "Accueil"), Email: LocalText.From("und", "bo@voorbeeld.be"), Agreed: agreed);

    static NamedLinks Links(string? site = "https://gids.example") => new(new EphemeralDataProtectionProvider(), new ConfigurationBuilder().AddInMemoryCollection([new("Site:Address", site)]).Build());

    static SmallDirectory Town(TestDatabase database, Contact person)
    {
        var town = new SmallDirectory(database);
        var organization = Organization(1, "De Baken", "La Balise");
        typeof(Vuurtoren.Modules.Directory.Organization).GetProperty("Contacts")!.SetValue(organization, new[] { person });
        town.Save(organization);
        return town;
    }

    static (Contact Person, List<Mail> Mails) Now(SmallDirectory town)
    {
        using var db = town.Database.Context();
        return (db.Set<Organization>().Single().Contacts[0], [.. db.Set<Mail>().OrderBy(mail => mail.CreatedAt)]);
    }

    [Theory, InlineData(0, ConsentNews.Named), InlineData(330, ConsentNews.Named), InlineData(340, ConsentNews.EndsSoon), InlineData(365, ConsentNews.Ended), InlineData(900, ConsentNews.Ended)]
    public void What_a_person_hears_depends_on_how_long_ago_it_was(int days, ConsentNews news) => Assert.Equal(news, Person(day.AddDays(-days)).NewsOn(day));

    [Fact]
    public void Who_is_not_named_or_heard_it_already_hears_nothing()
    {
        Assert.Equal(ConsentNews.None, Person(null).NewsOn(day));
        Assert.Equal(ConsentNews.None, (Person(day) with { Name = null }).NewsOn(day));
        Assert.Equal(ConsentNews.None, (Person(day.AddDays(-100)) with { Told = day.AddDays(-99) }).NewsOn(day));
        Assert.Equal(ConsentNews.None, (Person(day.AddDays(-345)) with { Told = day.AddDays(-1) }).NewsOn(day));
    }

    [Theory, EveryDatabase]
    public void In_a_year_there_are_three_letters_and_then_the_name_is_gone(TestDatabase database)
    {
        var town = Town(database, Person(day));
        var links = Links();
        for (var n = 0; n < 400; n += 5)
        {
            KeepAgreements.Keep(town.Database, links, Outboxes.Texts, noon.AddDays(n));
            KeepAgreements.Keep(town.Database, links, Outboxes.Texts, noon.AddDays(n));
        }
        var (person, mails) = Now(town);
        Assert.Equal(["Uw naam staat in de gids bij De Baken", "Blijft uw naam bij De Baken staan?", "Uw naam staat niet meer bij De Baken"], mails.Select(mail => mail.Subject));
        Assert.Contains("tot 10 maart 2027", mails[0].Text, StringComparison.Ordinal);
        Assert.All(mails.Take(2), mail => Assert.Contains("https://gids.example/nl/named/", mail.Text, StringComparison.Ordinal));
        Assert.Equal((null, Visibility.OwnerOnly), (person.Agreed, person.Visibility));
        using var connection = town.Database.Open();
        Assert.Equal(1, connection.QuerySingle<int>("select count(*) from audit_entry where action = 'agreement-ended'"));
    }

    [Fact]
    public void Without_an_address_of_the_site_the_name_goes_all_the_same()
    {
        using var database = new TestDatabase(Engine.Sqlite);
        var town = Town(database, Person(day.AddYears(-1)));
        Assert.Equal(1, KeepAgreements.Keep(town.Database, Links(site: null), Outboxes.Texts, noon));
        Assert.Equal(((DateOnly?)null, 0), (Now(town).Person.Agreed, Now(town).Mails.Count));
    }

    [Fact]
    public void A_link_cannot_be_made_by_somebody_else()
    {
        var links = Links();
        var link = new NamedLink("organization", Guid.NewGuid(), "bo@voorbeeld.be");
        var token = links.For(link, "nl", DateTime.UtcNow).Link.Segments[^1];
        Assert.Equal(link, links.Read(token));
        Assert.Null(links.Read(token[..10] + (token[10] == 'A' ? "B" : "A") + token[11..]));
        Assert.Null(Links().Read(token));
        Assert.Null(links.Read("nonsense"));
        Assert.Null(links.Read(links.For(link, "nl", DateTime.UtcNow.AddDays(-500)).Link.Segments[^1]));
    }

    [Fact]
    public async Task Opening_the_link_changes_nothing_and_its_buttons_agree_again_or_take_the_name_away()
    {
        await using var site = await Site.Start(demo: true, prepare: Staff.MayTryOften, environment: new() { ["Site__Address"] = "http://gids.example" });
        var database = Staff.DatabaseOf(site);
        var before = LocalClock.DayOf(DateTime.UtcNow).AddDays(-340);
        Guid id;
        using (var connection = database.Open())
        {
            id = connection.QueryFirst<Guid>("select id from directory_organization where parked is null and visibility = 'Public' order by id");
            connection.Execute("update directory_organization set contacts = @contacts where id = @id", new { id, contacts = Json.Write(new[] { Person(before) }) });
        }
        Contact Named() { using var connection = database.Open(); return Json.Read<List<Contact>>(connection.QuerySingle<string>("select contacts from directory_organization where id = @id", new { id }))[0]; }
        for (var tries = 0; tries < 120 && (Named().Told is null || !Sent(database)); tries++)
        {
            if (Named().Told is null) Hurry(database);
            await Task.Delay(250);
        }
        var link = Staff.LinkTo(database, "bo@voorbeeld.be");

        using var bo = new Guest(site.Address);
        await bo.Open(link);
        Assert.Contains("Bo Verzonnen", bo.Words, StringComparison.Ordinal);
        Assert.Equal(before, Named().Agreed);
        await bo.Send("form[action='?handler=Agree']");
        Assert.Equal(LocalClock.DayOf(DateTime.UtcNow), Named().Agreed);
        await bo.Send("form[action='?handler=End']");
        Assert.Contains("Uw naam staat niet bij", bo.Words, StringComparison.Ordinal);
        Assert.Equal((null, Visibility.OwnerOnly), (Named().Agreed, Named().Visibility));
        Assert.DoesNotContain("Bo Verzonnen", await site.Client.GetStringAsync($"/nl/organization/{id}"), StringComparison.Ordinal);
        await bo.Open("/nl/named/nonsense");
        Assert.Equal(HttpStatusCode.Gone, bo.Status);
    }

    /// <summary>The turn of the day is now; the first one may still be under way.</summary>
    static void Hurry(Database database)
    {
        using var connection = database.Open();
        connection.Execute("update job set due = @now where kind = 'keep-agreements' and state = 'Waiting'", new { now = DateTime.UtcNow });
    }

    static bool Sent(Database database)
    {
        using var connection = database.Open();
        return connection.QuerySingle<int>("select count(*) from mail where address = 'bo@voorbeeld.be' and state = 'Sent'") > 0;
    }
}
