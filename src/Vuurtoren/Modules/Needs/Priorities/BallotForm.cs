using System.Globalization;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Needs.Priorities;

/// <summary>The boxes of a ballot, "n-0" … or of scores "n-0-0" …, the same on every page on which one is filled in.</summary>
/// <param name="request">What was typed in them stays.</param>
public sealed class BallotForm(PriorityRound round, IReadOnlyList<PriorityOption> options, HttpRequest request, string lang)
{
    public PriorityRound Round => round;
    public IReadOnlyList<PriorityOption> Options => options;
    public string Lang => lang;

    public string? Typed(string box) => request.HasFormContentType ? request.Form[box].ToString() : null;

    public static string Box(int need, int? criterion = null) => criterion is { } at ? string.Create(CultureInfo.InvariantCulture, $"n-{need}-{at}") : string.Create(CultureInfo.InvariantCulture, $"n-{need}");

    public Ballot Read(PriorityRound of, int needs) => Ballot.Of(of, needs, [.. Numbers(of, needs)]);

    /// <summary>An empty box says nothing; anything but a number is refused.</summary>
    public IEnumerable<int?> Numbers(PriorityRound of, int needs)
    {
        for (var need = 0; need < needs; need++)
            for (var criterion = 0; criterion < (of.Method == Method.Scores ? of.Criteria.Count : 1); criterion++)
                yield return Number(Typed(Box(need, of.Method == Method.Scores ? criterion : null)));
    }

    static int? Number(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 10_000 ? number : throw new RuleBroken("priorities.ballot.number");
}
