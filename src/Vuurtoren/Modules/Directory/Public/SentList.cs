using Vuurtoren.Platform;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Public;

/// <param name="Line">In the file, from 1.</param>
/// <param name="Reason">The end of a text key of who takes in the list.</param>
public sealed record SentRefusal(long Line, string Reason);

/// <summary>A list that somebody sent, on its way through the screens that look at it. Until it is taken in it stands in the form, and nowhere else.</summary>
/// <param name="Packed">The table, as the form carries it.</param>
public sealed record SentList(SentTable Table, string Packed)
{
    /// <summary>Of a form with a list in it; held in memory, so that nothing is left on the disk.</summary>
    public const int MostFormBytes = 6 << 20;

    const int LongestHeading = 60;

    public static async Task<SentList> Read(IFormFile file, CancellationToken stop)
    {
        if (file.Length > SentTable.MostBytes) throw new RuleBroken("imports.table.large", SentTable.MostBytes >> 20, SentTable.MostRows);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, stop);
        var read = SentTable.Read(bytes.ToArray());
        if (read.Header.Count == 0 || read.Rows.Count == 0) throw new RuleBroken("imports.file.empty");
        return new(read, PackedTable.Pack(read));
    }

    /// <summary>From the form.</summary>
    public static SentList Again(string packed) => new(PackedTable.Unpack(packed), packed);

    /// <summary>The columns of the table, with what stands first in them.</summary>
    public IEnumerable<Choice> Headings(Texts texts) => Table.Header.Select((name, place) => new Choice($"{place}", Short($"{(name.Length > 0 ? name : texts["sent.column", place + 1].Value)}{(Table.Rows.Select(row => row[place]).FirstOrDefault(cell => cell is not null) is { } seen ? $" ({seen})" : "")}")));

    static string Short(string words) => words.Length > LongestHeading ? words[..(LongestHeading - 1)] + "…" : words;

    /// <summary>The rows that are not taken in, as they came, each with why: to be put right and sent again.</summary>
    /// <param name="reason">The words of a reason.</param>
    public byte[] Refused(IEnumerable<SentRefusal> refused, Texts texts, Func<string, string> reason)
    {
        var rows = Table.Rows.ToDictionary(row => row.Line);
        return TableFile.Csv([.. Table.Header, texts["sent.why"]], refused.Select(one => (object?[])[.. Enumerable.Range(0, Table.Header.Count).Select(place => rows[one.Line][place]), reason(one.Reason)]), marked: true);
    }
}
