using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>Who sits in a body now, held against its rules. Who has two roles has one seat and one voice.</summary>
/// <param name="members">Of a plenary: how many organisations have a voice in it.</param>
public sealed class Roster(Body body, IEnumerable<Mandate> mandates, int? members = null)
{
    public IReadOnlyList<Mandate> Now { get; } = [.. mandates.Where(m => m.GoesOn).OrderBy(m => m.Role).ThenBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>Those with a voice, one for each seat.</summary>
    public IReadOnlyList<Mandate> Sitting => [.. Now.Where(m => m.Votes).DistinctBy(Who)];

    public Mandate? Chair => Now.FirstOrDefault(m => m.Role == BodyRole.Chair);
    /// <summary>A plenary has a chair of its own only when it wants one: mostly that of the steering body leads it.</summary>
    public bool ChairIsVacant => body.UntilOn is null && body.Kind != BodyKind.Plenary && Chair is null;
    public int Filled => Sitting.Count;
    public int Vacancies => Math.Max(0, (body.Seats ?? 0) - Filled);

    /// <summary>The seats of which a part must be there, or is for associations.</summary>
    public int Whole => members ?? body.Seats ?? Filled;
    public int Associations => Sitting.Count(m => m.Side == SeatSide.Association);
    public int LeastAssociations => body.Parity.Least(Whole);
    public bool HasParity => Associations >= LeastAssociations;
    public int LeastPresent => body.Quorum.Least(Whole);

    /// <summary>Somebody takes a role: there is one chair and one secretary, nobody has the same role twice, and no more sit than there are seats.</summary>
    public Mandate Take(Mandate one)
    {
        if (one.Role == BodyRole.Chair && Chair is not null) throw new RuleBroken("mandates.chair.taken");
        if (one.Role == BodyRole.Secretary && Now.Any(m => m.Role == BodyRole.Secretary && Who(m) != Who(one))) throw new RuleBroken("mandates.secretary.taken");
        if (Now.Any(m => m.Role == one.Role && Who(m) == Who(one))) throw new RuleBroken("mandates.twice");
        if (one.Votes && body.Seats is { } seats && Sitting.All(m => Who(m) != Who(one)) && Filled >= seats) throw new RuleBroken("mandates.full", seats);
        return one;
    }

    /// <summary>The same role that the same already has; null: none.</summary>
    public Mandate? Held(Mandate one) => Now.FirstOrDefault(m => m.Role == one.Role && Who(m) == Who(one));

    static string Who(Mandate m) => m.DelegateId?.ToString() ?? m.Email ?? $"{m.OrganizationId} {m.Name?.ToLowerInvariant()}";
}
