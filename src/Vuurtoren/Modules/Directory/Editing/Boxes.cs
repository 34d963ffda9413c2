using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>
/// Writes the questions of a form: label, hint, boxes, and what is wrong, tied together for screen readers. In C# and not in partials: a form has some sixty
/// questions, and a partial for each costs more than the rest of the page. What stands in braces is encoded.
/// </summary>
public sealed partial class Boxes
{
    readonly WorkPage page;
    readonly IReadOnlyList<Section> records;
    readonly Texts words;
    readonly FieldWords said;
    readonly HtmlEncoder encoder;
    TextWriter output = TextWriter.Null;

    internal Boxes(WorkPage page, Typed typed, IReadOnlyList<Section> records, Texts words, ThemeTree? themes = null)
    {
        (this.page, Typed, this.records, this.words, Trees) = (page, typed, records, words, themes);
        said = new(page.Lang, words, themes);
        encoder = page.HttpContext.RequestServices.GetRequiredService<HtmlEncoder>();
    }

    Typed Typed { get; }

    /// <summary>Without a tree no themes are asked.</summary>
    ThemeTree? Trees { get; }

    /// <summary>The list that gets an empty row more.</summary>
    internal string? Added { get; init; }

    internal string ThemeWords { get; init; } = "";

    /// <summary>For who does not keep sheets: in one language, and only what everybody can answer.</summary>
    internal bool Plain { get; init; }

    /// <summary>The one language of a plain form; that of the page when nothing else is said.</summary>
    internal string? OnlyIn { get; init; }

    string One => OnlyIn ?? page.Lang;

    internal HelperResult Only(Section section, Question question) => Written(() => Ask(section, question));

    internal HelperResult Section(Section section, string title) => Written(() =>
    {
        Write($"<section class=\"part\" aria-labelledby=\"{section.Name}-title\"><h2 id=\"{section.Name}-title\">{words[title].Value}</h2>");
        Groups(section, 3);
        Write($"</section>");
    });

    /// <summary>Of a place, and of how the service is given there.</summary>
    internal HelperResult Place(Section place, Section at) => Written(() =>
    {
        Groups(place, 4);
        Groups(at, 4);
    });

    internal HelperResult Inside(Section section) => Written(() => Groups(section, 3));

    HelperResult Written(Action write) => new(to =>
    {
        output = to;
        write();
        return Task.CompletedTask;
    });

    public string Named(string slot)
    {
        var section = records.First(s => slot.StartsWith(s.Name + ".", StringComparison.Ordinal));
        return said.Named(section, section.PathOf(slot));
    }

    public string Said(Typed typed, string slot) => said.Said(typed, slot) ?? words["editing.nothing"].Value;

    void Groups(Section section, int level)
    {
        foreach (var group in section.Groups)
        {
            var title = words["editing.group." + group.Name].Value;
            if (group.Open) Write($"<h{level} class=\"editing__group\" id=\"{section.Name}-{group.Name}\" tabindex=\"-1\">{title}</h{level}>");
            else Write($"<details class=\"editing__more\"{If(group.Questions.Any(q => Shows(section.Box(q), section)), "open")}><summary>{title}</summary>");
            foreach (var question in group.Questions) Ask(section, question);
            if (!group.Open) Write($"</details>");
        }
    }

    /// <summary>Something is wrong in it, was just asked for, or holds only here: then it may not be folded away.</summary>
    bool Shows(string box, Section section) => HasError(box) || Added?.StartsWith(box, StringComparison.Ordinal) == true
        || section.Key.Kind == Kinds.ServiceAtLocation && Typed.Under(box).Any();

    void Ask(Section section, Question question)
    {
        var (box, label, hint) = (section.Box(question), said.Label(section, question), Plain && question is HoursQuestion ? words["editing.hint.schedules.plain"].Value : said.Hint(section, question));
        Write($"<div class=\"q\" id=\"{box}-q\">");
        switch (question)
        {
            case TextQuestion text: Text(text, box, label, hint); break;
            case FlagQuestion: Tick(box, label, hint); break;
            case ChoiceQuestion choice: Choose(box, label, choice.Choices, "editing.choice." + (choice.Path == "visibility" ? "who." : "status.")); break;
            case NumberQuestion or DegreesQuestion or KboQuestion: Line(box, label, hint: hint, look: "q__short", mode: question is KboQuestion ? null : "decimal"); break;
            default: Set(question, box, label, hint); break;
        }
        if (!Plain && AllQuestions.HasWho(question)) Who(box, label);
        Write($"</div>");
    }

    void Set(Question question, string box, string label, string? hint)
    {
        Write($"<fieldset class=\"q__set\"><legend>{label}</legend>{Hinted(hint)}");
        switch (question)
        {
            case PhonesQuestion: Rows(box, "phone", Phone); break;
            case ContactsQuestion: Rows(box, "contact", Contact); break;
            case TargetsQuestion: Rows(box, "target", Target); break;
            case AccessQuestion: Rows(box, "access", Access); break;
            case MessagesQuestion: Rows(box, "message", Message); break;
            case HoursQuestion: Rows(box, "hours", Hours); break;
            case LanguagesQuestion: Languages(box); break;
            case ThemesQuestion: Themes(box); break;
            case AddressQuestion: Address(box); break;
        }
        Write($"</fieldset>");
    }

