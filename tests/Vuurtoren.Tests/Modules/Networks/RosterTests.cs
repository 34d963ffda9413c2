using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Public;
using static Vuurtoren.Tests.Modules.Networks.BodyTests;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Who sits in a body, held against its rules.</summary>
public sealed class RosterTests
{
    static readonly DateOnly today = new(2026, 11, 29);

    [Fact]
    public void A_member_in_two_roles_has_one_seat()
    {
        var body = Steering(seats: 3);
        var roster = new Roster(body, [Seat(body, "An Verzonnen"), Seat(body, "An Verzonnen", BodyRole.Chair), Seat(body, "Bo Verzonnen"), Seat(body, "Co Verzonnen", BodyRole.Substitute)]);
        Assert.Equal((2, 1, 4), (roster.Filled, roster.Vacancies, roster.Now.Count));
        Assert.Equal("mandates.twice", Refused(() => roster.Take(Seat(body, "Bo Verzonnen"))));
        Assert.Null(Refused(() => roster.Take(Seat(body, "Bo Verzonnen", BodyRole.Secretary)))); // a second role takes no seat
    }

    [Fact]
    public void A_chair_who_leaves_leaves_the_chair_vacant_and_nothing_breaks()
    {
        var body = Steering(seats: 2);
        var chair = Seat(body, "An Verzonnen", BodyRole.Chair);
        var roster = new Roster(body, [chair, Seat(body, "Bo Verzonnen")]);
        Assert.Equal("mandates.chair.taken", Refused(() => roster.Take(Seat(body, "Co Verzonnen", BodyRole.Chair))));
        chair.End(today);
        var after = Roster.On(today, body, [chair, Seat(body, "Bo Verzonnen")]);
        Assert.Equal((true, 1, 1), (after.ChairIsVacant, after.Filled, after.Vacancies));
        Assert.Null(Refused(() => after.Take(Seat(body, "Co Verzonnen", BodyRole.Chair))));
    }

    [Fact]
    public void No_more_sit_than_there_are_seats_but_guests_and_substitutes_may_come()
    {
        var body = Steering(seats: 1);
        var roster = new Roster(body, [Seat(body, "An Verzonnen")]);
        Assert.Equal("mandates.full", Refused(() => roster.Take(Seat(body, "Bo Verzonnen"))));
        Assert.Null(Refused(() => roster.Take(Seat(body, "Bo Verzonnen", BodyRole.Guest, theme: "Veiligheid"))));
        Assert.Null(Refused(() => roster.Take(Seat(body, "Bo Verzonnen", BodyRole.Substitute))));
    }

    [Theory, InlineData(3, 3, true), InlineData(2, 4, false), InlineData(4, 1, true)]
    public void Parity_is_counted_over_all_seats(int associations, int others, bool holds)
    {
        var body = Steering(parity: Share.Half);
        var seats = Enumerable.Range(0, associations + others).Select(n => Seat(body, $"{n} Verzonnen", side: n < associations ? SeatSide.Association : SeatSide.Public));
        Assert.Equal(holds, new Roster(body, seats).HasParity);
    }

    [Fact]
    public void The_quorum_counts_vacant_seats_too()
    {
        var body = Steering(quorum: Share.Half, seats: 7);
        Assert.Equal(4, new Roster(body, [Seat(body)]).LeastPresent);
        Assert.Equal(6, new Roster(body, [], members: 12).LeastPresent);
    }
}
