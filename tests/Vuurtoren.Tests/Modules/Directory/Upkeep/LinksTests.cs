using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Modules.Directory.Upkeep.Links;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;
using Vuurtoren.Tests.Modules.Directory.Reading;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep;

/// <summary>Trying web addresses of sheets: what counts as dead, where the server never goes, and what who keeps the sheets sees.</summary>
public sealed class LinksTests(LinksTests.Web web) : IClassFixture<LinksTests.Web>
{
    /// <summary>A small server of somebody else.</summary>
    public sealed class Web : IAsyncLifetime
    {
        readonly WebApplication server;

        public Web()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            server = builder.Build();
            server.Run(async http =>
            {
                Asked.Enqueue($"{http.Request.Method} {http.Request.Path}");
                Agent = http.Request.Headers.UserAgent.ToString();
                From = http.Request.Headers["From"].ToString();
                if (Interlocked.Increment(ref now) > 1) Together = true;
                await Task.Delay(20);
                switch (http.Request.Path.Value)
                {
                    case "/no-head": http.Response.StatusCode = http.Request.Method == "HEAD" ? 405 : 200; break;
                    case "/gone": http.Response.StatusCode = 404; break;
                    case "/busy": http.Response.StatusCode = 503; break;
                    case "/no-robots": http.Response.StatusCode = 403; break;
                    case "/moved": http.Response.Redirect("/there"); break;
                    case "/circle": http.Response.Redirect("/circle"); break;
                    case "/inside": http.Response.Redirect("http://10.0.0.1/secret"); break;
                    case "/itself": http.Response.Redirect("http://localhost:1/admin"); break;
                    case "/file": http.Response.Redirect("file:///etc/passwd"); break;
                }
                Interlocked.Decrement(ref now);
            });
        }

        int now;
        public ConcurrentQueue<string> Asked { get; } = [];
        public string Agent { get; private set; } = "";
        public string From { get; private set; } = "";
        public bool Together { get; private set; }
        public string Address => server.Urls.First();
        public int Port => new Uri(Address).Port;
        public LinkProbe Probe() => new("https://gids.example", "beheer@gids.example", to => to.Port == Port);

