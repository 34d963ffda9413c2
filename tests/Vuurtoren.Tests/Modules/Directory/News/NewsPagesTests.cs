using System.Net;
using System.Text;
using System.Xml.Linq;
using Dapper;
using Vuurtoren.Modules.Directory.News;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Directory.News;

/// <summary>News is written, read, taken along and mailed, on a running site.</summary>
public sealed class NewsPagesTests(NewsPagesTests.OneSite one) : IClassFixture<NewsPagesTests.OneSite>
{
    public sealed class OneSite : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;
        public Guest Editor { get; private set; } = null!;
        public Guid Organization { get; private set; }
        public Guid Other { get; private set; }

        public async Task InitializeAsync()
        {
            Site = await Site.Start(demo: true, prepare: Staff.MayTryOften);
            using var connection = Staff.DatabaseOf(Site).Open();
            var all = connection.Query<Guid>("select id from directory_organization where visibility = 'Public' and parked is null order by id limit 2").AsList();
            (Organization, Other) = (all[0], all[1]);
            Editor = await Staff.Signed(Site, "nele@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Organization));
        }

        public async Task DisposeAsync()
        {
            Editor.Dispose();
            await Site.DisposeAsync();
        }
    }

    static readonly string soon = DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", null);

    Database Database => Staff.DatabaseOf(one.Site);

    /// <returns>The id of the news.</returns>
    async Task<string> Publish(Dictionary<string, string> typed)
    {
        await one.Editor.Open($"/nl/edit/organization/{one.Organization}/news/new");
        await one.Editor.Send("form.form--wide", typed);
        Assert.EndsWith("done=news-published", one.Editor.At, StringComparison.Ordinal);
        return one.Editor.At.Split('/')[^1].Split('?')[0];
    }

