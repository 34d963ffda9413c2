using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Editing.Questions;

public enum TextKind { Line, Long, Email, Url }

/// <summary>A text with a box for every language of the screens, and for others that it has.</summary>
/// <param name="required">The record makes no sense without it.</param>
public sealed partial class TextQuestion(string path, TextKind kind = TextKind.Line, bool required = false) : Question(path)
{
    public const int MostOfLine = 300, MostOfLong = 20_000;

    public TextKind Kind => kind;
    public bool Required => required;
    public int Most => kind == TextKind.Long ? MostOfLong : MostOfLine;

    /// <summary>An address is mostly the same for everybody.</summary>
    IReadOnlyList<string> Offered => kind is TextKind.Email or TextKind.Url ? anyLanguage : Texts.Languages;

    static readonly IReadOnlyList<string> anyLanguage = [LocalText.NoLanguage];

    /// <summary>The languages to show a box for.</summary>
    public IReadOnlyList<string> Languages(string name, params ReadOnlySpan<Typed> typed)
    {
        var there = Offered;
        foreach (var one in typed)
            foreach (var (box, _) in one.Under(name))
                if (box[Math.Min(box.Length, name.Length + 1)..] is var language && !there.Contains(language) && Tag().IsMatch(language)) there = [.. there, language];
        return there;
    }

    public override IEnumerable<string> Slots(string name, params ReadOnlySpan<Typed> typed) => [.. Languages(name, typed).Select(language => $"{name}.{language}")];

    public override void Show(string name, object? stored, Typed into)
    {
        if (stored is not string json) return;
        foreach (var (language, text) in Json.Read<LocalText>(json)) into[$"{name}.{language}"] = text;
    }

    public override object? Read(string name, Typed typed, object? stored, Mistakes wrong)
    {
        var text = LocalText.From(Languages(name, typed).Select(language => KeyValuePair.Create(language, Tidy($"{name}.{language}", typed[$"{name}.{language}"], wrong))));
        if (text is null && required) wrong.Add($"{name}.{Texts.Languages[0]}", "editing.wrong.required");
        return text is null ? null : Json.Write(text);
    }

    string? Tidy(string box, string text, Mistakes wrong)
    {
        if (text.Length == 0) return null;
        if (text.Length > Most) wrong.Add(box, "editing.wrong.long", Most, text.Length);
        switch (kind)
        {
            case TextKind.Email when EmailAddress.Tidy(text) is var mail: if (mail is null) wrong.Add(box, "editing.wrong.email"); return mail ?? text;
            case TextKind.Url when WebUrl.Tidy(text) is var url: if (url is null) wrong.Add(box, "editing.wrong.url"); return url ?? text;
            case TextKind.Line: return text.Replace('\n', ' ');
            default: return text;
        }
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex Tag();
}
