using System.Net;
using Dapper;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Walks;

/// <summary>A morning from door to door: planned, joined, changed, and who came.</summary>
public sealed class WalkPagesTests : IAsyncLifetime
{
    static readonly string day = DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", null);
    Site site = null!;
    Guest coordinator = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Start(demo: true, prepare: Staff.MayTryOften);
        coordinator = await Staff.Signed(site, "cor@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Ids.Of("demo", "coordination", "bakenvoorde")));
    }

    public async Task DisposeAsync()
    {
        coordinator.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task It_is_planned_published_joined_without_an_account_changed_and_noted_who_came()
    {
        var database = Staff.DatabaseOf(site);
        using var connection = database.Open();
        var names = connection.Query<string>("select name from directory_organization where visibility = 'Public' and parked is null order by id limit 4").Select(json => Json.Read<LocalText>(json).In("nl").Text).ToList();

        await coordinator.Open("/nl/edit/walk/new");
        await coordinator.Send("form[action$='handler=Keep']", new() { ["title.nl"] = "Langs de deuren", ["day"] = day, ["begins"] = "09:30" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // where does one meet?
        Assert.Equal("Langs de deuren", coordinator.Page.QuerySelector("[name='title.nl']")!.GetAttribute("value"));
        await coordinator.Send("form[action$='handler=Keep']", new() { ["meet"] = "Plein 1" });
        var walk = coordinator.At.Split('?')[0].Split('/')[^1];
        await coordinator.Send("form[action$='handler=Publish']", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // three doors at least
        foreach (var name in names)
        {
            await coordinator.Open($"/nl/edit/walk/{walk}");
            await coordinator.Send("form[action$='handler=Add']", new() { ["organization"] = name, ["host"] = "Aan de balie", ["minutes"] = "20" });
            Assert.True(coordinator.At.EndsWith("done=walk-kept", StringComparison.Ordinal), $"{name}: {coordinator.Words}");
        }
        using var guest = new Guest(site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Open($"/fr/walk/{walk}")).Status); // not before it is published
        await coordinator.Send("form[action$='handler=Shortest']", []);
        await coordinator.Send("form[action$='handler=Publish']", []);

        Assert.Contains(walk, (await guest.Open("/fr/walks")).Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        await guest.Open($"/fr/walk/{walk}");
        Assert.Equal(4, guest.Page.QuerySelectorAll("main ol > li").Length);
        Assert.Contains("9:30", guest.Words, StringComparison.Ordinal);
        await guest.Send("form.form", new() { ["name"] = "Wim Verzonnen", ["organization"] = "De Proef", ["email"] = "wim@voorbeeld.be" });
        await guest.Open($"/fr/walk/{walk}");
        await guest.Send("form.form", new() { ["name"] = "Wim Verzonnen", ["email"] = "wim@voorbeeld.be" }); // twice is once
        Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from mail where address = 'wim@voorbeeld.be'"));
        using var calendar = await guest.Fetch($"/fr/walk/{walk}/calendar.ics");
        Assert.Contains($"DTSTART;TZID=Europe/Brussels:{day.Replace("-", "", StringComparison.Ordinal)}T093000", await calendar.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await coordinator.Open($"/nl/edit/walk/{walk}");
        await coordinator.Send("form[action$='handler=Keep']", new() { ["begins"] = "10:00" });
        Assert.Equal(2, connection.ExecuteScalar<long>("select count(*) from mail where address = 'wim@voorbeeld.be'"));
        await coordinator.Send("form[action$='handler=Came']", new() { ["name"] = "Ook Verzonnen" });
        Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from directory_walk_guest where came = @yes", new { yes = true }));

        var leave = new Uri(Staff.LetterTo(database, "wim@voorbeeld.be").Split((char[])['\n', ' ']).First(word => word.Contains("/walk/leave/", StringComparison.Ordinal)).Trim()).PathAndQuery;
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Open(leave[..^1] + (leave[^1] == 'a' ? "b" : "a"))).Status);
        await guest.Open(leave);
        await guest.Send("main form", []);
        Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from directory_walk_guest where left_at is not null"));

        using var elsewhere = await Staff.Signed(site, "els@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Open($"/nl/edit/walk/{walk}")).Status);
        await coordinator.Open($"/nl/edit/walk/{walk}");
        await coordinator.Send("form[action$='handler=Cancel']", []);
        Assert.Equal(2, connection.ExecuteScalar<long>("select count(*) from mail where address = 'wim@voorbeeld.be'")); // who left hears nothing more
    }
}
