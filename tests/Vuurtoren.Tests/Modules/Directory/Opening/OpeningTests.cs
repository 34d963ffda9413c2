using System.Globalization;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;
using static Vuurtoren.Tests.Modules.Directory.Opening.Desk;

namespace Vuurtoren.Tests.Modules.Directory.Opening;

/// <summary>Whether someone stands before a closed door. 24 November 2026 is a Tuesday.</summary>
public sealed class OpeningTests
{
    [Fact]
    public void At_the_desk_hours_it_is_open_until_they_end()
    {
        var state = At(Keeps(desk), "2026-11-24 13:00");
        Assert.Equal((OpenKind.Open, On("2026-11-24 16:30"), true), (state.Kind, state.Until, state.Now));
        Assert.Equal(On("2026-11-24 16:30"), state.ChangesAt);
    }

    [Fact]
    public void In_the_lunch_break_it_opens_later_today()
    {
        var state = At(Keeps(desk), "2026-11-24 12:00");
        Assert.Equal((OpenKind.OpensLater, On("2026-11-24 13:00"), false), (state.Kind, state.Next, state.Now));
    }

    [Fact]
    public void After_hours_it_says_when_it_opens_next() =>
        Assert.Equal((OpenKind.ClosedToday, On("2026-11-26 09:00")), (At(Keeps(desk), "2026-11-24 16:30").Kind, At(Keeps(desk), "2026-11-25 10:00").Next));

    [Theory]
    [InlineData(ServiceStatus.TemporarilyClosed)]
    [InlineData(ServiceStatus.Inactive)]
    [InlineData(ServiceStatus.Defunct)]
    public void A_closed_service_never_looks_open(ServiceStatus status) =>
        Assert.Equal((OpenKind.Closed, false), At(Keeps(desk) with { Status = status }, "2026-11-24 10:00") is var state ? (state.Kind, state.Now) : default);

    [Fact]
    public void A_message_that_it_is_closed_closes_it_until_its_last_day()
    {
        var hours = Keeps(desk) with { Messages = [new(MessageKind.Closed, words, new(2026, 11, 20), new(2026, 11, 26))] };
        var state = At(hours, "2026-11-24 10:00");
        Assert.Equal((OpenKind.Closed, "message", On("2026-11-26 00:00"), On("2026-11-30 09:00")), (state.Kind, state.Reason, state.Until, state.Next));
        Assert.Equal(OpenKind.Open, At(hours, "2026-11-30 10:00").Kind);
    }

    [Theory]
    [InlineData(MessageKind.OtherHours, "other-hours")]
    [InlineData(MessageKind.Moved, "moved")]
    [InlineData(MessageKind.Full, "full")]
    public void Other_hours_a_removal_or_no_room_means_call_first(MessageKind kind, string reason)
    {
        var state = At(Keeps(desk) with { Messages = [new(kind, words, new(2026, 11, 24), new(2026, 11, 24))] }, "2026-11-24 10:00");
        Assert.Equal((OpenKind.CallFirst, reason), (state.Kind, state.Reason));
    }

    [Fact]
    public void News_changes_nothing() =>
        Assert.Equal(OpenKind.Open, At(Keeps(desk) with { Messages = [new(MessageKind.News, words, new(2026, 11, 24), new(2026, 11, 24))] }, "2026-11-24 10:00").Kind);

    [Fact]
    public void Hours_read_by_a_machine_never_count_as_open()
    {
        var state = At(Keeps(desk with { ReadByMachine = true }), "2026-11-24 10:00");
        Assert.Equal((OpenKind.CallFirst, "machine", false), (state.Kind, state.Reason, state.Now));
    }

    [Fact]
    public void Hours_that_a_machine_read_leave_those_of_a_person_as_they_are()
    {
        var hours = Keeps(desk, new Schedule { Week = [new(Weekday.We, 540, 720)], ReadByMachine = true, SchoolHolidays = HolidayRule.Open });
        Assert.Equal(OpenKind.Open, At(hours, "2026-11-24 10:00").Kind);
        Assert.Equal((OpenKind.CallFirst, "machine"), At(hours, "2026-11-25 10:00") is var state ? (state.Kind, state.Reason) : default);
    }

    [Fact]
    public void A_text_whose_hours_nobody_read_makes_everything_unsure() =>
        Assert.Equal((OpenKind.CallFirst, "machine"), At(Keeps(desk, new Schedule { OriginalText = words }), "2026-11-24 10:00") is var state ? (state.Kind, state.Reason) : default);

    [Fact]
    public void Hours_that_nobody_checked_for_a_year_mean_call_first()
    {
        var term = HoursTerm.Default;
        var checkedOn = new DateOnly(2025, 11, 24);
        Assert.Equal(OpenKind.Open, At(Keeps(desk) with { CheckedUntil = term.Until(checkedOn) }, "2026-11-24 10:00").Kind);
        Assert.Equal((OpenKind.CallFirst, "expired"), At(Keeps(desk) with { CheckedUntil = term.Until(checkedOn.AddDays(-1)) }, "2026-11-24 10:00") is var state ? (state.Kind, state.Reason) : default);
        Assert.Equal("unchecked", At(Keeps(desk) with { CheckedUntil = null }, "2026-11-24 10:00").Reason);
    }

    [Fact]
    public void An_import_is_no_check_by_a_person_unless_its_source_is_trusted()
    {
        var service = SmallService(source: "feed", verified: new(2026, 10, 1), how: "import", date: new(2026, 11, 1));
        Assert.Null(HoursTerm.Default.CheckedOn(service));
        Assert.Equal(new DateOnly(2026, 11, 1), new HoursTerm(12, ["feed"]).CheckedOn(service));
        Assert.Equal(new DateOnly(2026, 10, 1), HoursTerm.Default.CheckedOn(null, service, SmallService("feed", new(2026, 10, 1), "called", null)));
    }

    [Fact]
    public void A_check_of_the_service_does_not_vouch_for_hours_that_came_in_with_its_place_later()
    {
        var service = SmallService("feed", new(2026, 10, 1), "called", null);
        Assert.Equal(new DateOnly(2026, 10, 1), HoursTerm.Default.CheckedHoursOn(service, new Location { Id = Guid.Empty, SourceDate = new(2026, 9, 1) }));
        Assert.Null(HoursTerm.Default.CheckedHoursOn(service, new Location { Id = Guid.Empty, SourceDate = new(2026, 11, 1) }));
    }

    static Service SmallService(string source, DateTime? verified, string how, DateOnly? date) =>
        new() { Id = Guid.Empty, Name = words, Source = source, VerifiedAt = verified, VerifiedHow = how, SourceDate = date };

    [Fact]
    public void What_its_source_no_longer_has_is_not_sure() =>
        Assert.Equal("withdrawn", At(Keeps(desk) with { Withdrawn = true }, "2026-11-24 10:00").Reason);

    [Fact]
    public void Without_hours_one_calls_first() => Assert.Equal((OpenKind.CallFirst, "no-hours"), At(Keeps(), "2026-11-24 10:00") is var state ? (state.Kind, state.Reason) : default);
}
