using System.Globalization;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Voice;

/// <param name="IsNeeded">Without it in Dutch and French the questionnaire does not open.</param>
/// <param name="IsEasy">The same in easy words.</param>
public sealed record TextRow(string Key, LocalText? Text, bool IsNeeded = true, bool IsEasy = false);

/// <summary>All texts of a questionnaire by a key each ("title", "q1", "q1.a2", "q1.a2.easy"), and the same with other words in one language.</summary>
/// <param name="said">What is not in it stays as it was; an empty text goes.</param>
public sealed class TextRows(Questionnaire of, string language, IReadOnlyDictionary<string, string> said)
{
    public const string Page = "voice.page.", Easy = ".easy";

    public LocalText Title => With("title", of.Title) ?? throw new RuleBroken("voice.title.missing");
    public LocalText? Intro => With("intro", of.Intro);
    public IReadOnlyList<Question> Questions => [.. of.Questions.Select((question, n) => (question with { Text = With(Key(n), question.Text), Answers = [.. question.Answers.Select((answer, a) => With(Key(n, a), answer))] }).Checked())];
    public IReadOnlyDictionary<string, LocalText> Words => of.Words.Keys.Concat(said.Keys.Where(key => key.StartsWith(Page, StringComparison.Ordinal))).Distinct()
        .Select(key => (Key: key, Text: With(key, of.Words.GetValueOrDefault(key)))).Where(word => word.Text is not null).ToDictionary(word => word.Key, word => word.Text!);

    LocalText? With(string key, LocalText? text)
    {
        if (!said.TryGetValue(key, out var words)) return text;
        if (words.Length > Questionnaire.LongestIntro) throw new RuleBroken("needs.long", Questionnaire.LongestIntro);
        return text is null ? LocalText.From(language, words) : text.With(language, words);
    }

    Spoken With(string key, Spoken spoken)
    {
        if (said.TryGetValue(key, out var plain)) spoken = spoken.With(language, plain, easy: false);
        return said.TryGetValue(key + Easy, out var easy) ? spoken.With(language, easy, easy: true) : spoken;
    }

    /// <summary>Without the words of the page, which ship.</summary>
    public static IEnumerable<TextRow> Of(Questionnaire one) =>
    [
        new("title", one.Title), new("intro", one.Intro, IsNeeded: one.Intro is not null),
        .. one.Questions.SelectMany((question, n) => Rows(Key(n), question.Text).Concat(question.Answers.SelectMany((answer, a) => Rows(Key(n, a), answer)))),
    ];

    static IEnumerable<TextRow> Rows(string key, Spoken spoken) => [new(key, spoken.Plain), new(key + Easy, spoken.Easy, IsNeeded: false, IsEasy: true)];

    static string Key(int question, int? answer = null) => answer is { } a ? string.Create(CultureInfo.InvariantCulture, $"q{question + 1}.a{a + 1}") : string.Create(CultureInfo.InvariantCulture, $"q{question + 1}");
}
