using FsCheck;
using FsCheck.Fluent;
using Vuurtoren.Modules.Networks.SpeedMeeting;

namespace Vuurtoren.Tests.Modules.Networks.SpeedMeeting;

/// <summary>Meetings of every kind that can be held: small and large, with people who come late or go early, who must sit apart or together, know each other, or have sat some rounds.</summary>
static class Parties
{
    public static Gen<Party> Any => from people in Gen.Choose(4, 40) from size in Gen.Choose(2, 8) from rounds in Gen.Choose(1, 9)
        from apart in Pairs(people, 4) from together in Pairs(people, 2) from known in Pairs(people, 12)
        from late in Moments(people, rounds) from early in Moments(people, rounds) from done in Gen.Choose(0, rounds) from seed in Gen.Choose(1, 1000)
        select Held(new()
        {
            People = people, Size = Math.Max(size, 3), Rounds = rounds, Known = known,
            // Nobody is asked two things at once, and no more than two pairs sit together, so that there is always a plan: three free people are always there.
            Together = size < 4 ? [] : [.. Free(together, people)], Apart = people / size < 3 ? [] : [.. Free(apart, people).Where(two => together.All(t => t.First != two.First && t.First != two.Second && t.Second != two.First && t.Second != two.Second))],
            Arrives = late.Where(m => m.Key > 3).ToDictionary(), Leaves = early.Where(m => m.Key > 3 && m.Value >= late.GetValueOrDefault(m.Key, 1)).ToDictionary(),
        }, done, (ulong)seed);

    /// <summary>The same after so many of its rounds.</summary>
    static Party Held(Party party, int done, ulong seed) => done == 0 ? party : new()
    {
        People = party.People, Size = party.Size, Rounds = party.Rounds, Apart = party.Apart, Together = party.Together, Known = party.Known,
        Arrives = party.Arrives, Leaves = party.Leaves, Done = [.. Planner.Make(party, Effort.OfSteps(2000), seed).Rounds.Take(done)],
    };

    static IEnumerable<Two> Free(IEnumerable<Two> pairs, int people)
    {
        var taken = new HashSet<int>();
        return pairs.Where(two => two.Second < people && taken.Add(two.First) & taken.Add(two.Second)).ToList();
    }

    static Gen<Two[]> Pairs(int people, int most) => from count in Gen.Choose(0, most)
        from pairs in Gen.ArrayOf(from one in Gen.Choose(0, people - 2) from other in Gen.Choose(one + 1, people - 1) select new Two(one, other), count) select pairs.Distinct().ToArray();

    static Gen<Dictionary<int, int>> Moments(int people, int rounds) => from moments in Gen.ArrayOf(from person in Gen.Choose(0, people - 1) from round in Gen.Choose(1, rounds) select (person, round), people / 6)
        select moments.DistinctBy(m => m.person).ToDictionary(m => m.person, m => m.round);
}