    void Text(TextQuestion question, string box, string label, string? hint)
    {
        var languages = Plain && question.Kind is not (TextKind.Email or TextKind.Url) ? [One] : question.Languages(box, Typed);
        if (Plain && question.Kind == TextKind.Long) { Tongue($"{box}.{One}", One, isLong: true, label: label); return; }
        if (languages.Count == 1) { Line($"{box}.{languages[0]}", label, question.Kind switch { TextKind.Email => "email", TextKind.Url => "url", _ => "text" }, hint); return; }
        Write($"<fieldset class=\"q__set\"><legend>{label}{(question.Required ? " *" : "")}</legend>{Hinted(hint)}<div class=\"q__tongues\">");
        var some = languages.Any(language => Typed.Has($"{box}.{language}"));
        foreach (var language in languages)
            Tongue($"{box}.{language}", language, question.Kind == TextKind.Long, missing: some && Texts.Languages.Contains(language), question.Required);
        Write($"</div></fieldset>");
    }

    /// <summary>One language of a text; where another language has it and this one has not, that is marked.</summary>
    void Tongue(string name, string language, bool isLong, bool missing = false, bool required = false, string? label = null)
    {
        Write($"<div class=\"{(label is null ? "" : "ds-field")}\"><label class=\"{(label is null ? "q__tongue" : "ds-label")}\" for=\"{name}\">{label ?? said.Tongue(language)}</label>");
        if (missing && !Typed.Has(name)) Write($" <span class=\"badge badge--warn\">{words["editing.missing"].Value}</span>");
        var lang = new Attribute(language == LocalText.NoLanguage ? null : $"lang=\"{language}\"");
        if (isLong) Write($"<textarea class=\"ds-input\" rows=\"{Math.Clamp(Typed[name].Length / 55 + 1, 3, 14)}\"{lang}{Attributes(name)}>\n{Typed[name]}</textarea>");
        else Write($"<input class=\"ds-input\" type=\"text\" value=\"{Typed[name]}\"{lang}{Attributes(name)}{If(required, "aria-required=\"true\"")}>");
        Error(name);
        Write($"</div>");
    }

    void Line(string name, string label, string type = "text", string? hint = null, string? look = null, string? mode = null)
    {
        Write($"<div class=\"ds-field {look}\"><label class=\"ds-label\" for=\"{name}\">{label}</label>{Hinted(hint)}<input class=\"ds-input\" type=\"{type}\" value=\"{Typed[name]}\"{Attributes(name)}{new Attribute(mode is null ? null : $"inputmode=\"{mode}\"")}>");
        Error(name);
        Write($"</div>");
    }

    void Tick(string name, string label, string? hint = null) =>
        Write($"<label class=\"choice\"><input type=\"checkbox\" value=\"{FlagQuestion.Yes}\"{Attributes(name)}{If(Typed.Has(name), "checked")}> {label}</label>{Hinted(hint)}");

    void Choose(string name, string label, IReadOnlyList<string> choices, string texts, string? look = null)
    {
        Write($"<div class=\"ds-field {look}\"><label class=\"ds-label\" for=\"{name}\">{label}</label><select class=\"ds-input\"{Attributes(name)}>");
        Options(choices, Typed[name], texts);
        Write($"</select>");
        Error(name);
        Write($"</div>");
    }

    /// <summary>The first choice is what it is when nobody said otherwise: nothing is typed then.</summary>
    /// <param name="texts">Beginning of the keys. ("other" at the end of a key is for numbers.)</param>
    void Options(IReadOnlyList<string> choices, string chosen, string texts)
    {
        foreach (var (i, choice) in choices.Index())
            Write($"<option value=\"{(i == 0 ? "" : choice)}\"{If(choice == chosen, "selected")}>{words[texts + (choice == "other" ? "else" : choice.ToLowerInvariant())].Value}</option>");
    }

    void Who(string box, string label)
    {
        var name = box + AllQuestions.Who;
        Write($"<label class=\"q__who\"><span class=\"hidden\">{words["editing.who", label].Value}</span><select name=\"{name}\" class=\"{(Typed.Has(name) ? "set" : "")}\">");
        Options(AllQuestions.Visibilities, Typed[name], "editing.choice.who.");
        Write($"</select></label>");
    }

    static HintText Hinted(string? hint) => new(hint);

    bool HasError(string box) => page.ModelState.ErrorCount > 0 && page.ModelState.Any(state => state.Value?.Errors.Count > 0 && (state.Key == box || state.Key.StartsWith(box + ".", StringComparison.Ordinal)));

    ModelErrorCollection? Errors(string name) => page.ModelState.ErrorCount > 0 && page.ModelState.TryGetValue(name, out var state) && state.Errors.Count > 0 ? state.Errors : null;

    void Error(string name)
    {
        if (Errors(name) is { } errors) Write($"<p class=\"ds-validation-message\" id=\"{name}-error\">{errors[0].ErrorMessage}</p>");
    }

    NamedBox Attributes(string name) => new(name, Errors(name) is not null);

    static Attribute If(bool holds, string attribute) => new(holds ? attribute : null);

#pragma warning disable CA1822, IDE0060 // the text has been written when this is called: see Markup
    void Write([InterpolatedStringHandlerArgument("")] Markup markup) { }
#pragma warning restore CA1822, IDE0060
}
