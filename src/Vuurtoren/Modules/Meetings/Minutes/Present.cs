using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>Who of a body is there.</summary>
public static class Present
{
    /// <summary>How many voices that are: one for each seat with somebody on it, or a substitute of the same organisation; in a plenary one for each member organisation.</summary>
    public static int Voices(IReadOnlyList<Seated> seats, IEnumerable<Attendee> here, bool byOrganization)
    {
        var all = here.ToList();
        if (byOrganization) return seats.Select(seat => seat.Organization).OfType<Guid>().Distinct().Count(organization => all.Exists(one => one.OrganizationId == organization));
        return seats.Where(seat => seat.Role is BodyRole.Chair or BodyRole.Secretary or BodyRole.Member).DistinctBy(seat => (object?)seat.Delegate ?? seat.Email ?? (object?)(seat.Organization, seat.Name))
            .Count(seat => all.Exists(one => Sits(one, seat) || seat.Organization is not null && seats.Any(other => other.Role == BodyRole.Substitute && other.Organization == seat.Organization && Sits(one, other))));
    }

    static bool Sits(Attendee one, Seated seat) => seat.Delegate is not null && one.DelegateId == seat.Delegate
        || seat.Email is not null && string.Equals(one.Email, seat.Email, StringComparison.OrdinalIgnoreCase)
        || seat.Name is not null && string.Equals(one.Name, seat.Name, StringComparison.OrdinalIgnoreCase)
        || seat.Name is null && seat.Organization is not null && one.OrganizationId == seat.Organization;
}
