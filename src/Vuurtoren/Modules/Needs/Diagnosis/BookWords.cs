using System.Globalization;
using Vuurtoren.Modules.Needs.Indicators;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>How a diagnosis says what it says, the same on the page and in a file.</summary>
public sealed class BookWords(Texts texts, string lang)
{
    readonly FigureWords figures = new(texts);

    public Texts Texts => texts;
    public string Lang => lang;

    public static string Day(DateOnly day) => day.Written("d MMMM yyyy");
    public static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>What stands above the text: who made it, when, who decided. With the language of what somebody typed.</summary>
    public IEnumerable<(string Label, string Value, string? Lang)> Head(WhiteBook book)
    {
        yield return (texts["diagnosis.coordination"], book.Coordination.In(lang).Text, book.Coordination.In(lang).Language);
        yield return (texts["diagnosis.kind"], texts["diagnosis.kind." + book.Kind], null);
        yield return (texts["diagnosis.by"], texts["diagnosis.by." + book.MadeBy], null);
        if (book.Maker is { } maker) yield return (texts["diagnosis.maker"], maker.In(lang).Text, maker.In(lang).Language);
        if (book.ElectionOn is { } election) yield return (texts["diagnosis.election"], Day(election), null);
        if (book.DecidedOn is { } decided) yield return (texts["diagnosis.decided"], Day(decided), null);
        if (book.Decision is { } decision) yield return (texts["diagnosis.decision"], decision.In(lang).Text, decision.In(lang).Language);
        if (book.PublishedOn is { } published) yield return (texts["diagnosis.published.day"], Day(published), null);
    }

    /// <summary>Each kind of figure once, with the areas in which the need is greatest.</summary>
    public IEnumerable<(string Name, string Where, string Middle)> Figures(Facts facts) =>
        from kind in facts.Figures.GroupBy(one => (one.Name, one.Year))
        select ($"{kind.Key.Name.In(lang).Text} ({kind.Key.Year.ToString(CultureInfo.InvariantCulture)})", string.Join(" · ", kind.Select(one => $"{one.Area.In(lang).Text} {figures.Of(one.Unit, one.Value)}")),
            kind.First() is { Middle: { } middle } first ? figures.Of(first.Unit, middle) : texts["diagnosis.facts.no-middle"].Value);

    /// <summary>Areas in which nothing was found; null: there is something everywhere.</summary>
    public string? Without(Facts facts) => facts.Offer.Where(one => one.Services == 0).Select(one => one.Area.In(lang).Text).ToList() is { Count: > 0 } none ? texts["diagnosis.facts.offer.none", string.Join(", ", none)].Value : null;

    public IEnumerable<string> Sources(Facts facts) => facts.Figures.Select(one => one.Source.In(lang).Text).Distinct();

    /// <summary>A week is counted in half hours.</summary>
    public string Hours(FactOffer offer) => (offer.Hours / 2m).ToString("0.#", CultureInfo.CurrentCulture);

    public string Needs(Facts facts) => texts.Number("diagnosis.facts.needs", facts.Needs) + " " + (facts.Signals is { } signals ? texts.Number("diagnosis.facts.signals", signals) : texts["diagnosis.facts.signals.few", Facts.Least]);

    /// <summary>A paragraph of one line, or a list of lines that began with a dash.</summary>
    public sealed record Block(bool IsList, IReadOnlyList<string> Lines);

    /// <summary>Each line is a paragraph; lines that begin with a dash or a star are a list.</summary>
    public static IReadOnlyList<Block> Blocks(string text)
    {
        var (blocks, list) = (new List<Block>(), new List<string>());
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (line.Length > 2 && line[0] is '-' or '*' or '•' && line[1] == ' ') { list.Add(line[2..].Trim()); continue; }
            End();
            blocks.Add(new(false, [line]));
        }
        End();
        return blocks;

        void End()
        {
            if (list.Count == 0) return;
            blocks.Add(new(true, [.. list]));
            list.Clear();
        }
    }
}
