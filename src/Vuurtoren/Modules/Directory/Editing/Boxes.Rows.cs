using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using ShippedThemes = Vuurtoren.Modules.Directory.Themes.Themes;

namespace Vuurtoren.Modules.Directory.Editing;

public sealed partial class Boxes
{
    /// <summary>The rows that are filled in, then one or two empty ones, folded away until somebody wants one.</summary>
    void Rows(string list, string what, Action<string, int> row)
    {
        var rows = Typed.Rows(list);
        foreach (var (at, n) in rows.Index()) One(n, at);
        var (next, wanted) = (rows.Count == 0 ? 0 : rows[^1] + 1, Added == list);
        Write($"<details class=\"q__add\"{If(wanted, "open")}><summary>{words[$"editing.add.{what}"].Value}</summary>");
        for (var n = 0; n < (wanted ? 2 : 1); n++) One(next + n, rows.Count + n);
        if (Plain) Write($"</details>");
        else Write($"<p><button type=\"submit\" name=\"do\" value=\"add:{list}\" formaction=\"#{list}-q\" class=\"ds-button\" data-variant=\"tertiary\">{words["editing.add.another"].Value}</button></p></details>");

        void One(int n, int at)
        {
            Write($"<fieldset class=\"q__row q__row--{what}\"><legend>{words[$"editing.row.{what}", at + 1].Value}</legend>");
            if (Typed.Has($"{list}.{n}.was")) Write($"<input type=\"hidden\" name=\"{list}.{n}.was\" value=\"{Typed[$"{list}.{n}.was"]}\">");
            row($"{list}.{n}", at);
            Write($"</fieldset>");
        }
    }

    void Tongues(string box, string label, bool isLong = false)
    {
        if (Plain) { Line($"{box}.{One}", label); return; }
        Write($"<fieldset class=\"q__set q__set--in\"><legend>{label}</legend><div class=\"q__tongues\">");
        foreach (var language in Texts.Languages) Tongue($"{box}.{language}", language, isLong);
        Write($"</div></fieldset>");
    }

    void Phone(string row, int at)
    {
        Line(row + ".number", words["editing.phone.number"], "tel", look: "q__half");
        Line(row + ".extension", words["editing.phone.extension"], look: "q__short");
        if (Plain) { Tongues(row + ".for", words["editing.phone.for"]); return; }
        Choose(row + ".type", words["editing.phone.type"], Enum.GetNames<PhoneType>(), "editing.choice.phone.", "q__half");
        Choose(row + ".who", words["editing.choice.who"], AllQuestions.Visibilities, "editing.choice.who.", "q__half");
        Tongues(row + ".for", words["editing.phone.for"]);
    }

    void Contact(string row, int at)
    {
        Line(row + ".name", words["editing.contact.name"], hint: words["editing.contact.name.hint"], look: "q__half");
        Choose(row + ".who", words["editing.choice.who"], AllQuestions.Visibilities, "editing.choice.who.", "q__half");
        Line(row + ".agreed", words["editing.contact.agreed"], "date", words["editing.contact.agreed.hint"], "q__half");
        Tongues(row + ".title", words["editing.contact.title"]);
        Line(row + ".mail", words["editing.q.email"], "email", look: "q__half");
        Line(row + ".number", words["editing.phone.number"], "tel", look: "q__half");
        if (!Plain) Person(row);
    }

    /// <summary>What a person tells of oneself besides; a function does without.</summary>
    void Person(string row)
    {
        var some = ((string[])[".reachable", ".how", ".languages", ".ways", ".succeeds"]).Any(end => Typed.Under(row + end).Any());
        Write($"<details class=\"q__add\"{If(some, "open")}><summary>{words["editing.contact.more"].Value}</summary>");
        Tongues(row + ".reachable", words["editing.contact.reachable"]);
        Ticks(row, "ways", words["editing.contact.ways"], Enum.GetValues<WayToReach>().Select(ContactsQuestion.Key), way => words["faces.way." + way]);
        Tongues(row + ".how", words["editing.contact.how"]);
        Ticks(row, "languages", words["editing.contact.languages"], LanguagesQuestion.Shown(row + ".languages", Typed), code => Wording.SpokenNames.Of(code, words));
        if (Typed.Under(row + ".succeeds").Any()) Tongues(row + ".succeeds", words["editing.contact.succeeds"]);
        Write($"</details>");
    }

