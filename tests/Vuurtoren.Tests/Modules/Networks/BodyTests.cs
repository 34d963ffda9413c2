using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Bodies and who sits in them.</summary>
public sealed class BodyTests
{
    static readonly DateOnly today = new(2026, 11, 29);

    internal static BodyWords Words(string name = "Stuurgroep", string? theme = null, string? activity = null, Share parity = Share.None, Share quorum = Share.None, int? seats = null, int proxies = 1) =>
        new(LocalText.NlFr(name, name), null, theme, LocalText.From("nl", activity), seats, parity, quorum, proxies);

    internal static Body Steering(Share parity = Share.None, Share quorum = Share.None, int? seats = null, int proxies = 1) => Body.Begin(Guid.CreateVersion7(), BodyKind.Steering, Words(parity: parity, quorum: quorum, seats: seats, proxies: proxies), today.AddYears(-4));

    internal static Mandate Seat(Body body, string name = "Iemand Verzonnen", BodyRole role = BodyRole.Member, SeatSide side = SeatSide.Association, int? years = 2, DateOnly? from = null, string? function = "jeugdwerker", string? theme = null, bool agreed = false, Guid? organization = null) =>
        Mandate.Begin(body, new(organization, null, name, null, function, "nl"), role, SeatWay.Elected, side, theme, years, from ?? today, agreed);

    [Theory]
    [InlineData(Share.None, 7, 0), InlineData(Share.Half, 7, 4), InlineData(Share.Half, 8, 4), InlineData(Share.MoreThanHalf, 8, 5), InlineData(Share.MoreThanHalf, 7, 4)]
    [InlineData(Share.TwoThirds, 3, 2), InlineData(Share.TwoThirds, 7, 5), InlineData(Share.Third, 7, 3), InlineData(Share.Third, 9, 3)]
    public void A_share_is_reached_by_whole_people(Share share, int whole, int least)
    {
        Assert.Equal(least, share.Least(whole));
        Assert.True(share.IsMet(least, whole));
        if (least > 0) Assert.False(share.IsMet(least - 1, whole));
    }

    [Theory, InlineData("housing", null, null), InlineData(null, "Buurtfeest", null), InlineData(null, null, "bodies.purpose"), InlineData("housing", "Buurtfeest", "bodies.purpose"), InlineData("unknown", null, "bodies.purpose")]
    public void A_working_group_has_a_theme_or_one_activity(string? theme, string? activity, string? refusal)
    {
        Assert.Equal(refusal, Refused(() => Body.Begin(Guid.CreateVersion7(), BodyKind.WorkingGroup, Words("Werkgroep", theme, activity), today)));
    }

    [Fact]
    public void What_ended_stays_and_takes_nobody_any_more()
    {
        var body = Steering();
        body.End(today);
        Assert.Equal(today, body.UntilOn);
        Assert.Equal("bodies.ended", Refused(() => body.End(today)));
        Assert.Equal("bodies.ended", Refused(() => Seat(body)));
    }

    [Fact]
    public void A_role_ends_and_another_begins()
    {
        var (body, seat) = (Steering(), Seat(Steering(), years: 2, from: today.AddYears(-2)));
        Assert.True(seat.IsOver(today));
        var anew = seat.Renew(body, 3, today);
        Assert.Equal((today, today, today.AddYears(3)), (seat.UntilOn, anew.FromOn, anew.EndsOn!.Value));
        Assert.NotEqual(seat.Id, anew.Id);
        Assert.Equal("mandates.ended", Refused(() => seat.End(today)));
        Assert.Equal("mandates.ended", Refused(() => seat.Renew(body, 1, today)));
    }

    [Fact]
    public void A_role_that_is_renewed_before_its_end_loses_no_day()
    {
        var seat = Seat(Steering(), years: 2, from: today.AddYears(-2).AddDays(40));
        var anew = seat.Renew(Steering(), 2, today);
        Assert.Equal((today.AddDays(40), today.AddDays(40), today.AddDays(40).AddYears(2)), (seat.UntilOn!.Value, anew.FromOn, anew.EndsOn!.Value));
        foreach (var day in new[] { today, today.AddDays(39), today.AddDays(40) }) Assert.Single(new[] { seat, anew }, one => one.SitsOn(day));
        Assert.Equal("mandates.ended", Refused(() => seat.Renew(Steering(), 2, today)));
        seat.End(today); // somebody who leaves before, leaves
        Assert.False(seat.SitsOn(today));
    }

    [Fact]
    public void The_end_of_a_term_is_told_sixty_days_before()
    {
        var seat = Seat(Steering(), years: 1, from: today);
        Assert.False(seat.EndsSoon(today.AddYears(1).AddDays(-61)));
        Assert.True(seat.EndsSoon(today.AddYears(1).AddDays(-60)));
        Assert.False(seat.IsOver(today.AddYears(1).AddDays(-1)));
        Assert.False(Seat(Steering(), years: null).EndsSoon(today.AddYears(20)));
    }

    [Theory, InlineData(0), InlineData(4)]
    public void A_term_is_one_to_three_years(int years) => Assert.Equal("mandates.term.wrong", Refused(() => Seat(Steering(), years: years)));

    [Fact]
    public void A_guest_comes_in_a_function_and_for_one_theme_and_has_no_voice()
    {
        Assert.Equal("mandates.guest.missing", Refused(() => Seat(Steering(), role: BodyRole.Guest)));
        Assert.Equal("mandates.guest.missing", Refused(() => Seat(Steering(), role: BodyRole.Guest, function: null, theme: "Veiligheid")));
        var guest = Seat(Steering(), role: BodyRole.Guest, function: "wijkagent", theme: "Veiligheid");
        Assert.Equal((false, SeatWay.Invited, SeatSide.Neither), (guest.Votes, guest.Way, guest.Side));
    }

    [Fact]
    public void Who_agreed_is_named_to_colleagues_for_a_year()
    {
        Assert.False(Seat(Steering()).MayBeNamed(today));
        var seat = Seat(Steering(), agreed: true);
        Assert.True(seat.MayBeNamed(today.AddYears(1).AddDays(-1)));
        Assert.False(seat.MayBeNamed(today.AddYears(1)));
        seat.TakesBack();
        Assert.False(seat.MayBeNamed(today));
    }

    internal static string? Refused(Action act) => Record.Exception(act) is RuleBroken rule ? rule.Message : null;
}
