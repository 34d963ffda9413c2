using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Networks.Public;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>How many voices of a body are there.</summary>
public sealed class PresentTests
{
    static readonly Guid house = Guid.NewGuid(), shop = Guid.NewGuid();

    static readonly Meeting meeting = MeetingTests.Planned();

    static Seated Seat(string? name, Guid? organization = null, BodyRole role = BodyRole.Member, string? email = null) => new(organization, null, name, email, "nl", null, role);

    static Attendee Here(string name, Guid? organization = null, string? email = null) => Attendee.Of(meeting, null, organization, name, email, "nl");

    [Fact]
    public void Guests_and_who_walked_in_are_no_voices_and_somebody_with_two_roles_is_one()
    {
        Seated[] seats = [Seat("Vera", role: BodyRole.Chair, email: "vera@voorbeeld.be"), Seat("Vera", email: "vera@voorbeeld.be"), Seat("Ben", house), Seat("Wijkagent", role: BodyRole.Guest)];
        Assert.Equal(1, Present.Voices(seats, [Here("Vera V.", email: "vera@voorbeeld.be"), Here("Wijkagent"), Here("Iemand", house)], byOrganization: false));
        Assert.Equal(2, Present.Voices(seats, [Here("vera", email: "vera@voorbeeld.be"), Here("ben", house)], byOrganization: false));
    }

    [Fact]
    public void A_substitute_sits_for_their_organisation_and_so_does_anybody_of_it_where_no_person_is_named()
    {
        Seated[] seats = [Seat("Ben", house), Seat("Bo", house, BodyRole.Substitute), Seat(null, shop)];
        Assert.Equal(2, Present.Voices(seats, [Here("Bo", house), Here("Iemand", shop)], byOrganization: false));
    }

    [Fact]
    public void In_a_plenary_five_people_of_one_house_are_one_voice()
    {
        Seated[] seats = [Seat("Ben", house), Seat("Bo", house), Seat("Vera", shop)];
        Assert.Equal(1, Present.Voices(seats, Enumerable.Range(1, 5).Select(n => Here($"Iemand {n}", house)), byOrganization: true));
        Assert.Equal(2, Present.Voices(seats, [Here("Ben", house), Here("Vera", shop), Here("Gast")], byOrganization: true));
    }
}
