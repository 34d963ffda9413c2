using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>What somebody wants to say about themselves, in coarse classes; all may be left out.</summary>
public sealed record AboutWho(string? Area = null, AgeGroup? Age = null, string? Target = null);

/// <param name="Persons">How many gave this answer: of a group, how many raised their hand.</param>
public sealed record Chosen(int Question, int Answer, int Persons = 1);

/// <param name="Lang">In which the page was read.</param>
public sealed record Written(int Question, string Words, string Lang);

/// <summary>All that came at once: of one person, or of a group. It is added to the sums, and then there is nothing left that holds it together.</summary>
public sealed record Said(Channel Channel, int Persons, AboutWho About, IReadOnlyList<Chosen> Chosen, IReadOnlyList<Written> Written)
{
    public const int MostPersons = 500, LongestWords = 500;

    /// <summary>Refuses what cannot be, and open answers that could tell who somebody is.</summary>
    /// <param name="areas">Codes of the areas of the coordination.</param>
    /// <param name="nobody">Words that look like a name, said to be no person.</param>
    public Said Checked(Questionnaire of, IReadOnlyCollection<string> areas, IReadOnlyCollection<string> targets, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        if (Persons is < 1 or > MostPersons || Channel != Channel.Group && Persons != 1) throw new RuleBroken("voice.persons.wrong", MostPersons);
        if (About.Area is { } area && !areas.Contains(area) || About.Target is { } target && !targets.Contains(target)) throw new RuleBroken("signals.unknown");
        if (Chosen.Count == 0 && Written.Count == 0) throw new RuleBroken("voice.empty");
        foreach (var one in Chosen)
            if (one.Question < 0 || one.Question >= of.Questions.Count || one.Answer < 0 || one.Answer >= of.Questions[one.Question].Choices || one.Persons < 1) throw new RuleBroken("signals.unknown");
        foreach (var question in Chosen.GroupBy(one => one.Question))
            if (question.Any(one => one.Persons > Persons) || of.Questions[question.Key].Kind != QuestionKind.Several && question.Sum(one => one.Persons) > Persons) throw new RuleBroken("voice.hands", Persons);
        foreach (var one in Written)
        {
            if (one.Words.Length > LongestWords) throw new RuleBroken("signals.what.long", LongestWords);
            Identifying.Refuse(one.Words, nobody, today);
        }
        return this;
    }
}