    [Fact]
    public async Task News_in_one_language_is_read_in_both_with_its_language_marked_and_goes_along_as_feed_and_calendar()
    {
        var id = await Publish(new() { ["title.fr"] = "Soirée & soupe <gratuite>", ["words.fr"] = "Venez manger.", ["day"] = soon, ["opens"] = "18:30", ["closes"] = "21:00", ["place"] = "Kaai 1", ["theme"] = "housing" });
        using var guest = new Guest(one.Site.Address);
        await guest.Open("/nl/news?theme=housing");
        Assert.Equal("fr", guest.Page.QuerySelector($"a[href='/nl/news/{id}'] span")!.GetAttribute("lang"));
        Assert.Contains("Frans", guest.Page.QuerySelector($"li:has(a[href='/nl/news/{id}'])")!.TextContent, StringComparison.Ordinal);
        await guest.Open($"/nl/news/{id}");
        Assert.Equal("fr", guest.Page.QuerySelector("h1 span")!.GetAttribute("lang"));
        Assert.Contains("18:30", guest.Words, StringComparison.Ordinal);
        Assert.StartsWith("mailto:", guest.Page.QuerySelector("a[href^='mailto:']")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull(guest.Page.QuerySelector(".poster__qr svg"));

        using var rss = await guest.Fetch("/fr/news.rss?theme=housing");
        var feed = XDocument.Parse(await rss.Content.ReadAsStringAsync());
        Assert.Contains("Soirée & soupe <gratuite>", feed.Descendants("item").Select(item => item.Element("title")!.Value));
        using var none = await guest.Fetch("/fr/news.rss?theme=addiction");
        Assert.DoesNotContain("Soirée", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var ics = await guest.Fetch("/fr/news.ics");
        var calendar = await ics.Content.ReadAsStringAsync();
        Assert.Contains($"DTSTART;TZID=Europe/Brussels:{soon.Replace("-", "", StringComparison.Ordinal)}T183000", calendar, StringComparison.Ordinal);

        await one.Editor.Open($"/nl/edit/organization/{one.Organization}/news/{id}");
        await one.Editor.Send("form[action$='handler=Withdraw']", []);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Open($"/nl/news/{id}")).Status);
        Assert.DoesNotContain(id, (await guest.Open("/nl/news")).Page.DocumentElement.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays_and_others_keep_out()
    {
        await one.Editor.Open($"/fr/edit/organization/{one.Organization}/news/new");
        await one.Editor.Send("form.form--wide", new() { ["title.nl"] = "Zonder tekst", ["last"] = soon });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Editor.Status);
        Assert.Equal("Zonder tekst", one.Editor.Page.QuerySelector("[name='title.nl']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, (await one.Editor.Open($"/nl/edit/organization/{one.Other}/news/new")).Status);
    }

    [Fact]
    public async Task Two_who_change_the_same_news_at_once_do_not_write_over_each_other()
    {
        var id = await Publish(new() { ["title.nl"] = "Twee tegelijk", ["words.nl"] = "Eerst.", ["last"] = soon });
        var path = $"/nl/edit/organization/{one.Organization}/news/{id}";
        await one.Editor.Open(path);
        var seen = one.Editor.Page.QuerySelector("[name=sequence]")!.GetAttribute("value")!;
        await one.Editor.Send("form.form--wide", new() { ["words.nl"] = "Daarna." });
        await one.Editor.Open(path);
        await one.Editor.Send("form.form--wide", new() { ["words.nl"] = "Van de ander.", ["sequence"] = seen });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Editor.Status);
        Assert.Equal("Van de ander.", one.Editor.Page.QuerySelector("[name='words.nl']")!.TextContent);
        Assert.Contains("Daarna.", (await one.Editor.Open($"/nl/news/{id}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_taken_with_its_description_and_what_is_no_picture_is_not()
    {
        var id = await Publish(new() { ["title.nl"] = "Met affiche", ["words.nl"] = "Kijk.", ["last"] = soon });
        var path = $"/nl/edit/organization/{one.Organization}/news/{id}";
        await one.Editor.Open(path);
        await one.Editor.SendFiles("form[action$='handler=Put']", "file", [("affiche.jpg", Encoding.UTF8.GetBytes("GIF89a geen foto"))], new() { ["alt.nl"] = "x" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Editor.Status);
    }

    [Theory, InlineData("nl"), InlineData("fr")]
    public async Task An_outsider_gets_news_only_after_a_yes_and_stops_with_one_click(string lang)
    {
        var address = $"lezer-{lang}@voorbeeld.be";
        using var reader = new Guest(one.Site.Address);
        await reader.Open($"/{lang}/news/follow");
        await reader.Send("form.form", new() { ["email"] = address, ["theme"] = "housing" });
        Assert.EndsWith("done=news-asked", reader.At, StringComparison.Ordinal);
        await Publish(new() { ["title.nl"] = $"Wonen {lang}", ["words.nl"] = "Kom.", ["last"] = soon, ["theme"] = "housing" });
        await Publish(new() { ["title.nl"] = $"Verslaving {lang}", ["words.nl"] = "Kom.", ["last"] = soon, ["theme"] = "debt" });
        await Send();
        Assert.Equal(1, Letters(address)); // only the question

        var link = Staff.LinkTo(Database, address);
        await reader.Open(link);
        Assert.NotNull(reader.Page.QuerySelector("input[value=housing][checked]"));
        await reader.Send("form.form", []);
        Assert.EndsWith("done=news-on", reader.At, StringComparison.Ordinal);
        LongAgo(address);
        await Send();
        await Send(); // nobody gets two
        Assert.Equal(2, Letters(address));
        using (var connection = Database.Open())
        {
            var (text, stop) = connection.Query<(string, string)>("select text, unsubscribe from mail where address = @address and unsubscribe is not null", new { address }).Single();
            Assert.Contains($"Wonen {lang}", text, StringComparison.Ordinal);
            Assert.DoesNotContain($"Verslaving {lang}", text, StringComparison.Ordinal);
            link = new Uri(stop).PathAndQuery;
        }
        using var click = await reader.Post(link, new() { ["List-Unsubscribe"] = "One-Click" }); // as a mail reader does: no cookies, no secret of a form
        Assert.Equal(HttpStatusCode.OK, click.StatusCode);
        LongAgo(address);
        await Send();
        Assert.Equal(2, Letters(address));
    }

    [Fact]
    public async Task A_link_that_was_made_up_or_is_too_old_opens_nothing()
    {
        using var guest = new Guest(one.Site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Open($"/nl/news/follow/{new string('a', 64)}")).Status);
        await guest.Open("/nl/news/follow");
        await guest.Send("form.form", new() { ["email"] = "laat@voorbeeld.be" });
        using (var connection = Database.Open()) connection.Execute("update directory_news_reader set asked_at = @ago where email = 'laat@voorbeeld.be'", new { ago = DateTime.UtcNow.AddDays(-8) });
        await guest.Open(Staff.LinkTo(Database, "laat@voorbeeld.be"));
        await guest.Send("form.form", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
    }

    long Letters(string address)
    {
        using var connection = Database.Open();
        return connection.ExecuteScalar<long>("select count(*) from mail where address = @address", new { address });
    }

    /// <summary>As if it were weeks later: published last week, told the week before.</summary>
    void LongAgo(string address)
    {
        using var connection = Database.Open();
        connection.Execute("update directory_news_reader set digest_at = @before where email = @address; update directory_news set published_at = @then", new { address, before = DateTime.UtcNow.AddDays(-21), then = DateTime.UtcNow.AddDays(-10) });
    }

    async Task Send() => await new Digest(Database, new("https://gids.example"), Outboxes.Texts, DateTime.UtcNow).Run();
}
