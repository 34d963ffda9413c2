using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Editing.Questions;

namespace Vuurtoren.Modules.Directory.Upkeep.Suggesting;

/// <summary>
/// What stands in the few boxes of a plain form, laid over all that a sheet says: boxes that the form does not show stay as they are. What somebody proposes is kept
/// box by box with what stood there, so that it can be laid over a sheet that was changed meanwhile, or of which they did not see everything.
/// </summary>
static class Overlay
{
    /// <param name="shown">What the form was made from.</param>
    /// <param name="posted">What came back, by name of the box; a box to tick that is not ticked does not come back.</param>
    public static Typed Read(Typed shown, IEnumerable<(Section Section, Question Question)> questions, IReadOnlyDictionary<string, string> posted, string lang)
    {
        var typed = Typed.FromJson(shown.ToJson());
        foreach (var (section, question) in questions)
        {
            var name = section.Box(question);
            foreach (var box in posted.Where(box => Fits(question, name, box.Key, lang))) typed[box.Key] = box.Value;
            if (question is LanguagesQuestion) foreach (var code in LanguagesQuestion.Shown(name, shown)) typed[$"{name}.{code}"] = posted.ContainsKey($"{name}.{code}") ? FlagQuestion.Yes : "";
            if (question is HoursQuestion) foreach (var row in Rows(name, posted)) foreach (var tick in new[] { "appointment", "phone" }) typed[$"{row}.{tick}"] = posted.ContainsKey($"{row}.{tick}") ? FlagQuestion.Yes : "";
            if (question is PhonesQuestion) foreach (var row in Rows(name, posted).Where(row => !typed.Has(row + ".number"))) Clear(typed, row);
        }
        return typed;
    }

    /// <summary>Only boxes that a plain form shows: whoever sends others changes nothing.</summary>
    static bool Fits(Question question, string name, string box, string lang)
    {
        if (box != name && !box.StartsWith(name + ".", StringComparison.Ordinal) || box.Length > 200) return false;
        var rest = box.Length > name.Length ? box[(name.Length + 1)..].Split('.') : [];
        return question switch
        {
            TextQuestion text => rest is [var one] && (one == lang || text.Kind is TextKind.Email or TextKind.Url),
            HoursQuestion => rest is [_, { Length: 2 } day] && Enum.TryParse<Weekday>(day, ignoreCase: true, out _) && Row(rest[0]),
            PhonesQuestion => rest is [var row, "number" or "extension"] && Row(row) || rest is [var at, "for", var tongue] && tongue == lang && Row(at),
            AddressQuestion => rest is ["postcode"] || rest is ["street" or "city", var tongue] && tongue == lang,
            NumberQuestion => rest.Length == 0,
            _ => false,
        };
    }

    static bool Row(string number) => int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) && n < 50;

    static IEnumerable<string> Rows(string list, IReadOnlyDictionary<string, string> posted) => posted.Keys.Where(box => box.StartsWith(list + ".", StringComparison.Ordinal)).Select(box => box[(list.Length + 1)..].Split('.')[0]).Where(Row).Distinct().Select(row => $"{list}.{row}");

    static void Clear(Typed typed, string row)
    {
        foreach (var box in typed.Under(row).Select(box => box.Key).ToList()) typed[box] = "";
    }

    /// <summary>What stood there and what should, by box; empty when nothing is proposed.</summary>
    public static Dictionary<string, string[]> Changes(Typed shown, Typed typed, IEnumerable<(Section Section, Question Question)> questions)
    {
        var changes = new Dictionary<string, string[]>();
        foreach (var name in questions.Select(one => one.Section.Box(one.Question)))
        {
            foreach (var box in shown.Under(name).Concat(typed.Under(name)).Select(box => box.Key).Where(box => !box.EndsWith(".was", StringComparison.Ordinal)).Distinct())
                if (shown[box] != typed[box]) changes[box] = [shown[box], typed[box]];
            // A number is found again by itself: the sender may not have seen all of them.
            foreach (var row in changes.Keys.Where(box => name.EndsWith(".phones", StringComparison.Ordinal) && box.StartsWith(name + ".", StringComparison.Ordinal)).Select(box => RowOf(name, box)).Distinct().ToList())
                changes.TryAdd(row + ".number", [shown[row + ".number"], typed[row + ".number"]]);
        }
        return changes;
    }

    /// <summary>Lays what was proposed over what the sheet says now.</summary>
    /// <returns>The slots that it touches.</returns>
    public static IReadOnlyList<string> Lay(Typed now, IReadOnlyDictionary<string, string[]> changes)
    {
        var rows = new Dictionary<string, string?>();
        foreach (var (box, pair) in changes)
            if (box.EndsWith(".number", StringComparison.Ordinal)) rows[box[..^".number".Length]] = Found(now, box, pair[0]);
        foreach (var (box, pair) in changes)
        {
            var row = rows.Keys.FirstOrDefault(row => box.StartsWith(row + ".", StringComparison.Ordinal));
            if (row is not null && rows[row] is null) continue; // that number is gone
            var to = row is null ? box : rows[row] + box[row.Length..];
            now[to] = pair[1];
            if (row is not null && !now.Has(rows[row] + ".number")) Clear(now, rows[row]!);
        }
        return [.. changes.Keys.Select(Slot).Distinct()];
    }

    /// <summary>The row with this number; of a new number the first free row; null when the number is not there any more.</summary>
    static string? Found(Typed now, string box, string was)
    {
        var list = box[..box[..^".number".Length].LastIndexOf('.')];
        if (was.Length == 0) return $"{list}.{(now.Rows(list) is [.., var last] ? last + 1 : 0)}";
        foreach (var n in now.Rows(list)) if (now[$"{list}.{n}.number"] == was) return $"{list}.{n}";
        return null;
    }

    static string RowOf(string list, string box) => $"{list}.{box[(list.Length + 1)..].Split('.')[0]}";

    /// <summary>"service.phones" of "service.phones.0.number"; of a text with its language.</summary>
    public static string Slot(string box)
    {
        var parts = box.Split('.');
        return string.Join('.', parts.Take(2));
    }
}
