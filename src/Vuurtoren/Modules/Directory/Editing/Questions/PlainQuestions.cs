using System.Globalization;

namespace Vuurtoren.Modules.Directory.Editing.Questions;

/// <summary>Yes or no: a box to tick.</summary>
public sealed class FlagQuestion(string path) : Question(path)
{
    public const string Yes = "on";
    public override void Show(string name, object? stored, Typed into) => into[name] = stored is true ? Yes : "";
    public override object? Read(string name, Typed typed, object? stored, Mistakes wrong) => typed.Has(name);
}

/// <summary>One out of a few. The first is what it is when nobody said otherwise.</summary>
/// <param name="choices">Names of the enum, as they are stored.</param>
public sealed class ChoiceQuestion(string path, IReadOnlyList<string> choices) : Question(path)
{
    public IReadOnlyList<string> Choices => choices;
    public override void Show(string name, object? stored, Typed into) => into[name] = stored as string is { } chosen && chosen != choices[0] ? chosen : "";

    public override object? Read(string name, Typed typed, object? stored, Mistakes wrong)
    {
        if (!typed.Has(name)) return choices[0];
        if (!choices.Contains(typed[name])) wrong.Add(name, "editing.wrong.choice");
        return typed[name];
    }
}

/// <summary>A whole number, such as an age in years.</summary>
public sealed class NumberQuestion(string path, int least, int most) : Question(path)
{
    public int Least => least;
    public int Most => most;
    public override void Show(string name, object? stored, Typed into) => into[name] = stored is null ? "" : Convert.ToString(stored, CultureInfo.InvariantCulture)!;

    public override object? Read(string name, Typed typed, object? stored, Mistakes wrong)
    {
        if (!typed.Has(name)) return null;
        if (int.TryParse(typed[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        wrong.Add(name, "editing.wrong.number", least, most);
        return null;
    }
}

/// <summary>Degrees (WGS 84), with a point or a comma.</summary>
public sealed class DegreesQuestion(string path, int most) : Question(path)
{
    public override void Show(string name, object? stored, Typed into) => into[name] = stored is double degrees ? degrees.ToString("0.######", CultureInfo.InvariantCulture) : "";

    public override object? Read(string name, Typed typed, object? stored, Mistakes wrong)
    {
        if (!typed.Has(name)) return null;
        if (double.TryParse(typed[name].Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most) return degrees;
        wrong.Add(name, "editing.wrong.degrees");
        return null;
    }
}

/// <summary>The number of the Crossroads Bank for Enterprises.</summary>
public sealed class KboQuestion(string path) : Question(path)
{
    public override void Show(string name, object? stored, Typed into) => into[name] = stored is string { Length: 10 } digits ? KboNumber.Show(digits) : stored as string ?? "";

    public override object? Read(string name, Typed typed, object? stored, Mistakes wrong)
    {
        if (!typed.Has(name)) return null;
        if (KboNumber.Parse(typed[name]) is { } digits) return digits;
        wrong.Add(name, "editing.wrong.kbo");
        return null;
    }
}
