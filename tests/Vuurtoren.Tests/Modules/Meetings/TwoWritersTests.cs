using System.Net;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Tasks;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Two write minutes at once, without script.</summary>
public sealed class TwoWritersTests(ManagedDemo one) : MeetingRooms(one), IClassFixture<ManagedDemo>
{
    async Task<(Meeting Meeting, Attendee Vera, string Desk)> Planned(string name)
    {
        var (meeting, vera) = await Kept(name, 0);
        await using var db = One.Database.Context();
        db.Add(MeetingTests.Point(await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id), []));
        await db.SaveChangesAsync();
        return (meeting, vera, $"/nl/edit/meeting/{meeting.Id}/minutes");
    }

    [Fact]
    public async Task Who_and_what_for_a_task_is_not_wiped_by_who_had_an_older_page()
    {
        var (meeting, _, desk) = await Planned("Twee en een taak");
        using var an = await Coordinator("an-twee@voorbeeld.be");
        using var bo = await Coordinator("bo-twee@voorbeeld.be");
        await an.Open(desk);
        await an.Send("form[data-write]", new() { ["text"] = "> zaal vragen" });
        var line = an.Page.QuerySelector("[data-line] a[href*='?line=']")!.GetAttribute("href")!;
        await an.Open(line);
        await bo.Open(line);
        await an.Send("form[data-editing]", new() { ["owner"] = "Vera Verzonnen", ["material"] = "de sleutel" });

        await bo.Send("form[data-editing]", new() { ["text"] = "zaal vragen en betalen" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bo.Status);
        Assert.Contains("Iemand anders veranderde deze regel intussen", bo.Words, StringComparison.Ordinal);
        Assert.Equal("zaal vragen en betalen", bo.Page.QuerySelector("form[data-editing] textarea")!.TextContent);
        await bo.Send("form[data-editing]"); // looked, and saved again
        await using var look = One.Database.Context();
        var task = await look.Set<MeetingTask>().SingleAsync(t => t.MeetingId == meeting.Id);
        Assert.Equal(("zaal vragen en betalen", "Vera Verzonnen", "de sleutel"), (task.What, task.Owner, task.Material));
    }

    [Fact]
    public async Task Other_words_for_a_decision_stand_beside_it_with_their_own_counts()
    {
        var (meeting, vera, desk) = await Planned("Twee en een beslissing");
        using var an = await Coordinator("an-twee2@voorbeeld.be");
        using var bo = await Coordinator("bo-twee2@voorbeeld.be");
        await an.Open(desk);
        await an.Send("form[data-presence]", new() { ["here"] = vera.Id.ToString() });
        await an.Send("form[data-write]", new() { ["text"] = "! Het budget gaat naar het winterfonds" });
        var line = an.Page.QuerySelector("[data-line] a[href*='?line=']")!.GetAttribute("href")!;
        await an.Open(line);
        await bo.Open(line);
        await an.Send("form[data-editing]", new() { ["text"] = "Het budget van 500 euro gaat naar het winterfonds", ["consensus"] = "true" });
        await bo.Send("form[data-editing]", new() { ["text"] = "Het budget gaat NIET naar het winterfonds", ["inFavour"] = "0", ["against"] = "1" });

        await using var look = One.Database.Context();
        var lines = await look.Set<Line>().Where(l => l.MeetingId == meeting.Id).OrderBy(l => l.Place).ToListAsync();
        Assert.Equal([Agreed.Consensus, Agreed.Counts], lines.Select(l => l.Agreed));
        Assert.Equal((null, 1, lines[0].Id), (lines[0].Against, lines[1].Against, lines[1].Beside));
    }

    [Fact]
    public async Task Who_walked_in_on_one_page_stays_there_when_the_ticks_of_an_older_page_are_kept()
    {
        var (meeting, vera, desk) = await Planned("Twee en een gast");
        using var an = await Coordinator("an-twee3@voorbeeld.be");
        using var bo = await Coordinator("bo-twee3@voorbeeld.be");
        await an.Open(desk);
        await bo.Open(desk);
        await bo.Send("form[data-walk-in]", new() { ["name"] = "Lina Bedacht", ["from"] = "Wijkagent" });
        await an.Send("form[data-presence]", new() { ["here"] = vera.Id.ToString() });
        await using var look = One.Database.Context();
        Assert.Equal([true, true], await look.Set<Attendee>().Where(a => a.MeetingId == meeting.Id && (a.Id == vera.Id || a.WalkedIn)).Select(a => a.Present == true).ToListAsync());
    }
}
