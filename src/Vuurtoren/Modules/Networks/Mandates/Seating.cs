using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>Somebody who was elected, and whom the seat counts for.</summary>
public sealed record Elected(SeatOf Who, SeatSide Side);

/// <summary>The seats of a body from a day on: what is free, and who takes it. Who comes later counts along, so that nobody finds the seat taken on the day.</summary>
/// <param name="all">Of the body, as they are kept: ends are written in them.</param>
public sealed class Seating(Body body, IReadOnlyCollection<Mandate> all, DateOnly from)
{
    public Body Body => body;
    public DateOnly Day => from;

    /// <summary>The day itself, and each later one on which somebody comes.</summary>
    IEnumerable<DateOnly> Days => all.Select(m => m.FromOn).Where(day => day > from).Append(from).Distinct();

    /// <summary>How many seats nobody has by then, or somebody whose term is over; null: their number is not fixed.</summary>
    public int? Free => body.Seats is { } seats ? Math.Max(0, seats - Days.Max(day => Roster.On(day, body, all.Where(m => !m.IsFreeFrom(from))).Filled)) : null;

    /// <summary>Somebody takes a role from that day on: the rules hold on each day.</summary>
    public Mandate Take(Mandate one)
    {
        foreach (var day in Days) Roster.On(day, body, all).Take(one);
        return one;
    }

    /// <summary>Those elected take their seats. Who sits there already was chosen again and goes on for a new term; where seats are short, those whose terms are over by then make room, the earliest first.</summary>
    public IReadOnlyList<Mandate> Elect(IReadOnlyList<Elected> elected, int? years)
    {
        IReadOnlyList<Mandate> begun = [.. elected.Select(one => Mandate.Begin(body, one.Who, BodyRole.Member, SeatWay.Elected, one.Side, null, years, from, agreed: false))];
        foreach (var before in all.Where(m => m.Role == BodyRole.Member && !m.EndedBy(from) && begun.Any(m.IsOfTheSame)).ToList()) before.End(from);
        foreach (var seat in Outgoing(begun).ToList())
        {
            if (!IsShort(begun)) break;
            foreach (var mandate in seat) mandate.End(from);
        }
        var there = all.ToList();
        foreach (var seat in begun) there.Add(new Seating(body, there, from).Take(seat));
        return begun;
    }

    IEnumerable<IGrouping<string, Mandate>> Outgoing(IReadOnlyList<Mandate> begun) => all.Where(m => m.Votes && !m.EndedBy(from) && !begun.Any(m.IsOfTheSame))
        .GroupBy(m => m.Who).Where(seat => seat.All(m => m.IsFreeFrom(from))).OrderBy(seat => seat.Max(m => m.EndsOn));

    bool IsShort(IReadOnlyList<Mandate> begun) => Days.Any(day => Roster.On(day, body, [.. all, .. begun]).Filled > body.Seats);
}
