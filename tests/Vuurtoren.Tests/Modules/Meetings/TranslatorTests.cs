using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>A machine that translates, where who runs the server wants one.</summary>
public sealed class TranslatorTests : IAsyncLifetime
{
    readonly WebApplication machine;
    readonly List<string> asked = [];
    bool broken;

    public TranslatorTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        machine = builder.Build();
        machine.Run(async http =>
        {
            using var json = await JsonDocument.ParseAsync(http.Request.Body);
            var texts = json.RootElement.GetProperty("q").EnumerateArray().Select(text => text.GetString()!).ToList();
            lock (asked) asked.AddRange(texts);
            if (broken) http.Response.StatusCode = 503;
            else await http.Response.WriteAsJsonAsync(new { translatedText = texts.Select(text => $"{json.RootElement.GetProperty("target").GetString()}({text})") });
        });
    }

    public Task InitializeAsync() => machine.StartAsync();

    public async Task DisposeAsync() => await machine.DisposeAsync();

    string Url => machine.Urls.First() + "/translate";

    [Fact]
    public async Task What_is_asked_comes_back_in_order_and_a_machine_that_is_away_is_said()
    {
        var translator = Translator.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Translation:Url", Url)]).Build())!;
        Assert.Equal(["fr(een)", "fr(twee)"], await translator.Translate(["een", "twee"], "nl", "fr", default));
        broken = true;
        Assert.Equal("translate.failed", (await Assert.ThrowsAsync<RuleBroken>(() => translator.Translate(["een"], "nl", "fr", default))).Message);
        Assert.All(["", "ftp://x", "geen adres"], odd => Assert.Null(Translator.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Translation:Url", odd)]).Build())));
    }

    [Fact]
    public async Task Decisions_and_tasks_are_translated_as_made_by_a_machine_and_what_was_said_in_an_intervision_stays_here()
    {
        var coordination = Ids.Of("demo", "coordination", "bakenvoorde");
        await using var site = await Site.Start(demo: true, prepare: Staff.MayTryOften, environment: new() { ["Translation__Url"] = Url });
        using var cas = await Staff.Signed(site, "cas@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination));
        var now = DateTime.UtcNow;
        var meeting = Meeting.Plan(coordination, null, LocalText.From("nl", "Vertalen"), Purpose.Exchange, new(DateOnly.FromDateTime(now).AddDays(1), 840, 930, 0, null), null, now);
        await using (var db = Staff.DatabaseOf(site).Context())
        {
            var items = new List<Item>();
            var (open, inside) = (MeetingTests.Point(meeting, items), MeetingTests.Point(meeting, items, ItemKind.Intervision, "Binnen"));
            db.Add(meeting);
            db.AddRange(items);
            db.AddRange(new[] { (open, "We doen het"), (inside, "Wij zwijgen") }.Select(one => Line.Of(meeting, one.Item1, Guid.CreateVersion7(), 1, LineKind.Decision, one.Item2, "nl", "Cas", now)));
            await db.SaveChangesAsync();
        }
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/close");
        await cas.Send("main form", null, "[formaction$='handler=Translate']");
        Assert.Equal(HttpStatusCode.OK, cas.Status);
        Assert.Equal(["We doen het"], asked);
        await using var look = Staff.DatabaseOf(site).Context();
        var line = await look.Set<Line>().SingleAsync(l => l.Text == "We doen het");
        Assert.Equal(("fr(We doen het)", "fr", true, false), (line.Translation, line.TranslationLang, line.ByMachine, line.TranslationIsOld));
        Assert.Null((await look.Set<Line>().SingleAsync(l => l.Text == "Wij zwijgen")).Translation);
    }
}
