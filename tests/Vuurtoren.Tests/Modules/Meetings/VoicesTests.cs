using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>How many voices of a body are there.</summary>
public sealed class VoicesTests
{
    static readonly Guid house = Guid.NewGuid(), shop = Guid.NewGuid();

    static readonly Meeting meeting = MeetingTests.Planned();

    static string Refused(Action act) => Assert.Throws<RuleBroken>(act).Message;

    static Seated Seat(string? name, Guid? organization = null, BodyRole role = BodyRole.Member, string? email = null) => new(organization, null, name, email, "nl", null, role);

    static Attendee Here(string name, Guid? organization = null, string? email = null)
    {
        var one = Attendee.Of(meeting, null, organization, name, email, "nl");
        one.Is(meeting, true);
        return one;
    }

    [Fact]
    public void Guests_and_who_walked_in_are_no_voices_and_somebody_with_two_roles_is_one()
    {
        Seated[] seats = [Seat("Vera", role: BodyRole.Chair, email: "vera@voorbeeld.be"), Seat("Vera", email: "vera@voorbeeld.be"), Seat("Ben", house), Seat("Wijkagent", role: BodyRole.Guest)];
        Assert.Equal(1, new Voices(seats, false, 0).ToCast([Here("Vera V.", email: "vera@voorbeeld.be"), Here("Wijkagent"), Here("Iemand", house)]));
        Assert.Equal(2, new Voices(seats, false, 0).ToCast([Here("vera", email: "vera@voorbeeld.be"), Here("ben", house)]));
    }

    [Fact]
    public void A_substitute_sits_for_their_organisation_and_so_does_anybody_of_it_where_no_person_is_named()
    {
        Seated[] seats = [Seat("Ben", house), Seat("Bo", house, BodyRole.Substitute), Seat(null, shop)];
        Assert.Equal(2, new Voices(seats, false, 0).ToCast([Here("Bo", house), Here("Iemand", shop)]));
    }

    [Fact]
    public void Nobody_fills_two_seats()
    {
        Seated[] seats = [Seat("Wout", house, BodyRole.Chair), Seat(null, house), Seat("Kim", shop), Seat("Lina", house, BodyRole.Substitute)];
        var voices = new Voices(seats, false, 1);
        Assert.Equal(1, voices.ToCast([Here("Lina", house)])); // for one of the two
        Assert.Equal(1, voices.ToCast([Here("Wout", house)])); // he has a seat, and leaves the other empty
        Assert.Equal(2, voices.ToCast([Here("Wout", house), Here("Lina", house)]));
        Assert.Equal(3, voices.ToCast([Here("Lina", house), Here("Iemand", house), Here("Kim", shop)]));
    }

    [Fact]
    public void In_a_plenary_five_people_of_one_house_are_one_voice()
    {
        Seated[] seats = [Seat("Ben", house), Seat("Bo", house), Seat("Vera", shop)];
        Assert.Equal(1, new Voices(seats, true, 0).ToCast([.. Enumerable.Range(1, 5).Select(n => Here($"Iemand {n}", house))]));
        Assert.Equal(2, new Voices(seats, true, 0).ToCast([Here("Ben", house), Here("Vera", shop), Here("Gast")]));
    }

    [Fact]
    public void Who_is_not_there_gives_the_voice_to_one_who_is_and_nobody_carries_more_than_the_rule_says()
    {
        Seated[] seats = [Seat("Ben", house), Seat("Vera", shop), Seat("Cas", email: "cas@voorbeeld.be")];
        var (ben, vera, cas) = (Here("Ben", house), Here("Vera", shop), Here("Cas", email: "cas@voorbeeld.be"));
        Attendee[] all = [ben, vera, cas];
        Assert.Equal("meetings.proxy.who", Refused(() => vera.GivesVoice(meeting, ben, all, 1))); // she is there herself
        vera.Is(meeting, false);
        cas.Is(meeting, null);
        vera.GivesVoice(meeting, ben, all, 1);
        Assert.Equal(2, new Voices(seats, false, 1).ToCast(all)); // also of who is carried
        Assert.Equal("meetings.proxy.many", Refused(() => cas.GivesVoice(meeting, ben, all, 1)));
        ben.Is(meeting, false);
        Assert.Equal(0, new Voices(seats, false, 1).ToCast(all)); // who carries it left
        ben.Is(meeting, true);
        vera.Is(meeting, true);
        Assert.Null(vera.ProxyTo); // she came after all
    }
}
