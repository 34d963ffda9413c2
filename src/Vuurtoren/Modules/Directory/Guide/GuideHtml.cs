using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>The guide as one page of HTML that prints well: what Chromium makes a PDF of, and what opens in the browser without it.</summary>
/// <param name="page">The page on which a place stands, in words; null where nobody knows, as in a browser: then no numbers are promised.</param>
/// <param name="bare">Only to be measured: squares are left white.</param>
sealed class GuideHtml(GuideBook book, Texts texts, Func<string, string>? page = null, bool bare = false)
{
    static readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringWriter html = new(CultureInfo.InvariantCulture);

    /// <param name="styles">Where the style sheets are.</param>
    /// <param name="alone">A file: what it may load is said in it, as no server says it.</param>
    /// <param name="inside">Style that stands in the page itself: a file that goes about by itself.</param>
    public string Write(string paper, IEnumerable<string> styles, bool alone = false, string? inside = null)
    {
        var choice = book.Choice;
        html.Write($"<!DOCTYPE html>\n<html lang=\"{choice.Lead}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        if (alone) html.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src file:\">\n");
        else html.Write("<meta name=\"robots\" content=\"noindex\">\n<link rel=\"icon\" href=\"data:,\">\n");
        html.Write($"<title>{E(TitleOf(book, texts))}</title>\n");
        foreach (var style in styles) html.Write($"<link rel=\"stylesheet\" href=\"{E(style)}\">\n");
        if (inside is not null) html.Write($"<style>\n{inside}</style>\n");
        html.Write($"</head>\n<body class=\"guide guide--{paper} guide--{(choice.Languages.Count == 1 ? "one" : choice.Side ? "side" : "after")}\">\n");
        Cover();
        Contents();
        Colophon();
        html.Write("<main>\n");
        foreach (var chapter in book.Chapters) Chapter(chapter);
        html.Write("</main>\n");
        Index();
        html.Write("</body>\n</html>\n");
        return html.ToString();
    }

    public static string TitleOf(GuideBook book, Texts texts)
    {
        if (book.Choice.Title.Length > 0) return book.Choice.Title;
        var where = string.Join(", ", book.Areas.Select(area => area.In(book.Choice.Lead)).Take(4)) + (book.Areas.Count > 4 ? " …" : "");
        return where.Length == 0 ? texts.In(book.Choice.Lead, "guide.name") : $"{texts.In(book.Choice.Lead, "guide.name")} · {where}";
    }

    void Cover()
    {
        html.Write($"<header class=\"cover\">\n<h1>{E(TitleOf(book, texts))}</h1>\n");
        foreach (var line in CoverLines(book, texts)) html.Write($"<p lang=\"{line.Lang}\">{E(line.Text)}</p>\n");
        html.Write("</header>\n");
    }

    /// <summary>What stands on the first page, in each language: how many, of where, about what, checked since when, on which day.</summary>
    public static IEnumerable<Said> CoverLines(GuideBook book, Texts texts)
    {
        foreach (var lang in book.Choice.Languages)
        {
            using var _ = new InLanguage(lang);
            yield return new(texts.Number("guide.count", book.Entries.Count()), lang);
            if (book.Areas.Count > 0) yield return new(texts["guide.cover.where", string.Join(", ", book.Areas.Select(area => area.In(lang)))], lang);
            if (book.Choice.Themes.Count > 0) yield return new(texts["guide.cover.themes", string.Join(", ", book.Chapters.Select(chapter => chapter.Name[book.Choice.Languages.ToList().IndexOf(lang)].Text))], lang);
            if (book.Choice.Since is { } since) yield return new(texts["guide.cover.since", Wording.Ago.Date(since)], lang);
            yield return new(texts["guide.cover.made", Wording.Ago.Date(book.Made)], lang);
            yield return new(texts[book.Site is null ? "guide.cover.changes" : "guide.cover.changes.square"], lang);
        }
    }

