using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Vuurtoren.Platform.Documents;

/// <summary>
/// A PDF as Chromium writes it (PDF 1.4: one table of offsets, nothing packed but streams), read as far as its pages, and the places in it that links go to.
/// Chromium cannot say on which page something stands while it lays it out, so that is read here.
/// </summary>
public sealed partial class PdfFile
{
    readonly string text;
    readonly Dictionary<int, (int From, int To)> objects = [];

    PdfFile(string text)
    {
        this.text = text;
        var offsets = Offsets();
        var ends = offsets.Values.Order().ToList();
        foreach (var (number, from) in offsets)
        {
            var next = ends.BinarySearch(from) + 1;
            objects[number] = (from, next < ends.Count ? ends[next] : text.LastIndexOf("\nxref", StringComparison.Ordinal));
        }
        var root = Object(Number(Root().Match(text, text.LastIndexOf("trailer", StringComparison.Ordinal))));
        Pages = [.. PagesUnder(Number(PagesOf().Match(root)))];
        Places = DestsOf().Match(root) is { Success: true } dests ? PlacesIn(Object(Number(dests))) : [];
    }

    /// <summary>Bytes as characters, one for one.</summary>
    public static PdfFile Read(string path) => new(File.ReadAllText(path, Encoding.Latin1));

    /// <summary>The number of the object of each page, in order.</summary>
    internal IReadOnlyList<int> Pages { get; }

    public int PageCount => Pages.Count;

    /// <summary>The page, from 1, on which each place stands that a link in the file goes to, by its id.</summary>
    public IReadOnlyDictionary<string, int> Places { get; }

    /// <summary>All of an object: "12 0 obj … endobj".</summary>
    internal string Object(int number) => text[objects[number].From..objects[number].To];

    internal int Highest => objects.Keys.Max();

    /// <summary>The part of an object before its stream; all of it when it has none.</summary>
    internal static string HeadOf(string one) => one.IndexOf("stream\n", StringComparison.Ordinal) is >= 0 and var at ? one[..at] : one;

    /// <summary>Numbers of the objects that this text points to.</summary>
    internal static IEnumerable<int> PointsTo(string head) => Pointer().Matches(head).Select(Number);

    Dictionary<int, int> Offsets()
    {
        var at = int.Parse(StartOfTable().Match(text, text.LastIndexOf("startxref", StringComparison.Ordinal)).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var offsets = new Dictionary<int, int>();
        var number = -1;
        foreach (var line in text[at..text.IndexOf("trailer", at, StringComparison.Ordinal)].Split('\n').Skip(1))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 2) number = int.Parse(parts[0], CultureInfo.InvariantCulture);
            else if (parts.Length == 3 && number >= 0)
            {
                if (parts[2] == "n") offsets[number] = int.Parse(parts[0], CultureInfo.InvariantCulture);
                number++;
            }
        }
        return offsets;
    }

    IEnumerable<int> PagesUnder(int number)
    {
        var one = Object(number);
        return Kids().Match(one) is { Success: true } kids ? PointsTo(kids.Groups[1].Value).SelectMany(PagesUnder) : [number];
    }

    Dictionary<string, int> PlacesIn(string dests)
    {
        var pages = Pages.Select((number, i) => (number, Page: i + 1)).ToDictionary(page => page.number, page => page.Page);
        return Place().Matches(dests).ToDictionary(match => match.Groups[2].Value, match => pages[Number(match)], StringComparer.Ordinal);
    }

    static int Number(Match match) => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/Root (\d+) 0 R")] private static partial Regex Root();
    [GeneratedRegex(@"/Pages (\d+) 0 R")] private static partial Regex PagesOf();
    [GeneratedRegex(@"/Dests (\d+) 0 R")] private static partial Regex DestsOf();
    [GeneratedRegex(@"/Kids \[([^\]]*)\]")] private static partial Regex Kids();
    [GeneratedRegex(@"(\d+) 0 R")] private static partial Regex Pointer();
    [GeneratedRegex(@"/(?<2>[\w.-]+) \[(?<1>\d+) 0 R")] private static partial Regex Place();
    [GeneratedRegex(@"startxref\s+(\d+)")] private static partial Regex StartOfTable();
}
