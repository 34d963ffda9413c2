using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>Who of those at a meeting has a voice: one for each seat with somebody on it, or a substitute of the same organisation; in a plenary one for each member organisation. Guests and who walked in have none.</summary>
/// <param name="MostProxies">That one person carries, by the rule of the body.</param>
public sealed record Voices(IReadOnlyList<Seated> Seats, bool ByOrganization, int MostProxies)
{
    /// <returns>Null: nobody has a seat, so that everybody who is there has a voice.</returns>
    public static Voices? Of(Decides? deciding) => deciding is not null && new Voices(deciding.Seats, deciding.ByOrganization, deciding.MostProxies) is var voices && voices.Votes.Any() ? voices : null;

    public static async Task<Voices?> Of(Db db, Meeting meeting) => Of(await BodiesOf.Deciding(db, meeting.CoordinationId, meeting.BodyId));

    IEnumerable<Seated> Votes => ByOrganization ? Seats.Where(seat => seat.Organization is not null) : Seats.Where(seat => seat.Role is BodyRole.Chair or BodyRole.Secretary or BodyRole.Member);

    /// <summary>How many are there, also of who gave theirs to somebody who is: so many can be cast, and these make the quorum, as in an association by law (Code of companies and associations, article 9:21).</summary>
    public int ToCast(IReadOnlyCollection<Attendee> people) => Of([.. people.Where(one => one.Present == true || one.IsCarried(people))]);

    /// <summary>Of just these. Nobody fills two seats: first who has the seat, then who comes for an organisation that named nobody, then substitutes.</summary>
    public int Of(List<Attendee> some)
    {
        if (ByOrganization) return Votes.Select(seat => seat.Organization).Distinct().Count(organization => some.Exists(one => one.OrganizationId == organization));
        var (free, seats) = (new List<Attendee>(some), Votes.DistinctBy(seat => seat.Who).ToList());
        var all = seats.Count;
        foreach (var fills in new Func<Attendee, Seated, bool>[] { Has, (one, seat) => ComesFor(one, seat) && !IsSubstitute(one, seat), IsSubstitute })
            seats.RemoveAll(seat => free.Find(one => fills(one, seat)) is { } one && free.Remove(one));
        return all - seats.Count;
    }

    static bool Has(Attendee one, Seated seat) => seat.Delegate is not null && one.DelegateId == seat.Delegate
        || seat.Email is not null && string.Equals(one.Email, seat.Email, StringComparison.OrdinalIgnoreCase)
        || seat.Name is not null && string.Equals(one.Name, seat.Name, StringComparison.OrdinalIgnoreCase);

    static bool ComesFor(Attendee one, Seated seat) => seat.Name is null && seat.Organization is not null && one.OrganizationId == seat.Organization;

    bool IsSubstitute(Attendee one, Seated seat) => seat.Organization is not null && Seats.Any(other => other.Role == BodyRole.Substitute && other.Organization == seat.Organization && (Has(one, other) || ComesFor(one, other)));
}