    void Ticks(string row, string list, string label, IEnumerable<string> choices, Func<string, string> name)
    {
        Write($"<fieldset class=\"q__set q__set--in\"><legend>{label}</legend><div class=\"q__ticks\">");
        foreach (var choice in choices) Tick($"{row}.{list}.{choice}", name(choice));
        Write($"</div></fieldset>");
    }

    void Target(string row, int at)
    {
        Choose(row + ".kind", words["editing.target.kind"], Enum.GetNames<TargetKind>(), "editing.choice.target.", "q__half");
        Tongues(row + ".group", words["editing.target.group"]);
    }

    void Access(string row, int at)
    {
        Choose(row + ".feature", words["editing.access.feature"], ["", .. AccessQuestion.Features], "editing.choice.access.", "q__half");
        Tongues(row + ".details", words["editing.access.details"]);
    }

    void Message(string row, int at)
    {
        Choose(row + ".kind", words["editing.message.kind"], Enum.GetNames<MessageKind>(), "editing.choice.message.", "q__half");
        Line(row + ".from", words["editing.message.from"], "date", look: "q__short");
        Line(row + ".until", words["editing.message.until"], "date", look: "q__short");
        Tongues(row + ".text", words["editing.message.text"]);
    }

    void Hours(string row, int at)
    {
        if (!Plain) Tongues(row + ".label", words["editing.hours.label"]);
        Write($"<div class=\"week\" data-week>");
        foreach (var day in HoursQuestion.Days)
        {
            var box = $"{row}.{HoursQuestion.Box(day)}";
            Write($"<div class=\"week__day\"><label for=\"{box}\">{HoursQuestion.Name(day)}</label><input class=\"ds-input\" type=\"text\" value=\"{Typed[box]}\" placeholder=\"{(day == Weekday.Mo ? "9:00-12:00, 13:00-16:30" : "")}\" autocomplete=\"off\"{Attributes(box)}>");
            if (!Plain && day is (Weekday.Mo or Weekday.Sa))
                Write($"<button type=\"submit\" name=\"do\" value=\"copy:{box}\" formaction=\"#{row}.mo\" data-copy=\"{box}\" class=\"ds-button\" data-variant=\"tertiary\">{words[day == Weekday.Mo ? "editing.hours.copy.week" : "editing.hours.copy.sunday"].Value}</button>");
            Error(box);
            Write($"</div>");
        }
        Write($"</div><div class=\"q__ticks\">");
        Tick(row + ".appointment", words["editing.hours.appointment"]);
        Tick(row + ".phone", words["editing.hours.phone"]);
        Write($"</div>");
        if (Plain) return;
        Choose(row + ".public", words["editing.hours.public"], Enum.GetNames<HolidayRule>(), "editing.choice.holiday.", "q__half");
        Choose(row + ".school", words["editing.hours.school"], Enum.GetNames<HolidayRule>(), "editing.choice.holiday.", "q__half");
        Write($"<details class=\"q__add\"{If(Typed.Has(row + ".from") || Typed.Has(row + ".to") || Typed.Under(row + ".notes").Any() || HasError(row + ".to"), "open")}><summary>{words["editing.hours.more"].Value}</summary>");
        Line(row + ".from", words["editing.hours.from"], "date", look: "q__short");
        Line(row + ".to", words["editing.hours.to"], "date", look: "q__short");
        Tongues(row + ".notes", words["editing.hours.notes"]);
        Write($"</details>");
        Rows(row + ".except", "except", Except);
    }

