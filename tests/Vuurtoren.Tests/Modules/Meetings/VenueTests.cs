using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Permanences;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>At which member one meets.</summary>
public sealed class VenueTests(ManagedDemo one) : MeetingRooms(one), IClassFixture<ManagedDemo>
{
    static Venue Of(string words, int seats, bool accessible, int? monthsAgo) => new(new(Guid.CreateVersion7(), Guid.CreateVersion7(), words, seats, accessible), monthsAgo is { } ago ? Today.AddMonths(-ago) : null);

    [Fact]
    public void What_everybody_can_enter_comes_first_then_who_never_received_or_longest_ago()
    {
        Venue[] all = [Of("Trap", 50, false, null), Of("Vorige maand", 50, true, 1), Of("Vorig jaar", 50, true, 12), Of("Nooit", 50, true, null), Of("Te klein", 10, true, null)];
        Assert.Equal(["Nooit", "Vorig jaar", "Vorige maand", "Trap"], Venues.InTurn(all, 20).Select(venue => venue.Room.Words));
    }

    [Fact]
    public void Of_one_place_the_smallest_room_that_fits_is_proposed()
    {
        var house = Guid.CreateVersion7();
        Venue[] all = [new(new(Guid.CreateVersion7(), house, "Groot", 90, true), null), new(new(Guid.CreateVersion7(), house, "Middel", 30, true), null), new(new(Guid.CreateVersion7(), house, "Klein", 8, true), null)];
        Assert.Equal(["Middel"], Venues.InTurn(all, 20).Select(venue => venue.Room.Words));
    }

    [Fact]
    public async Task A_proposed_room_becomes_the_place_and_is_remembered_and_who_was_invited_hears_it()
    {
        var (meeting, vera) = await Kept("Waar vergaderen we");
        await using (var db = One.Database.Context())
        {
            var kept = await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id);
            kept.Change(null, kept.Title, kept.Purpose, new(kept.Day, kept.Begins, kept.Ends, kept.Informal, null), null, false, false, DateTime.UtcNow);
            await db.SaveChangesAsync();
        }
        using var cas = await Coordinator("cas-plaats@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}");
        var first = cas.Page.QuerySelector("section[aria-labelledby=venue] .row")!;
        Assert.Contains("toegankelijk met een rolstoel", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("ontving nog nooit", first.TextContent, StringComparison.Ordinal);
        var words = first.QuerySelector("h3")!.TextContent;
        await cas.Send("form[action$='handler=Place']");
        Assert.Contains(words, cas.Words, StringComparison.Ordinal);
        Assert.Null(cas.Page.QuerySelector("section[aria-labelledby=venue]"));
        Assert.Equal(1, Mails("Modifié%", vera.Email!));
        await using var after = One.Database.Context();
        var held = await after.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id);
        Assert.Equal((words, true), (held.Place, held.LocationId is not null));

        // Who received it stands behind those who never did; other words for the place are no place of the directory.
        await cas.Open("/nl/edit/meeting/new/about");
        Assert.DoesNotContain(words, cas.Page.QuerySelector("section[aria-labelledby=venue] .row h3")!.TextContent, StringComparison.Ordinal);
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/about");
        await cas.Send("main form", new() { ["chair"] = "Cas" });
        Assert.NotNull(await Location(meeting.Id));
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/about");
        await cas.Send("main form", new() { ["place"] = "In het park" });
        Assert.Null(await Location(meeting.Id));
    }

    async Task<Guid?> Location(Guid meeting)
    {
        await using var db = One.Database.Context();
        return (await db.Set<Meeting>().SingleAsync(m => m.Id == meeting)).LocationId;
    }

    [Fact]
    public async Task While_planning_a_room_fills_in_the_place_and_what_was_typed_stays()
    {
        using var cas = await Coordinator("cas-nieuw@voorbeeld.be");
        await cas.Open("/nl/edit/meeting/new/about");
        var (room, words) = (cas.Page.QuerySelector("button[name=room]")!.GetAttribute("value")!, cas.Page.QuerySelector("section[aria-labelledby=venue] h3")!.TextContent);
        var secret = cas.Page.QuerySelector("#plan input[name=_form]")!.GetAttribute("value")!;
        using var answer = await cas.Post("/nl/edit/meeting/new/about?handler=Room", new() { ["_form"] = secret, ["room"] = room, ["title.nl"] = "Half getypt", ["day"] = "", ["begins"] = "14:00" });
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("value=\"Half getypt\"", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{words}\"", page, StringComparison.Ordinal);
        await using var db = One.Database.Context();
        Assert.DoesNotContain(await db.Set<Meeting>().ToListAsync(), m => m.Title["nl"] == "Half getypt");
    }

    [Fact]
    public async Task A_secret_place_is_never_proposed()
    {
        await using var db = One.Database.Context();
        var (organization, refuge) = (Ids.Of("demo", Kinds.Organization, "veilige-oever"), Ids.Of("demo", Kinds.Location, "vluchthuis"));
        Assert.True((await db.Set<Location>().SingleAsync(l => l.Id == refuge)).Confidential);
        db.Add(Room.Of(Guid.CreateVersion7(), refuge, LocalText.From("nl", "Geheime zaal"), null, false, 1, 400));
        db.Add(Member.Begin(coordination, organization, Way.Open, Today));
        await db.SaveChangesAsync();
        using var cas = await Coordinator("cas-geheim@voorbeeld.be");
        await cas.Open("/nl/edit/meeting/new/about");
        Assert.NotNull(cas.Page.QuerySelector("section[aria-labelledby=venue] h3"));
        Assert.DoesNotContain("Geheime zaal", cas.Words, StringComparison.Ordinal);
    }
}
