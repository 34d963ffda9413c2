using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Vuurtoren.Platform.Documents;

/// <summary>
/// The pages of an A5 PDF two by two on A4 sheets, in the order in which they come right once the sheets, printed on both sides, lie on each other and are folded.
/// It is for the printer only: tags and links stay in the A5 file, which is the one to read on a screen.
/// </summary>
public static partial class Booklet
{
    /// <summary>A4 on its side, in points.</summary>
    const double Width = 841.89, Height = 595.28;

    /// <summary>Left and right page of each side of a sheet, from 1; 0 is empty.</summary>
    public static IEnumerable<(int Left, int Right)> Sides(int pages)
    {
        var all = (pages + 3) / 4 * 4;
        for (var sheet = 0; sheet < all / 4; sheet++)
        {
            yield return (There(all - 2 * sheet), There(2 * sheet + 1));
            yield return (There(2 * sheet + 2), There(all - 2 * sheet - 1));
        }

        int There(int page) => page <= pages ? page : 0;
    }

    public static void Write(PdfFile pages, Stream output)
    {
        var objects = new SortedDictionary<int, string>();
        var next = pages.Highest + 1;
        var forms = pages.Pages.Select(page => Form(pages, page, objects, next++)).ToList();
        var (catalog, tree) = (next++, next++);
        var sides = new List<int>();
        foreach (var (left, right) in Sides(pages.PageCount))
        {
            var (content, page) = (next++, next++);
            sides.Add(page);
            var drawn = Draw(left, "L", 0) + Draw(right, "R", Width / 2);
            objects[content] = $"{content} 0 obj\n<</Length {drawn.Length}>> stream\n{drawn}\nendstream\nendobj\n";
            var used = string.Concat(new[] { (Name: "L", Page: left), (Name: "R", Page: right) }.Where(one => one.Page > 0).Select(one => $"/{one.Name} {forms[one.Page - 1]} 0 R"));
            objects[page] = Invariant($"{page} 0 obj\n<</Type /Page\n/Parent {tree} 0 R\n/MediaBox [0 0 {Width} {Height}]\n/Resources <</XObject <<{used}>>>>\n/Contents {content} 0 R>>\nendobj\n");
        }
        objects[tree] = $"{tree} 0 obj\n<</Type /Pages\n/Count {sides.Count}\n/Kids [{string.Join(' ', sides.Select(page => $"{page} 0 R"))}]>>\nendobj\n";
        objects[catalog] = $"{catalog} 0 obj\n<</Type /Catalog\n/Pages {tree} 0 R>>\nendobj\n";
        Save(objects, catalog, output);

        static string Draw(int page, string name, double right) => page == 0 ? "" : Invariant($"q 1 0 0 1 {right} 0 cm /{name} Do Q\n");
    }

    /// <summary>A page as a picture that another page can show, and all that it needs.</summary>
    static int Form(PdfFile pages, int page, SortedDictionary<int, string> objects, int number)
    {
        var one = pages.Object(page);
        var resources = Dictionary(one, "/Resources ");
        var box = MediaBox().Match(one).Groups[1].Value;
        var content = pages.Object(int.Parse(Contents().Match(one).Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        var body = content.IndexOf("<<", StringComparison.Ordinal) + 2;
        objects[number] = $"{number} 0 obj\n<</Type /XObject\n/Subtype /Form\n/BBox [{box}]\n/Resources {resources}\n{content[body..]}";
        var needed = new Stack<int>(PdfFile.PointsTo(resources));
        while (needed.TryPop(out var also))
            if (!objects.ContainsKey(also))
                foreach (var deeper in PdfFile.PointsTo(PdfFile.HeadOf(objects[also] = pages.Object(also)))) needed.Push(deeper);
        return number;
    }

    /// <summary>The dictionary after a name, with those in it.</summary>
    static string Dictionary(string one, string name)
    {
        var (from, depth) = (one.IndexOf(name, StringComparison.Ordinal) + name.Length, 0);
        for (var at = from; at < one.Length - 1; at++)
        {
            if (one[at] == '<' && one[at + 1] == '<') { depth++; at++; }
            else if (one[at] == '>' && one[at + 1] == '>' && --depth == 0) return one[from..(at + 2)];
            else if (one[at] == '>' && one[at + 1] == '>') at++;
        }
        return "<<>>";
    }

    static void Save(SortedDictionary<int, string> objects, int catalog, Stream output)
    {
        using var writer = new StreamWriter(output, Encoding.Latin1, leaveOpen: true) { NewLine = "\n" };
        writer.Write("%PDF-1.4\n");
        var (at, table) = (9L, new StringBuilder($"xref\n0 1\n0000000000 65535 f \n"));
        foreach (var (number, one) in objects)
        {
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{at:0000000000} 00000 n \n");
            writer.Write(one);
            at += one.Length;
        }
        writer.Write(table);
        writer.Write($"trailer\n<</Size {objects.Keys.Max() + 1}\n/Root {catalog} 0 R>>\nstartxref\n{at.ToString(CultureInfo.InvariantCulture)}\n%%EOF\n");
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"/MediaBox \[([^\]]*)\]")] private static partial Regex MediaBox();
    [GeneratedRegex(@"/Contents (\d+) 0 R")] private static partial Regex Contents();
}
