using System.Globalization;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.SocialBrussels;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Own = Vuurtoren.Modules.Directory.Themes.Themes;

namespace Vuurtoren.Modules.Directory.Reading.Concepts;

public enum LexiconKind { Word, Situation, Acronym }

/// <param name="Themes">Codes of our own themes, best first.</param>
public sealed record LexiconRow(string Text, string Language, LexiconKind Kind, IReadOnlyList<string> Themes);

/// <param name="Line">Counted from 1; 0: the whole file.</param>
/// <param name="Fault">"file", "row", "columns", "language", "kind" or "theme".</param>
public sealed record LexiconFault(string File, long Line, string Fault, string Value);

/// <summary>Everyday words and situations and the themes they mean: what ships in data/lexicon, with what an installation adds or takes out.</summary>
public sealed class Lexicon
{
    readonly Dictionary<(string, string), LexiconRow> rows = [];
    readonly List<LexiconFault> faults = [];

    /// <summary>In the order in which they were read.</summary>
    public IReadOnlyCollection<LexiconRow> Rows => rows.Values;
    public IReadOnlyList<LexiconFault> Faults => faults;

    /// <summary>The same for the same rows, in whatever order they were read.</summary>
    public string Digest => rows.Values.Aggregate(UInt128.Zero, (sum, row) => sum + EntrySum.Hash(Json.Write(row))).ToString("x32", CultureInfo.InvariantCulture);

    /// <param name="dataFolder">Of the installation: lexicon/*.csv in it add rows, or take one out by giving it no themes.</param>
    public static Lexicon Read(string? dataFolder)
    {
        var lexicon = new Lexicon();
        lexicon.ReadFolder(Path.Combine(AppContext.BaseDirectory, "data", "lexicon"));
        if (dataFolder is not null) lexicon.ReadFolder(Path.Combine(dataFolder, "lexicon"));
        return lexicon;
    }

    public void ReadFolder(string folder)
    {
        if (!System.IO.Directory.Exists(folder)) return;
        foreach (var file in System.IO.Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            try
            {
                using var table = Table.Open(file, File.OpenRead(file));
                foreach (var row in table.Rows())
                    if (row.IsUsable) Add(new NamedRow(table, row), name); else faults.Add(new(name, row.Line, "row", ""));
            }
            // Whoever edits a table must not be able to keep the site from starting.
            catch (Exception unusable) when (unusable is RuleBroken or IOException or UnauthorizedAccessException) { faults.Add(new(name, 0, "file", "")); }
        }
    }

    void Add(NamedRow row, string file)
    {
        if (row["text"] is not { } text || row["lang"] is not { } language) { Fault("columns", row["text"] ?? ""); return; }
        if (language is not ("nl" or "fr")) { Fault("language", language); return; }
        if (!Enum.TryParse<LexiconKind>(row["kind"], ignoreCase: true, out var kind)) { Fault("kind", row["kind"] ?? ""); return; }
        var codes = (row["themes"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var code in codes.Where(c => Own.Shipped.Find(c) is null)) Fault("theme", code);
        var themes = codes.Where(c => Own.Shipped.Find(c) is not null).ToList();
        var key = (language, text.ToLowerInvariant());
        if (codes.Length == 0) rows.Remove(key);
        else if (themes.Count > 0) rows[key] = new(text, language, kind, themes);

        void Fault(string fault, string value) => faults.Add(new(file, row.Line, fault, value));
    }
}
