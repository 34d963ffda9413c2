using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>Offers that nobody made up by hand: always the same for the same number.</summary>
static class RandomOffers
{
    static readonly string[] targets = ["elderly", "youth"], languages = ["nl", "fr", "ar"];

    public static IEnumerable<Offer> Of(int many, int areas, int themes, int seed = 7)
    {
        var random = new Random(seed);
        for (var n = 0; n < many; n++)
        {
            var places = random.Next(6) == 0 ? [] : Enumerable.Range(0, random.Next(1, 4)).Select(_ => Place(random, areas)).ToList();
            yield return new(NewId(random), null, Some(random, [.. Enumerable.Range(0, themes).Select(theme => $"theme-{theme}")], 1, 3), Some(random, languages, 0, 2), Some(random, targets, 0, 1),
                places.Count > 0 ? [] : [$"nis:{random.Next(areas)}"], places, random.Next(4) == 0 ? random.Next(20) : null, Discreet: false);
        }
    }

    static OfferPlace Place(Random random, int areas)
    {
        var (week, holidays) = (default(WeekBits), default(WeekBits));
        for (var day = 0; day < 5; day++)
        {
            if (random.Next(3) == 0) continue;
            var opens = 60 * random.Next(7, 15);
            week.Add(day, opens, opens + 30 * random.Next(1, 10));
            if (random.Next(2) == 0) holidays.Add(day, opens, opens + 60);
        }
        return new(NewId(random), NewId(random), [$"nis:{random.Next(areas)}", $"md:{random.Next(areas)}"], 50.8, 4.3, week, holidays, random.Next(2) == 0, random.Next(2) == 0 ? new DateOnly(2026, 1, 1) : null);
    }

    static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    static IReadOnlyList<string> Some(Random random, string[] of, int least, int most) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => of[random.Next(of.Length)]).Distinct()];
}
