using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Editing.Questions;

/// <summary>A list of parts, each a row of boxes: "phones.0.number". An emptied row goes; the form always shows one more.</summary>
public abstract class RowsQuestion<T>(string path) : Question(path) where T : class
{
    protected abstract void ShowRow(string row, T part, Typed into);

    /// <param name="was">The part this row was made from: what the form does not show of it stays.</param>
    /// <returns>Null when nothing is left of it.</returns>
    protected abstract T? ReadRow(string row, Typed typed, T? was, Mistakes wrong);

    public override void Show(string name, object? stored, Typed into)
    {
        foreach (var (i, part) in Parts(stored).Index())
        {
            into[$"{name}.{i}.was"] = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            ShowRow($"{name}.{i}", part, into);
        }
    }

    public override object? Read(string name, Typed typed, object? stored, Mistakes wrong)
    {
        var parts = Parts(stored);
        var read = new List<T>();
        foreach (var row in typed.Rows(name).Select(n => $"{name}.{n}"))
            if (ReadRow(row, typed, int.TryParse(typed[row + ".was"], out var n) && n >= 0 && n < parts.Count ? parts[n] : null, wrong) is { } part) read.Add(part);
        return Json.Write(read);
    }

    static List<T> Parts(object? stored) => stored is string and not "[]" and var json ? Json.Read<List<T>>(json) : [];

    /// <summary>A text in the languages of the screens; what it has in others stays.</summary>
    protected static LocalText? Text(string box, Typed typed, LocalText? was)
    {
        var text = was?.Where(t => !Texts.Languages.Contains(t.Key)).Select(t => KeyValuePair.Create(t.Key, (string?)t.Value)) ?? [];
        return LocalText.From([.. text, .. Texts.Languages.Select(language => KeyValuePair.Create(language, (string?)Short(typed[$"{box}.{language}"])))]);
        static string Short(string text) => text.Length > 2000 ? text[..2000] : text;
    }

    protected static void Show(string box, LocalText? text, Typed into)
    {
        foreach (var language in Texts.Languages) into[$"{box}.{language}"] = text?[language] ?? "";
    }

    /// <summary>The first of the enum is the empty choice.</summary>
    protected static TEnum Choice<TEnum>(string box, Typed typed, Mistakes wrong) where TEnum : struct, Enum
    {
        if (!typed.Has(box)) return default;
        if (Enum.TryParse<TEnum>(typed[box], out var chosen) && Enum.IsDefined(chosen)) return chosen;
        wrong.Add(box, "editing.wrong.choice");
        return default;
    }

    protected static string Shown<TEnum>(TEnum chosen) where TEnum : struct, Enum => EqualityComparer<TEnum>.Default.Equals(chosen, default) ? "" : chosen.ToString();

    protected static DateOnly? Day(string box, Typed typed, Mistakes wrong)
    {
        if (!typed.Has(box)) return null;
        if (DateOnly.TryParseExact(typed[box], "O", out var day) && day.Year is > 1900 and < 2200) return day;
        wrong.Add(box, "editing.wrong.day");
        return null;
    }

    protected static Phone? ReadPhone(string box, string extension, Typed typed, Phone? was, Mistakes wrong)
    {
        if (!typed.Has(box)) return null;
        if (was is not null && typed[box] == was.Number) return was with { Extension = typed.Has(extension) ? typed[extension] : null };
        if (PhoneNumber.Tidy(typed[box]) is not { } tidy) { wrong.Add(box, "editing.wrong.phone"); return was; }
        return (was ?? new Phone("")) with { Number = tidy.Number, Extension = typed.Has(extension) ? typed[extension] : tidy.Extension };
    }
}
