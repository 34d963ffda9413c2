using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>The words that stand on the page of a questionnaire besides the questions, in its language: ours in Dutch and French, those of the coordination in others.</summary>
public sealed class PageWords(Questionnaire of, Texts texts, string screen, string language)
{
    /// <summary>Words, and their language when it is not that of the page.</summary>
    public (string Text, string? Lang) this[string key] =>
        Texts.Languages.Contains(language) ? (texts.In(language, TextRows.Page + key), null)
        : of.Words.GetValueOrDefault(TextRows.Page + key)?[language] is { } said ? (said, null)
        : (texts.In(screen, TextRows.Page + key), screen);

    /// <summary>One that stands in several languages.</summary>
    public (string Text, string? Lang) Of(LocalText text) => text[language] is { } exact ? (exact, null) : text.In(screen);

    public (string Text, string? Lang) Of(Spoken spoken, bool easy) => Of(spoken.For(language, easy));

    /// <summary>Which words are asked in another language.</summary>
    public static IEnumerable<TextRow> Rows(Questionnaire of, Texts texts) =>
        texts.Starting(TextRows.Page).Select(key => new TextRow(key, Texts.Languages.Aggregate(of.Words.GetValueOrDefault(key), (text, language) => text?.With(language, texts.In(language, key)) ?? LocalText.From(language, texts.In(language, key)))));
}
