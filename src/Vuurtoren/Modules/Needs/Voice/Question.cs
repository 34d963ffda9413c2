using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>One: one of the answers. Several: as many as one likes. Scale: from very bad to very good. Open: in own words.</summary>
public enum QuestionKind { One, Several, Scale, Open }

/// <summary>What is asked or answered, in each language, in easy words where somebody wrote them, with a picture or none.</summary>
/// <param name="Picture">Name of one of <see cref="Pictures"/>.</param>
public sealed record Spoken(LocalText Plain, LocalText? Easy = null, string? Picture = null)
{
    /// <summary>Easy words when they are asked for and there in this language.</summary>
    public LocalText For(string language, bool easy) => easy && Easy?[language] is not null ? Easy : Plain;

    /// <summary>In one language more, or in other words.</summary>
    public Spoken With(string language, string? text, bool easy) =>
        easy ? this with { Easy = Easy is null ? LocalText.From(language, text) : Easy.With(language, text) } : this with { Plain = Plain.With(language, text) ?? throw new RuleBroken("voice.text.missing") };
}

/// <param name="Answers">Of a choice; empty for the others.</param>
public sealed record Question(QuestionKind Kind, Spoken Text, IReadOnlyList<Spoken> Answers)
{
    public const int MostAnswers = 8, LongestText = 200, Steps = 5;

    /// <summary>How many answers there are to choose from.</summary>
    public int Choices => Kind switch { QuestionKind.Scale => Steps, QuestionKind.Open => 0, _ => Answers.Count };

    public Question Checked()
    {
        if (Kind is QuestionKind.One or QuestionKind.Several ? Answers.Count is < 2 or > MostAnswers : Answers.Count > 0) throw new RuleBroken("voice.answers.count", MostAnswers);
        foreach (var spoken in Answers.Prepend(Text))
        {
            if ((spoken.Plain.Concat(spoken.Easy ?? Enumerable.Empty<KeyValuePair<string, string>>())).Any(text => text.Value.Length > LongestText)) throw new RuleBroken("needs.long", LongestText);
            if (spoken.Picture is { } picture && !Pictures.All.Contains(picture)) throw new RuleBroken("signals.unknown");
        }
        return this;
    }
}

/// <summary>The pictures that ship (voices.svg), to stand beside a text, never instead of one.</summary>
public static class Pictures
{
    public static readonly IReadOnlyList<string> All = ["house", "food", "money", "health", "child", "elder", "people", "work", "school", "bus", "tree", "talk", "paper", "phone", "clock", "heart", "lamp", "help"];
}