        public async Task InitializeAsync() => await server.StartAsync();
        public async Task DisposeAsync() => await server.DisposeAsync();
    }

    static readonly LinkSettings settings = new(On: true, PauseSeconds: 0.01);
    static readonly DateTime day = new(2026, 11, 2, 6, 0, 0, DateTimeKind.Utc);

    [Theory, InlineData("/there", "200", true), InlineData("/no-head", "200", true), InlineData("/no-robots", "403", true), InlineData("/moved", "200", true), InlineData("/gone", "404", false), InlineData("/busy", "503", null),
        InlineData("/circle", "redirects", false), InlineData("/inside", "private", false), InlineData("/itself", "private", false), InlineData("/file", "unclear", false)]
    public async Task What_a_server_answers_is_taken_for_what_it_means(string path, string code, bool? works)
    {
        using var probe = web.Probe();
        Assert.Equal(new LinkAnswer(code, works), await probe.Try(web.Address + path, default));
        Assert.Equal("Vuurtoren-linkcheck/1.0 (+https://gids.example/nl/about)", web.Agent);
        Assert.Equal("beheer@gids.example", web.From);
    }

    [Fact]
    public async Task A_machine_that_is_not_on_the_open_internet_is_never_asked()
    {
        using var probe = new LinkProbe("https://gids.example", null);
        var before = web.Asked.Count;
        foreach (var address in new[] { web.Address, $"http://localhost:{web.Port}/", "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data", "http://0x7f.1/", "http://[::ffff:10.0.0.1]/" })
            Assert.Equal(new("private", false), await probe.Try(address, default));
        Assert.Equal(before, web.Asked.Count);
    }

    [Theory, InlineData("127.0.0.1", false), InlineData("10.1.2.3", false), InlineData("172.31.0.1", false), InlineData("192.168.1.1", false), InlineData("169.254.1.1", false), InlineData("100.64.0.1", false), InlineData("0.0.0.0", false),
        InlineData("224.0.0.1", false), InlineData("255.255.255.255", false), InlineData("::1", false), InlineData("fe80::1", false), InlineData("fd00::1", false), InlineData("::ffff:127.0.0.1", false), InlineData("64:ff9b::7f00:1", false), InlineData("2002:7f00:1::", false),
        InlineData("8.8.8.8", true), InlineData("172.32.0.1", true), InlineData("2a00:1450:4001::1", true)]
    public void Addresses_of_machines_among_themselves_are_known(string address, bool open) => Assert.Equal(open, PublicOnly.Is(IPAddress.Parse(address)));

    [Fact]
    public void A_link_is_dead_only_when_it_failed_on_several_days()
    {
        var link = WebLink.Of("https://x.example/", day);
        var (gone, works) = (new LinkAnswer("404", false), new LinkAnswer("200", true));
        link.Note(gone, settings, day);
        link.Note(gone, settings, day.AddHours(2));
        Assert.Equal((1, day), (link.FailedDays, link.FailingSince!.Value));
        link.Note(new("503", null), settings, day.AddDays(1));
        link.Note(gone, settings, day.AddDays(2));
        link.Note(gone, settings, day.AddDays(3));
        Assert.Equal((3, day, day.AddDays(10)), (link.FailedDays, link.FailingSince!.Value, link.NextAt));
        link.Note(works, settings, day.AddDays(10));
        Assert.Equal((0, (DateTime?)null, day.AddDays(40)), (link.FailedDays, link.FailingSince, link.NextAt));
    }

    static Service With(int number, string url) => new()
    {
        Id = Id("service", number), OrganizationId = Id("organization", 1), Name = LocalText.NlFr($"Dienst {number}", $"Service {number}")!, Url = LocalText.From("nl", url), ModifiedAt = day,
    };

    [Theory, EveryDatabase]
    public async Task Links_of_sheets_are_tried_day_by_day_one_at_a_time_and_found_dead(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        town.Save(Organization(1, "De Baken"), With(1, web.Address + "/gone"), With(2, web.Address + "/there"), With(3, web.Address + "/gone"), With(4, "geen adres"), With(5, web.Address + "/no-head"));
        using var probe = new LinkProbe("https://gids.example", "beheer@gids.example", to => to.Port == web.Port);
        for (var n = 0; n < 3; n++)
        {
            var now = day.AddDays(n);
            await CheckLinks.Try(town.Database, settings, probe, () => now);
        }
        await using var db = town.Database.Context();
        Assert.Equal([("/gone", 3, "404"), ("/no-head", 0, "200"), ("/there", 0, "200")],
            (await db.Set<WebLink>().OrderBy(link => link.Url).ToListAsync()).Select(link => (new Uri(link.Url).AbsolutePath, link.FailedDays, link.Answer!)));
        Assert.Equal(["Dienst 1", "Dienst 3"], (await DeadLinks.Of(db, settings, null, "nl")).Select(line => line.Name));
        Assert.Empty(await DeadLinks.Of(db, settings, new HashSet<Guid>(), "nl"));
        Assert.Equal([Id("service", 1)], DeadLinks.Since(db.Database.GetDbConnection(), settings, [Id("service", 1), Id("service", 2)]).Keys);

        // Whoever put another address there sees it gone from the list at once; a row about nothing goes with the next turn.
        town.Save(With(1, web.Address + "/there"), With(3, web.Address + "/there"));
        Assert.Empty(await DeadLinks.Of(db, settings, null, "nl"));
        await CheckLinks.Try(town.Database, settings, probe, () => day.AddDays(4));
        Assert.Equal(2, await db.Set<WebLink>().CountAsync());
        Assert.False(web.Together);
    }

    [Fact]
    public async Task When_nobody_answers_it_is_our_own_line_and_nothing_is_noted()
    {
        using var database = new TestDatabase(Engine.Sqlite);
        var town = new SmallDirectory(database);
        town.Save([Organization(1, "De Baken"), .. Enumerable.Range(1, 6).Select(n => With(n, $"http://127.0.0.1:{web.Port + 1}/{n}"))]);
        using var probe = new LinkProbe(null, null, _ => true);
        await CheckLinks.Try(town.Database, settings, probe, () => day);
        await using var db = town.Database.Context();
        Assert.All(await db.Set<WebLink>().ToListAsync(), link => Assert.Null(link.TriedAt));
    }

    [Fact]
    public async Task Who_keeps_the_sheets_sees_dead_links_and_letters_that_came_back_and_nobody_else_does()
    {
        await using var site = await Site.Start(demo: true, prepare: Staff.MayTryOften, environment: new() { ["Upkeep__Links__On"] = "true" });
        var database = Staff.DatabaseOf(site);
        Organization dead;
        Service back;
        await using (var db = database.Context())
        {
            dead = (await db.Set<Organization>().Where(one => one.Website != null && one.Parked == null).OrderBy(one => one.Id).ToListAsync())[0];
            back = await db.Set<Service>().Where(one => one.Parked == null && !one.Discreet).OrderBy(one => one.Id).FirstAsync();
            var link = WebLink.Of(LinkPlaces.In(Json.Write(dead.Website), null).First(), day);
            for (var n = 0; n < 3; n++) link.Note(new("404", false), settings, day.AddDays(n));
            await db.Set<WebLink>().Where(one => one.Url == link.Url).ExecuteDeleteAsync();
            db.Add(link);
            var round = Round.Begin(back.Id, 1, "weg@voorbeeld.be", day);
            db.Add(round);
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlAsync($"insert into directory_link_place (url, kind, record_id) values ({link.Url}, 'organization', {dead.Id}) on conflict do nothing");
            await db.Database.ExecuteSqlAsync($"update directory_round set bounced_at = {day} where id = {round.Id}");
        }
        using var manager = await Staff.Signed(site, "gil@voorbeeld.be", Role.DirectoryManager, Scope.Region);
        await manager.Open("/nl/directory/upkeep/links");
        Assert.Contains(dead.Name.In("nl").Text, manager.Words, StringComparison.Ordinal);
        Assert.Contains("Werkt niet sinds 2 november 2026: de pagina bestaat niet.", manager.Words, StringComparison.Ordinal);
        Assert.Contains("weg@voorbeeld.be", manager.Words, StringComparison.Ordinal);
        await manager.Send(".row form");
        Assert.Contains("bij de volgende beurt", manager.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Werkt niet sinds", await site.Client.GetStringAsync($"/nl/organization/{dead.Id}"), StringComparison.Ordinal);
        using var editor = await Staff.Signed(site, "ed@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Guid.NewGuid()));
        Assert.Contains("Wij weten van geen link", (await editor.Open("/nl/directory/upkeep/links")).Words, StringComparison.Ordinal);
    }
}
