using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>Who sits in a body, held against its rules. Who has two roles has one seat and one voice.</summary>
/// <param name="mandates">All of them count; those of one day: <see cref="On"/>.</param>
/// <param name="members">Of a plenary: how many organisations have a voice in it.</param>
public sealed class Roster(Body body, IEnumerable<Mandate> mandates, int? members = null)
{
    public IReadOnlyList<Mandate> Now { get; } = [.. mandates.OrderBy(m => m.Role).ThenBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>Who sits there on a day.</summary>
    public static Roster On(DateOnly day, Body body, IEnumerable<Mandate> mandates, int? members = null) => new(body, mandates.Where(m => m.SitsOn(day)), members);

    /// <summary>Those with a voice, one for each seat.</summary>
    public IReadOnlyList<Mandate> Sitting => [.. Now.Where(m => m.Votes).DistinctBy(m => m.Who)];

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
        if (one.Role == BodyRole.Secretary && Now.Any(m => m.Role == BodyRole.Secretary && !m.IsOfTheSame(one))) throw new RuleBroken("mandates.secretary.taken");
        if (Now.Any(m => m.Role == one.Role && m.IsOfTheSame(one))) throw new RuleBroken("mandates.twice");
        if (one.Votes && body.Seats is { } seats && Sitting.All(m => !m.IsOfTheSame(one)) && Filled >= seats) throw new RuleBroken("mandates.full", seats);
        return one;
    }
}
