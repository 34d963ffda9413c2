using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>What answers are called, and what they say, in words of the page.</summary>
/// <param name="themes">Null: nothing is said of themes.</param>
sealed class FieldWords(string lang, Texts words, ThemeTree? themes)
{
    public string Label(Section section, Question question) => words[$"editing.q.{section.Key.Kind}.{question.Path}"] is { ResourceNotFound: false } own ? own.Value : words["editing.q." + question.Path].Value;

    public string? Hint(Section section, Question question) => words[$"editing.hint.{section.Key.Kind}.{question.Path}"] is { ResourceNotFound: false } own ? own.Value
        : words["editing.hint." + question.Path] is { ResourceNotFound: false } hint ? hint.Value : null;

    public string Tongue(string language) => language == LocalText.NoLanguage ? words["editing.tongue.none"]
        : Texts.Languages.Contains(language) ? words["web.language." + language].Value : Wording.SpokenNames.Of(language, words);

    /// <summary>"Name (Dutch)", for a path of history.</summary>
    public string Named(Section section, string path)
    {
        if (Upkeep.SingleCheck.GroupIn(path) is { } checkedGroup) return words["upkeep.single.history", words["upkeep.group." + checkedGroup].Value];
        var who = path.EndsWith(AllQuestions.Who, StringComparison.Ordinal);
        if (who) path = path[..^AllQuestions.Who.Length];
        if (section.Questions.FirstOrDefault(q => path == q.Path || path.StartsWith(q.Path + ".", StringComparison.Ordinal)) is not { } question)
            return words["editing.q." + path.Split('.')[0]] is { ResourceNotFound: false } known ? known.Value : path;
        var label = Label(section, question);
        if (who) return words["editing.who", label];
        return question is TextQuestion && path.Length > question.Path.Length ? $"{label} ({Tongue(path[(question.Path.Length + 1)..])})" : label;
    }

    /// <summary>An answer in one line; null when there is none.</summary>
    public string? Said(Typed typed, string slot) =>
        string.Join(" · ", typed.Under(slot).Where(box => !box.Key.EndsWith(".was", StringComparison.Ordinal)).Select(Value)) is { Length: > 0 } said ? said : null;

    string Value(KeyValuePair<string, string> box)
    {
        var last = box.Key[(box.Key.LastIndexOf('.') + 1)..];
        if (box.Key.EndsWith(AllQuestions.Who, StringComparison.Ordinal) || last is "who" or "visibility") return words["editing.choice.who." + box.Value.ToLowerInvariant()];
        if (Guid.TryParse(last, out var theme)) return themes?.Find(theme)?.Name.In(lang).Text ?? last;
        if (box.Key.Contains(".schedules.", StringComparison.Ordinal) && last.Length == 2 && char.IsAsciiDigit(box.Key[^4]) && Enum.TryParse<Weekday>(last, ignoreCase: true, out var day)) return $"{HoursQuestion.Name(day)} {box.Value}";
        if (Among(last, box.Key) is { } among)
        {
            var choice = words[among + (box.Value == "other" ? "else" : box.Value.ToLowerInvariant())].Value;
            return last is "public" or "school" ? $"{words["editing.hours." + last].Value}{words["web.colon"].Value} {choice}" : choice;
        }
        if (box.Value != FlagQuestion.Yes) return box.Value;
        if (box.Key.Contains(".ways.", StringComparison.Ordinal)) return words["faces.way." + last];
        return box.Key.Contains(".languages.", StringComparison.Ordinal) ? Wording.SpokenNames.Of(last, words) : words["editing.hours." + last] is { ResourceNotFound: false } tick ? tick.Value : words["editing.yes"].Value;
    }

    /// <summary>The beginning of the keys of the choices of this box.</summary>
    static string? Among(string box, string name) => box switch
    {
        "public" or "school" => "editing.choice.holiday.",
        "type" => "editing.choice.phone.",
        "feature" => "editing.choice.access.",
        "kind" => name.Contains(".messages.", StringComparison.Ordinal) ? "editing.choice.message." : "editing.choice.target.",
        "status" => "editing.choice.status.",
        _ => null,
    };
}