    void Except(string row, int at)
    {
        Line(row + ".from", words["editing.except.from"], "date", look: "q__short");
        Line(row + ".to", words["editing.except.to"], "date", look: "q__short");
        Line(row + ".hours", words["editing.except.hours"], hint: words["editing.except.hours.hint"], look: "q__half");
        Tongues(row + ".why", words["editing.except.why"]);
    }

    void Address(string box)
    {
        Tongues(box + ".street", words["editing.address.street"]);
        Line(box + ".postcode", words["editing.address.postcode"], look: "q__short", mode: "numeric");
        Tongues(box + ".city", words["editing.address.city"]);
    }

    void Languages(string box)
    {
        Write($"<div class=\"q__ticks\">");
        foreach (var code in LanguagesQuestion.Shown(box, Typed)) Tick($"{box}.{code}", Wording.SpokenNames.Of(code, words));
        Write($"</div>");
    }

    /// <summary>All our themes, theme by theme; those that hold a tick or what is looked for stand open. The words of a source go along unseen.</summary>
    void Themes(string box)
    {
        var found = Found();
        Write($"<div class=\"inline\"><label class=\"ds-label\" for=\"find-themes\">{words["editing.themes.find"].Value}</label><input class=\"ds-input\" type=\"search\" id=\"find-themes\" name=\"find-themes\" value=\"{ThemeWords}\" autocomplete=\"off\" data-find=\"{box}-tree\"><button type=\"submit\" name=\"do\" value=\"find\" formaction=\"#{box}-q\" class=\"ds-button\" data-variant=\"secondary\">{words["editing.themes.find.go"].Value}</button></div>");
        if (ThemeWords.Length > 0 && found.Count == 0) Write($"<p class=\"quiet\">{words["editing.themes.none"].Value}</p>");
        Write($"<div id=\"{box}-tree\"><div class=\"themes\">");
        var all = ThemeBoxes.Of(Trees!, page.Lang, box, encoder);
        var first = all.Where(theme => theme.Terms.Any(term => Typed.Has(term.Name) || found.Contains(term.Code))).ToHashSet();
        foreach (var theme in all.Where(first.Contains)) Theme(theme, found, open: true);
        Write($"</div><details class=\"q__add\" data-rest{If(first.Count == 0, "open")}><summary>{words[first.Count == 0 ? "editing.themes.all" : "editing.themes.others"].Value}</summary><div class=\"themes\">");
        foreach (var theme in all.Where(theme => !first.Contains(theme))) Theme(theme, found, open: false);
        Write($"</div></details>");
        Write($"</div>");
        var own = all.SelectMany(theme => theme.Terms).Select(term => term.Name).ToHashSet();
        foreach (var (name, value) in Typed.Under(box).Where(t => !own.Contains(t.Key))) Write($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
    }

    void Theme(ThemeBoxes theme, HashSet<string> found, bool open)
    {
        Write($"<details{If(open, "open")}><summary>{theme.Title}</summary><div class=\"q__ticks\">");
        foreach (var term in theme.Terms)
        {
            output.Write(found.Contains(term.Code) ? "<label class=\"choice choice--found\"" : "<label class=\"choice\"");
            output.Write(term.Ticking);
            output.Write(Typed.Has(term.Name) ? " checked> " : "> ");
            output.Write(term.Words);
        }
        Write($"</div></details>");
    }

    /// <summary>The codes of themes that hold all words that were typed, in their name or in what people call them.</summary>
    HashSet<string> Found()
    {
        var asked = ThemeWords.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (asked.Length == 0) return [];
        return [.. ShippedThemes.Shipped.All.Where(theme => asked.All(word => theme.Name.Select(t => t.Value).Concat(theme.Also.Values.SelectMany(also => also))
            .Any(name => System.Globalization.CultureInfo.InvariantCulture.CompareInfo.IndexOf(name, word, System.Globalization.CompareOptions.IgnoreCase | System.Globalization.CompareOptions.IgnoreNonSpace) >= 0))).Select(theme => theme.Code)];
    }
}
