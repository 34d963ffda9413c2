using System.Net;
using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Directory.Permanences;

/// <summary>The house of the demo on a running site. Each test takes permanences of its own.</summary>
public sealed class HousePagesTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid house = Ids.Of("demo", Kinds.Location, "sociaal-huis");
    static readonly Guid discreet = Ids.Of("demo", Kinds.Service, "drank-en-drugs"), law = Ids.Of("demo", Kinds.Service, "juridisch-advies"), energy = Ids.Of("demo", Kinds.Service, "leveranciers-vergelijken");

    Database Database => one.Database;

    /// <summary>The next day of this name, from tomorrow on, as a form sends it.</summary>
    static DateOnly Next(DayOfWeek day) => Enumerable.Range(1, 7).Select(n => LocalClock.DayOf(DateTime.UtcNow).AddDays(n)).First(d => d.DayOfWeek == day);

    static string Box(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static string Week(DateOnly day) => Vuurtoren.Modules.Directory.Wording.Week.Of(day);

    async Task<string> Text(string path) => await (await one.Site.Client.GetAsync(path)).Content.ReadAsStringAsync();

    /// <summary>Pages are made anew a moment after a change.</summary>
    async Task Shows(string path, string words)
    {
        var text = "";
        for (var attempt = 0; attempt < 50 && !text.Contains(words, StringComparison.Ordinal); attempt++, await Task.Delay(100)) text = await Text(path);
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Theory, InlineData("nl", "Eerste juridisch advies", "Gesprek in vertrouwen", "Zonder afspraak", "Lokaal Golf (Eerste verdieping"), InlineData("fr", "Premier conseil juridique", "Entretien confidentiel", "Sans rendez-vous", "Local Vague (Premier étage")]
    public async Task A_house_shows_who_is_there_in_which_room(string lang, string service, string neutral, string walkIn, string room)
    {
        var week = await Text($"/{lang}/house/{house}");
        foreach (var words in new[] { service, neutral, walkIn, room }) Assert.Contains(words, WebUtility.HtmlDecode(week), StringComparison.Ordinal);
        Assert.Contains($"/{lang}/house/{house}", await Text($"/{lang}/houses"), StringComparison.Ordinal);
        Assert.Contains($"/{lang}/house/{house}", await Text($"/{lang}/location/{house}"), StringComparison.Ordinal);
        Assert.Contains($"/{lang}/service/{law}/calendar.ics", await Text($"/{lang}/service/{law}"), StringComparison.Ordinal);
    }

    [Theory, InlineData("nl"), InlineData("fr")]
    public async Task What_is_discreet_is_nowhere_but_under_its_neutral_words(string lang)
    {
        var names = new List<string> { discreet.ToString(), "Gesprekken over gebruik", "Parler de sa consommation" };
        using (var connection = Database.Open())
            names.Add(Json.Read<LocalText>(connection.QuerySingle<string>("select o.name from directory_organization o join directory_service s on s.organization_id = o.id where s.id = @discreet", new { discreet })).In(lang).Text);
        var thursday = Next(DayOfWeek.Thursday);
        foreach (var path in new[] { $"house/{house}", $"house/{house}?week={Week(thursday)}", $"house/{house}/today", $"house/{house}/calendar.ics", "houses" })
        {
            var text = await Text($"/{lang}/{path}");
            Assert.All(names, name => Assert.DoesNotContain(name, WebUtility.HtmlDecode(text).Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        }
        Assert.DoesNotContain($"house/{house}", await Text($"/{lang}/service/{discreet}"), StringComparison.Ordinal);
        foreach (var path in new[] { $"service/{discreet}/calendar.ics", "theme/addiction-treatment/calendar.ics", $"follow?service={discreet}", "follow?theme=addiction-treatment" })
            Assert.Equal(HttpStatusCode.NotFound, (await one.Site.Client.GetAsync($"/{lang}/{path}")).StatusCode);
    }

    [Fact]
    public async Task The_screen_of_the_hall_renews_itself_and_turns_the_language()
    {
        using var screen = await one.Site.Client.GetAsync($"/nl/house/{house}/today");
        Assert.Equal($"60; url=/nl/house/{house}/today", screen.Headers.GetValues("Refresh").Single());
        using var turning = await one.Site.Client.GetAsync($"/fr/house/{house}/today?turn=yes");
        Assert.Matches($"^20; url=/(nl|fr)/house/{house}/today\\?turn=yes", turning.Headers.GetValues("Refresh").Single());
        Assert.DoesNotContain("<script", await screen.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", await screen.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_that_visits_cancels_its_own_days_and_nothing_else()
    {
        using var connection = Database.Open();
        var (own, visitor) = connection.QueryFirst<(Guid, Guid)>("""
            select p.id, s.organization_id from directory_permanence p join directory_service s on s.id = p.service_id join directory_location l on l.id = p.location_id
            where p.location_id = @house and not p.discreet and p.removed_at is null and s.organization_id <> l.organization_id and p.service_id not in (@law, @energy, @discreet) order by p.id
            """, new { house, law, energy, discreet });
        var other = connection.QueryFirst<Guid>("select p.id from directory_permanence p join directory_service s on s.id = p.service_id where p.location_id = @house and s.organization_id <> @visitor order by p.id", new { house, visitor });
        using var guest = await Staff.Signed(one.Site, "bezoek@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, visitor));
        await guest.Open($"/nl/house/{house}");
        var link = guest.Page.QuerySelector($"a[href*='{own}/days']")!.GetAttribute("href")!;
        await guest.Open(link);
        await guest.Send("form[action$='handler=Cancel']", new() { ["reason.nl"] = "Vorming" });
        Assert.Contains("Vorming", guest.Words, StringComparison.Ordinal);
        Assert.Null(guest.Page.QuerySelector("form[action$='handler=Add']"));
        Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from directory_permanence_day where permanence_id = @own and cancelled", new { own }));
        foreach (var closed in new[] { $"/nl/edit/house/{house}", $"/nl/edit/house/{house}/permanence/{own}", $"/nl/edit/house/{house}/permanence/{other}/days" })
            Assert.Equal(HttpStatusCode.NotFound, (await guest.Open(closed)).Status);
    }

    [Theory, InlineData("2026-W99"), InlineData("x"), InlineData("1999-W01"), InlineData("2099-W01"), InlineData("2026-W01\n")]
    public async Task A_week_that_nobody_can_look_at_is_not_there(string week) =>
        Assert.Equal(HttpStatusCode.NotFound, (await one.Site.Client.GetAsync($"/nl/house/{house}?week={Uri.EscapeDataString(week)}")).StatusCode);

    [Fact]
    public async Task Calendars_of_house_service_and_theme_are_read_by_others_and_not_sent_twice()
    {
        var (from, to) = (LocalClock.DayOf(DateTime.UtcNow), LocalClock.DayOf(DateTime.UtcNow).AddDays(28));
        var all = await CalendarTests.With("ical.js", await Text($"/nl/house/{house}/calendar.ics"), from, to);
        Assert.True(all.Count > 20);
        var own = await CalendarTests.With("ical.js", await Text($"/fr/service/{law}/calendar.ics"), from, to);
        Assert.InRange(own.Count, 3, 4);
        Assert.All(own, event_ => Assert.Contains(all, other => other.Uid == event_.Uid && other.Start == event_.Start));
        Assert.Contains(await CalendarTests.With("node-ical", await Text("/nl/theme/energy/calendar.ics"), from, to), event_ => event_.Summary.Contains("leverancier", StringComparison.Ordinal));
        using var first = await one.Site.Client.GetAsync($"/nl/house/{house}/calendar.ics");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/nl/house/{house}/calendar.ics") { Headers = { { "If-None-Match", first.Headers.ETag!.ToString() } } };
        Assert.Equal(("text/calendar", HttpStatusCode.NotModified), (first.Content.Headers.ContentType!.MediaType, (await one.Site.Client.SendAsync(again)).StatusCode));
    }

    /// <summary>The form of a new permanence of somebody who is not in the directory.</summary>
    async Task<Guest> New(string title, DayOfWeek day, string opens, string closes, string room, string? discreetly = null)
    {
        await one.Manager.Open($"/nl/edit/house/{house}/permanence?who=else");
        var option = one.Manager.Page.QuerySelectorAll("#room option").First(o => o.TextContent.StartsWith(room, StringComparison.Ordinal)).GetAttribute("value")!;
        var typed = new Dictionary<string, string> { ["title.nl"] = title, ["weekday"] = Enum.GetValues<Weekday>()[((int)day + 6) % 7].ToString(), ["opens"] = opens, ["closes"] = closes, ["room"] = option };
        if (discreetly is not null) (typed["discreet"], typed["neutral.nl"]) = ("true", discreetly);
        return await one.Manager.Send("main form.form", typed);
    }

    [Fact]
    public async Task Who_keeps_the_house_finds_a_service_and_gives_it_a_day()
    {
        await one.Manager.Open($"/nl/edit/house/{house}/permanence?q=woonbegeleiding");
        await one.Manager.Open($"/nl/edit/house/{house}/permanence" + one.Manager.Page.QuerySelector(".lines a")!.GetAttribute("href"));
        await one.Manager.Send("main form.form", new() { ["weekday"] = "We", ["opens"] = "08:00", ["closes"] = "08:45" });
        Assert.EndsWith("done=permanence-kept", one.Manager.At, StringComparison.Ordinal);
        await Shows($"/nl/house/{house}?week={Week(Next(DayOfWeek.Wednesday))}", "8.00–8.45");
        await one.Manager.Open($"/nl/edit/service/{Ids.Of("demo", Kinds.Service, "eerste-onthaal")}/history");
        Assert.Contains("Permanenties", one.Manager.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_that_is_taken_is_refused_with_who_is_there_and_what_was_typed_stays()
    {
        await New("Te veel", DayOfWeek.Monday, "12:00", "14:00", "Lokaal Golf");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Manager.Status);
        Assert.Contains("zit daar Jobcoach en sollicitatieatelier", one.Manager.Words, StringComparison.Ordinal);
        Assert.Equal("Te veel", one.Manager.Page.QuerySelector("[name='title.nl']")!.GetAttribute("value"));
        Assert.NotNull(one.Manager.Page.QuerySelector("input[name=weekday][value=Mo][checked]"));
        await New("Te laat", DayOfWeek.Monday, "16:00", "15:00", "Lokaal Golf");
        Assert.Contains("Het einde moet na het begin komen", one.Manager.Words, StringComparison.Ordinal);
        await one.Manager.Send("main form.form", new() { ["opens"] = "acht" });
        Assert.NotNull(one.Manager.Page.QuerySelector("#opens[aria-invalid]"));
    }

    [Fact]
    public async Task Two_who_change_the_same_permanence_at_once_both_keep_what_they_typed()
    {
        await New("Twee tegelijk", DayOfWeek.Saturday, "09:00", "10:00", "Grote zaal");
        var link = one.Manager.Page.QuerySelectorAll(".row").First(row => row.TextContent.Contains("Twee tegelijk", StringComparison.Ordinal)).QuerySelectorAll("a").First(a => !a.GetAttribute("href")!.EndsWith("/days", StringComparison.Ordinal)).GetAttribute("href")!;
        using var other = await Staff.Signed(one.Site, "mo@voorbeeld.be", Role.DirectoryManager, Scope.Region);
        await other.Open(link);
        await one.Manager.Open(link);
        await one.Manager.Send("main form.form", new() { ["title.nl"] = "De eerste" });
        await other.Send("main form.form", new() { ["title.nl"] = "De tweede" });
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("De eerste", other.Words, StringComparison.Ordinal);
        Assert.Equal("De tweede", other.Page.QuerySelector("[name='title.nl']")!.GetAttribute("value"));
        await other.Send("main form.form");
        Assert.EndsWith("done=permanence-kept", other.At, StringComparison.Ordinal);
        await other.Open(link);
        await other.Send("form[action='?handler=Remove']");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open(link)).Status);
    }

    [Fact]
    public async Task Who_follows_says_yes_over_a_link_hears_of_a_cancelled_day_and_stops_with_one_click()
    {
        const string reader = "volger@voorbeeld.be";
        using var guest = new Guest(one.Site.Address);
        await guest.Open($"/fr/follow?service={energy}");
        await guest.Send("main form", new() { ["email"] = "Volger@Voorbeeld.be" });
        var answer = guest.Words;
        var link = Staff.LinkTo(Database, reader);
        await guest.Open($"/fr/follow?service={energy}");
        await guest.Send("main form", new() { ["email"] = reader }); // again: no second letter, and the same answer
        Assert.Equal((answer, 1), (guest.Words, Letters(reader)));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            using (await one.Site.Client.SendAsync(new(method, link))) { }
        Assert.Equal((1, 0), (Follows(reader), Follows(reader, "confirmed_at is not null"))); // who only opens it, says nothing
        await guest.Open(link);
        await guest.Send("main form");
        Assert.Equal(1, Follows(reader, "confirmed_at is not null"));

        var tuesday = Next(DayOfWeek.Tuesday).AddDays(14);
        await one.Manager.Open($"/nl/edit/house/{house}/permanence/{Ids.Of("demo", "permanence", "sociaal-huis/energie")}/days");
        await one.Manager.Send("#stretch ~ form", new() { ["day"] = Box(tuesday), ["until"] = Box(tuesday), ["reason.fr"] = "Malade" });
        Assert.EndsWith("done=permanence-off", one.Manager.At, StringComparison.Ordinal);
        Assert.Equal(2, Letters(reader));
        Assert.Contains("Malade", Staff.LetterTo(Database, reader), StringComparison.Ordinal);
        await Shows($"/fr/house/{house}?week={Week(tuesday)}", "Malade");
        Assert.DoesNotContain(await CalendarTests.With("ical.js", await Text($"/nl/service/{energy}/calendar.ics"), tuesday, tuesday.AddDays(1)), event_ => event_.Status == "CONFIRMED");

        await one.Manager.Send("form[action='?handler=Restore']:has(input[value='" + Box(tuesday) + "'])");
        Assert.Equal(3, Letters(reader));
        string stop;
        using (var connection = Database.Open()) stop = new Uri(connection.QueryFirst<string>("select unsubscribe from mail where address = @reader and unsubscribe is not null", new { reader })).PathAndQuery;
        using var click = await one.Site.Client.PostAsync(stop, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")])); // no cookie, no form
        Assert.Equal((HttpStatusCode.OK, 0), (click.StatusCode, Follows(reader)));
        Assert.Contains("arrêté", (await guest.Open(stop)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Open(link[..^1] + (link[^1] == 'a' ? 'b' : 'a'))).Status); // made up
    }

    int Letters(string address)
    {
        using var connection = Database.Open();
        return connection.ExecuteScalar<int>("select count(*) from mail where address = @address", new { address });
    }

    int Follows(string email, string only = "1 = 1")
    {
        using var connection = Database.Open();
        return connection.ExecuteScalar<int>($"select count(*) from directory_follow where email = @email and {only}", new { email });
    }

    [Fact]
    public async Task A_day_is_added_at_other_hours_and_a_room_in_use_stays()
    {
        await New("Met een dag meer", DayOfWeek.Sunday, "09:00", "10:00", "Grote zaal", discreetly: "Overleg");
        await one.Manager.Open(one.Manager.Page.QuerySelectorAll(".row").First(row => row.TextContent.Contains("Met een dag meer", StringComparison.Ordinal)).QuerySelector("a[href$='/days']")!.GetAttribute("href")!);
        var saturday = Next(DayOfWeek.Saturday);
        await one.Manager.Send("form[action='?handler=Add']", new() { ["day"] = Box(saturday), ["opens"] = "20:15", ["closes"] = "21:45" });
        Assert.EndsWith("done=permanence-added", one.Manager.At, StringComparison.Ordinal);
        await Shows($"/nl/house/{house}?week={Week(saturday)}", "20.15–21.45");
        var week = await Text($"/nl/house/{house}?week={Week(saturday)}");
        Assert.Contains("Overleg", week, StringComparison.Ordinal);
        Assert.DoesNotContain("Met een dag meer", week, StringComparison.Ordinal);
        await one.Manager.Open($"/nl/edit/house/{house}");
        var room = one.Manager.Page.QuerySelectorAll("details").First(details => details.TextContent.Contains("Grote zaal", StringComparison.Ordinal)).QuerySelector("form[action='?handler=Gone'] [name=room]")!.GetAttribute("value");
        await one.Manager.Send($"form[action='?handler=Gone']:has(input[value='{room}'])");
        Assert.Contains("In dit lokaal zijn nog permanenties", one.Manager.Words, StringComparison.Ordinal);
        await one.Manager.Send("form[action='?handler=Room']:has(#name-nl)", new() { ["name.fr"] = "Mansarde" });
        Assert.Contains("Mansarde", one.Manager.Words, StringComparison.Ordinal);
        await one.Manager.Send("form[action='?handler=Room']:has(#name-nl)");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Manager.Status);
    }

    [Fact]
    public async Task Editors_of_the_house_keep_it_and_those_of_a_visitor_do_not()
    {
        using var own = await Staff.Signed(one.Site, "bo@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Ids.Of("demo", Kinds.Organization, "ocmw")));
        using var visiting = await Staff.Signed(one.Site, "li@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Ids.Of("demo", Kinds.Organization, "rechtswinkel")));
        Assert.Equal(HttpStatusCode.OK, (await own.Open($"/fr/edit/house/{house}")).Status);
        Assert.Contains("Parler de sa consommation", own.Words, StringComparison.Ordinal); // who keeps the house knows who comes
        foreach (var path in new[] { "", "/permanence", $"/permanence/{Ids.Of("demo", "permanence", "sociaal-huis/energie")}/days" })
            Assert.Equal(HttpStatusCode.NotFound, (await visiting.Open($"/nl/edit/house/{house}{path}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await own.Open($"/nl/edit/house/{Ids.Of("demo", Kinds.Location, "vluchthuis")}")).Status);
    }
}