    void Contents()
    {
        html.Write($"<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">{Both("guide.contents")}</h2>\n<ol>\n");
        foreach (var chapter in book.Chapters) html.Write($"<li><a href=\"#{chapter.Key}\"><span>{Names(chapter.Name)}</span>{Page(chapter.Key)}</a></li>\n");
        html.Write($"<li><a href=\"#index\"><span>{Both("guide.index")}</span>{Page("index")}</a></li>\n</ol>\n</nav>\n");
    }

    void Colophon()
    {
        html.Write("<footer class=\"colophon\">\n");
        foreach (var lang in book.Choice.Languages)
        {
            using var _ = new InLanguage(lang);
            html.Write($"<p lang=\"{lang}\">{E(texts["guide.sources", string.Join(", ", book.Sources)])} {E(texts["guide.wrong-here"])}</p>\n");
        }
        html.Write("</footer>\n");
    }

    void Chapter(GuideChapter chapter)
    {
        html.Write($"<section class=\"chapter\" aria-labelledby=\"{chapter.Key}\">\n<h2 id=\"{chapter.Key}\">{Names(chapter.Name)}</h2>\n<div class=\"ones\">\n");
        foreach (var entry in chapter.Entries) Entry(entry);
        html.Write("</div>\n");
        if (chapter.Also.Count > 0)
        {
            html.Write($"<h3 class=\"also\">{Both("guide.also")}</h3>\n<ul class=\"also\">\n");
            foreach (var entry in chapter.Also) html.Write($"<li><a href=\"#{entry.Key}\"><span>{Text(entry.In[0].Name)}</span>{Page(entry.Key)}</a></li>\n");
            html.Write("</ul>\n");
        }
        html.Write("</section>\n");
    }

    void Entry(GuideEntry entry)
    {
        var names = Names([.. entry.In.Select(sheet => sheet.Name)]);
        html.Write($"<article class=\"one\" aria-labelledby=\"{entry.Key}\">\n");
        if (book.AddressOf(entry) is { } address)
            html.Write((bare ? "<svg class=\"qr\" viewBox=\"0 0 1 1\"></svg>" : QrCode.Svg(address)) + $"<h3 id=\"{entry.Key}\"><a href=\"{E(address)}\">{names}</a></h3>\n");
        else html.Write($"<h3 id=\"{entry.Key}\">{names}</h3>\n");
        if (entry.Of is not null) html.Write($"<p class=\"of\">{Names([.. entry.In.Select(sheet => sheet.Of).OfType<Said>()])}</p>\n");
        html.Write("<p class=\"reach\">");
        html.Write(string.Join(' ', entry.Phones.Select(phone => $"<strong>{E(phone)}</strong>").Concat(new[] { entry.Email, entry.Web }.OfType<string>().Select(other => $"<span>{E(other)}</span>"))));
        html.Write("</p>\n<div class=\"tongues\">\n");
        foreach (var sheet in entry.In)
        {
            html.Write($"<dl lang=\"{sheet.Lang}\">\n");
            foreach (var line in sheet.Lines) html.Write($"<div class=\"is-{line.Key}\"><dt>{E(line.Label)}</dt> <dd{Lang(line.Text, sheet.Lang)}>{E(line.Text.Text)}</dd></div>\n");
            html.Write("</dl>\n");
        }
        html.Write("</div>\n</article>\n");
    }

    void Index()
    {
        html.Write($"<section class=\"index\" aria-labelledby=\"index\">\n<h2 id=\"index\">{Both("guide.index")}</h2>\n<div>\n");
        foreach (var letter in book.Names().GroupBy(name => Letter(name.Text)))
        {
            html.Write($"<p class=\"letter\">{letter.Key}</p>\n<ul>\n");
            foreach (var name in letter) html.Write($"<li>{Named(name)}</li>\n");
            html.Write("</ul>\n");
        }
        html.Write("</div>\n</section>\n");
    }

    /// <summary>A name with its pages, each once; where there are no pages the name is the link, or each of its services has a number.</summary>
    string Named(GuideName name)
    {
        var said = $"<span{Lang(new(name.Text, name.Lang), book.Choice.Lead)}>{E(name.Text)}</span>";
        if (page is null && name.Entries is [var only]) return $"<a href=\"#{only.Key}\">{said}</a>";
        var links = page is null ? name.Entries.Select((entry, n) => (entry.Key, Words: (n + 1).ToString(CultureInfo.InvariantCulture))) : name.Entries.Select(entry => (entry.Key, Words: page(entry.Key))).DistinctBy(link => link.Words);
        return $"{said} {string.Join(", ", links.Select(link => $"<a href=\"#{link.Key}\">{E(link.Words)}</a>"))}";
    }

    internal static string Letter(string name)
    {
        var first = name.Normalize(NormalizationForm.FormD).FirstOrDefault(char.IsLetterOrDigit);
        return first == default || char.IsDigit(first) ? "0–9" : char.ToUpperInvariant(first).ToString();
    }

    string Page(string key) => page is null ? "" : $"<span class=\"n\">{E(page(key))}</span>";

    /// <summary>The same words in each language of the guide.</summary>
    string Both(string key) => Names([.. book.Choice.Languages.Select(lang => new Said(texts.In(lang, key), lang))]);

    string Names(IReadOnlyList<Said> names) => string.Join(" <span class=\"or\">/</span> ", names.DistinctBy(name => name.Text).Select(Text));

    string Text(Said said) => $"<span{Lang(said, book.Choice.Lead)}>{E(said.Text)}</span>";

    static string Lang(Said said, string around) => said.Lang is null || said.Lang == around ? "" : $" lang=\"{E(said.Lang)}\"";

    static string E(string text) => encoder.Encode(text);
}
