using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Vuurtoren.Modules.Needs.Indicators;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>A diagnosis as HTML in the language of who reads: the same on the page, on paper and in the PDF. Each text keeps its own language, marked.</summary>
public sealed class BookHtml(Texts texts, string lang)
{
    static readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly BookWords words = new(texts, lang);
    readonly StringBuilder html = new();

    /// <summary>A whole page, for the printer.</summary>
    public string Page(WhiteBook book, string style)
    {
        var (title, its) = book.Title.In(lang);
        return $"""
            <!DOCTYPE html>
            <html lang="{lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>{E(title)}</title><style>{style}</style></head>
            <body><main class="book"><h1{Tongue(its)}>{E(title)}</h1>{Body(book)}</main></body></html>

            """;
    }

    /// <summary>All but the title.</summary>
    public string Body(WhiteBook book)
    {
        Line("<dl class=\"told told--after\">");
        foreach (var (label, value, its) in words.Head(book)) Line($"<dt>{E(label)}</dt><dd{Tongue(its)}>{E(value)}</dd>");
        Line("</dl>");
        if (!book.HasResidents) Line($"<p class=\"note note--warn\">{E(texts["diagnosis.residents.missing"])}</p>");
        foreach (var theme in book.Themes) Theme(theme);
        if (book.Steps.Count > 0) Steps(book.Steps);
        if (book.Contributors.Count > 0)
        {
            Line($"<section class=\"part\"><h2>{E(texts["diagnosis.contributors"])}</h2><ul class=\"lines\">");
            foreach (var name in book.Contributors) Line($"<li{Tongue(name.In(lang).Language)}>{E(name.In(lang).Text)}</li>");
            Line("</ul></section>");
        }
        Line($"<p class=\"quiet\">{E(texts["diagnosis.anonymous"])}</p>");
        return Taken();
    }

    void Theme(BookTheme theme)
    {
        Line($"<section class=\"part\"><h2{Tongue(theme.Name.In(lang).Language)}>{E(theme.Name.In(lang).Text)}</h2>");
        if (theme.Parts.Count == 0 && theme.Facts is null) Line($"<p>{E(texts["diagnosis.theme.empty"])}</p>");
        if (theme.Facts is { } facts)
        {
            Line($"<h3>{E(texts["diagnosis.part.Facts"])}</h3><p class=\"quiet\">{E(texts["diagnosis.facts.of", BookWords.Day(theme.FactsOn!.Value)])}</p>");
            Write(facts);
        }
        foreach (var part in theme.Parts)
        {
            Line($"<h3>{E(texts["diagnosis.part." + part.Part])}</h3>");
            Write(part.Words);
        }
        Line("</section>");
    }

    void Steps(IReadOnlyList<BookStep> steps)
    {
        Line($"<section class=\"part\"><h2>{E(texts["diagnosis.book.steps"])}</h2><ul class=\"rows\">");
        foreach (var step in steps)
        {
            Line($"<li class=\"row\"><h3{Tongue(step.Name.In(lang).Language)}>{E(step.Name.In(lang).Text)}</h3>");
            if (step.WithResidents) Line($"<p class=\"badges\"><span class=\"badge\">{E(texts["diagnosis.method.residents"])}</span></p>");
            if (step.Day is { } day) Line($"<p class=\"quiet\">{E(BookWords.Day(day))}{(step.Who is { } who ? $" · <span{Tongue(who.In(lang).Language)}>{E(who.In(lang).Text)}</span>" : "")}</p>");
            if (step.Result is { } result) Write(result);
            Line("</li>");
        }
        Line("</ul></section>");
    }

    /// <summary>Figures with what they are beside, offer by area in numbers, and how many needs and signals.</summary>
    public string Facts(Facts facts)
    {
        Write(facts);
        return Taken();
    }

    void Write(Facts facts)
    {
        if (facts.Figures.Count > 0)
            Table("diagnosis.facts.figures", ["diagnosis.facts.figure", "diagnosis.facts.where", "diagnosis.facts.middle"], words.Figures(facts).Select(one => new[] { one.Name, one.Where, one.Middle }));
        foreach (var source in words.Sources(facts)) Line($"<p class=\"quiet\">{E(texts["diagnosis.facts.source", source])}</p>");
        if (facts.Offer.Any(one => one.Services > 0))
            Table("diagnosis.facts.offer", ["diagnosis.facts.area", "diagnosis.facts.services", "diagnosis.facts.checked", "diagnosis.facts.hours"],
                facts.Offer.Where(one => one.Services > 0).Select(one => new[] { one.Area.In(lang).Text, BookWords.Number(one.Services), BookWords.Number(one.Checked), words.Hours(one) }));
        if (words.Without(facts) is { } none) Line($"<p>{E(none)}</p>");
        Line($"<p>{E(words.Needs(facts))}</p>");
    }

    void Table(string caption, string[] heads, IEnumerable<string[]> rows)
    {
        Line($"<table class=\"list-table book-table\"><caption>{E(texts[caption])}</caption><thead><tr>{string.Concat(heads.Select(head => $"<th scope=\"col\">{E(texts[head])}</th>"))}</tr></thead><tbody>");
        foreach (var row in rows) Line($"<tr>{string.Concat(row.Zip(heads).Select(cell => $"<td data-label=\"{E(texts[cell.Second])}\">{E(cell.First)}</td>"))}</tr>");
        Line("</tbody></table>");
    }

    /// <summary>What somebody wrote: in the language of the reader first, then in the others, each marked.</summary>
    public string Words(LocalText text)
    {
        Write(text);
        return Taken();
    }

    void Write(LocalText text)
    {
        foreach (var (its, said) in text.OrderBy(one => one.Key != lang))
        {
            Line($"<div class=\"rich\"{Tongue(its)}>");
            if (its != lang) Line($"<p class=\"tongue\" lang=\"{lang}\">{E(texts["diagnosis.in." + its])}</p>");
            foreach (var block in BookWords.Blocks(said))
                if (block.IsList) Line($"<ul>{string.Concat(block.Lines.Select(line => $"<li>{E(line)}</li>"))}</ul>");
                else Line($"<p>{E(block.Lines[0])}</p>");
            Line("</div>");
        }
    }

    string Taken()
    {
        var all = html.ToString();
        html.Clear();
        return all;
    }

    void Line(string line) => html.Append(line).Append('\n');

    string Tongue(string? its) => its is null || its == lang ? "" : $" lang=\"{its}\"";

    static string E(string text) => encoder.Encode(text);
}
