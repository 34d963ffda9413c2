using System.Net;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Hours;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>The hours that meetings take.</summary>
public sealed partial class MinutesPagesTests
{
    [Fact]
    public async Task Hours_are_for_who_coordinates_until_the_total_is_let_out_and_count_by_organisation()
    {
        var (meeting, _) = await Kept("Uren", 0);
        var organization = Ids.Of("demo", "organization", "vleugelslag");
        Guid attendee;
        await using (var db = One.Database.Context())
        {
            var mine = await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id);
            var wim = Attendee.Of(mine, null, organization, "Wim Verzonnen", "wim@voorbeeld.be", "nl");
            db.Add(wim);
            attendee = wim.Id;
            mine.Close([Today.Year * 1000 + 60], DateTime.UtcNow);
            db.Add(MinutesVersion.Of(mine, Report.Of(mine, [], [], [], new Dictionary<Guid, MeetingTask>(), new Dictionary<Guid, LocalText>()), 0, null, null, DateTime.UtcNow));
            await db.SaveChangesAsync();
        }
        using var member = new Guest(One.Site.Address);
        await member.Open($"/nl/minutes/{ReportLinks.Reader(One.Database.Secret, attendee)}");
        await member.Send("form[action$='handler=Hours']", new() { ["put"] = "veel" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, member.Status);
        await member.Send("form[action$='handler=Hours']", new() { ["put"] = "7,5" });
        await member.Send("form[action$='handler=Hours']", new() { ["put"] = "8,25" }); // the last one counts
        using var cas = await Coordinator("cas7@voorbeeld.be");
        await cas.Open($"/nl/edit/coordination/{coordination}/hours?year={Today.Year}");
        Assert.Contains("8,25", cas.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Wim", cas.Words, StringComparison.Ordinal);
        await member.Open($"/nl/coordination/{coordination}/decisions");
        Assert.DoesNotContain("uur aan vergaderingen", member.Words, StringComparison.Ordinal);
        await cas.Send("form:has([formaction$='handler=Show'])", null, "[formaction$='handler=Show']");
        await member.Open($"/nl/coordination/{coordination}/decisions");
        Assert.Contains("uur aan vergaderingen", member.Words, StringComparison.Ordinal);
        await cas.Send("form:has([formaction$='handler=Hide'])", null, "[formaction$='handler=Hide']");
        await member.Open($"/nl/coordination/{coordination}/decisions");
        Assert.DoesNotContain("uur aan vergaderingen", member.Words, StringComparison.Ordinal);
    }

    [Theory, InlineData("1,5", 90), InlineData("1.5", 90), InlineData("1:30", 90), InlineData(" 0 ", 0), InlineData("", null)]
    public void Hours_are_read_as_people_write_them(string typed, int? minutes) => Assert.Equal(minutes, MeetingHours.Minutes(typed));

    [Theory, InlineData("veel"), InlineData("-1"), InlineData("1:75"), InlineData("9999")]
    public void What_is_no_number_of_hours_is_refused(string typed) => Assert.Equal("hours.wrong", Assert.Throws<Vuurtoren.Platform.RuleBroken>(() => MeetingHours.Minutes(typed)).Message);
}
