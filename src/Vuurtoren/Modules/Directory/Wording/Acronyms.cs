using System.Collections.Frozen;
using System.Text.Encodings.Web;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.SocialBrussels;
using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>An acronym in Dutch, in French or both, with what it stands for in each. Full words are there in both languages, also where only one has an acronym.</summary>
public sealed record Acronym(string? Dutch, string DutchWords, string? French, string FrenchWords)
{
    /// <summary>In this language; null when it has none.</summary>
    public string? In(string language) => language == "fr" ? French : Dutch;
    public string WordsIn(string language) => language == "fr" ? FrenchWords : DutchWords;
}

/// <summary>The acronyms of the field, written by us: data/acronyms/acronyms.csv. Texts explain the first of each, and a search for one finds its counterpart.</summary>
public sealed class Acronyms
{
    const int Shortest = 2, Longest = 9, ShortestAsked = 4;

    public static Acronyms Shipped { get; } = new(Path.Combine(AppContext.BaseDirectory, "data", "acronyms", "acronyms.csv"));

    readonly Dictionary<string, FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>>> wordsOf = [];
    readonly Dictionary<string, List<string>> counterparts = [];

    public IReadOnlyList<Acronym> All { get; }

    public Acronyms(string file)
    {
        using var table = Table.Open(file, File.OpenRead(file));
        All = [.. table.Rows().Where(row => row.IsUsable).Select(row => new NamedRow(table, row)).Select(row => new Acronym(row["nl"], row["nl_full"]!, row["fr"], row["fr_full"]!))];
        foreach (var language in new[] { "nl", "fr" })
        {
            var words = new Dictionary<string, string>();
            foreach (var acronym in All) if (acronym.In(language) is { } own) words.TryAdd(own, acronym.WordsIn(language));
            // In a text in one language stands the acronym of the other too.
            foreach (var acronym in All) if (acronym.In(language == "fr" ? "nl" : "fr") is { } other) words.TryAdd(other, acronym.WordsIn(language));
            wordsOf[language] = words.ToFrozenDictionary().GetAlternateLookup<ReadOnlySpan<char>>();
        }
        foreach (var (dutch, french) in All.Where(a => a.Dutch is not null && a.French is not null && a.Dutch != a.French).Select(a => (a.Dutch!, a.French!)))
            foreach (var (one, other) in new[] { (dutch, french), (french, dutch) })
                if (!counterparts.TryAdd(Folding.Fold(one), [Folding.Fold(other)])) counterparts[Folding.Fold(one)].Add(Folding.Fold(other));
    }

    /// <summary>What somebody means as well who types this word: "ocmw" for "cpas". Short ones are also ordinary words ("loi", "cas") and count only in capitals.</summary>
    /// <param name="word">Folded, as the index has it.</param>
    /// <param name="asked">As it was typed.</param>
    public IReadOnlyList<string> Counterparts(string word, string asked) =>
        counterparts.TryGetValue(word, out var others) && (word.Length >= ShortestAsked || asked.Contains(word.ToUpperInvariant(), StringComparison.Ordinal)) ? others : [];

    /// <summary>The acronyms that somebody typed, in capitals or not.</summary>
    public IEnumerable<(string Acronym, string Words)> AskedFor(string asked, string language)
    {
        if (!wordsOf.TryGetValue(language, out var words)) yield break;
        foreach (var word in asked.Split((char[])[' ', ',', '.', '?', '!'], StringSplitOptions.RemoveEmptyEntries))
        {
            var acronym = word.Length >= ShortestAsked && word.Length <= Longest ? word.ToUpperInvariant() : word;
            if (words.TryGetValue(acronym, out var full)) yield return (acronym, full);
        }
    }

    /// <summary>The acronyms of a text, each where it stands first, unless the text itself says what it is.</summary>
    /// <param name="language">Of the text.</param>
    public IReadOnlyList<(int At, int Length, string Words)> In(string text, string language)
    {
        if (!wordsOf.TryGetValue(language, out var words)) return [];
        List<(int, int, string)>? found = null;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsUpper(text[at])) { at = char.IsLetterOrDigit(text[at]) ? EndOf(text, at) : at + 1; continue; }
            var end = EndOf(text, at);
            if (end - at is >= Shortest and <= Longest && char.IsUpper(text[end - 1]) | end - at > 3 && words.TryGetValue(text.AsSpan(at, end - at), out var full)
                && found?.Exists(one => one.Item3 == full) != true && !text.Contains(full, StringComparison.OrdinalIgnoreCase)) (found ??= []).Add((at, end - at, full));
            at = end;
        }
        return found ?? [];
    }

    static int EndOf(string text, int at)
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
        return at;
    }

    /// <summary>The text with what its acronyms mean.</summary>
    public void Write(TextWriter writer, HtmlEncoder encoder, string text, string language)
    {
        var done = 0;
        foreach (var (at, length, words) in In(text, language))
        {
            encoder.Encode(writer, text, done, at - done);
            writer.Write("<abbr title=\"");
            encoder.Encode(writer, words);
            writer.Write("\">");
            encoder.Encode(writer, text, at, length);
            writer.Write("</abbr>");
            done = at + length;
        }
        if (done == 0) encoder.Encode(writer, text); else encoder.Encode(writer, text, done, text.Length - done);
    }
}
