using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Vuurtoren.Modules.Meetings.Meetings;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>Minutes as HTML in the language of who reads: the same on the page, on paper and in the PDF. Each text keeps its own language, marked.</summary>
/// <param name="level">Of the headings of its items.</param>
public sealed class ReportHtml(Report report, MeetingWords words, int level = 2)
{
    static readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>On paper a name leads nowhere.</summary>
    bool printed;

    readonly StringWriter html = new(CultureInfo.InvariantCulture);

    /// <summary>A whole page, for the printer.</summary>
    public string Page(string style)
    {
        printed = true;
        var title = TitleOf(report, words);
        return $"""
            <!DOCTYPE html>
            <html lang="{words.Lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>{E(title)}</title><style>{style}</style></head>
            <body><main class="report"><h1>{E(title)}</h1>{Body()}</main></body></html>

            """;
    }

    /// <summary>An extract is called so.</summary>
    public static string TitleOf(Report report, MeetingWords words) => words[report.Extract is null ? "report.title" : "report.extract-of", report.Title.In(words.Lang).Text];

    /// <summary>All but the title.</summary>
    public string Body()
    {
        Facts();
        foreach (var correction in report.Corrections ?? []) html.Write($"<p class=\"note\"><strong>{E(words["report.correction", words.ShortDay(correction.On)])}</strong> <span lang=\"{correction.Lang}\">{E(correction.Text)}</span></p>\n");
        foreach (var remark in report.Remarks ?? []) html.Write($"<p class=\"note\"><strong>{E(words["reading.remark", remark.Name])}</strong> <span lang=\"{remark.Lang}\">{E(remark.Text)}</span></p>\n");
        if (report.People.Count > 0) People();
        foreach (var (n, item) in report.Items.Index()) Item(item.Number ?? n + 1, item);
        Summary("report.decisions", report.Decisions.ToList());
        Summary("report.tasks", report.Tasks.ToList());
        return html.ToString();
    }

    /// <summary>When and where, and what was let out.</summary>
    public string Items()
    {
        Facts();
        foreach (var (n, item) in report.Items.Index()) Item(item.Number ?? n + 1, item);
        return html.ToString();
    }

    void Facts()
    {
        if (report.Head is { } head) html.Write($"<p class=\"report__of\">{string.Join(" · ", head.Names(words).Select(name => $"<span{Tongue(name.Lang)}>{E(name.Text)}</span>"))}</p>\n");
        html.Write("<dl class=\"told\">\n");
        if (report.Number is { } number) Fact("report.number", MeetingWords.Number(number));
        Fact("polls.when", $"{words.Day(report.Day)}, {MeetingWords.Clock(report.Begins)} – {MeetingWords.Clock(report.Ends)}");
        if (report.Place is not null) Fact("polls.place", report.Place);
        if (report.Chair is not null) Fact("report.chair", report.Chair);
        html.Write("</dl>\n");
        if (report.Quorum is var (voices, needed)) html.Write($"<p class=\"note note--warn\">{E(words["report.quorum", voices, needed])}</p>\n");
        if (report.Head?.Lines(words, report.Extract is not null).ToList() is { Count: > 0 } lines) html.Write($"<p class=\"note\">{string.Join("<br>", lines.Select(E))}</p>\n");

        void Fact(string key, string value) => html.Write($"<dt>{E(words[key])}</dt><dd>{E(value)}</dd>\n");
    }

    void People()
    {
        foreach (var (key, present) in new[] { ("report.present", true), ("report.absent", false) })
        {
            var some = report.People.Where(one => one.Present == present).ToList();
            if (some.Count == 0) continue;
            html.Write($"<section><h2>{E(words[key, some.Count])}</h2>\n<ul class=\"report__people\">\n");
            foreach (var one in some)
                html.Write($"<li>{E(one.Name)}{(one.Organization?.In(words.Lang) is var (of, tongue) ? $" · <span{Tongue(tongue)}>{E(of)}</span>" : "")}{(one.Function is { } function ? " · " + E(function) : "")}{(one.From is { } from ? " · " + E(words["minutes.partly.came", from.In(words.Lang).Text]) : "")}{(one.Until is { } until ? " · " + E(words["minutes.partly.left", until.In(words.Lang).Text]) : "")}{(one.ProxyTo is { } carrier ? " · " + E(words["minutes.proxy.said", carrier]) : "")}</li>\n");
            html.Write("</ul></section>\n");
        }
    }

    void Item(int n, ReportItem item)
    {
        var (title, lang) = item.Title.In(words.Lang);
        html.Write($"<section><h{level}>{n}. <span{Tongue(lang)}>{E(title)}</span></h{level}>\n");
        if (item.Lines.Count == 0) html.Write($"<p class=\"quiet\">{E(words[item.Inside ? "report.inside" : "report.nothing"])}</p>\n");
        else
        {
            html.Write("<ul class=\"report__lines\">\n");
            foreach (var line in item.Lines) Line(line);
            html.Write("</ul>\n");
        }
        html.Write("</section>\n");
    }

    void Line(ReportLine line)
    {
        var (text, lang, translated) = line.In(words.Lang);
        html.Write($"<li class=\"report__{line.Kind.ToString().ToLowerInvariant()}\">{(line.Kind == LineKind.Information ? "" : $"<strong>{E(Called(words, line))}</strong> ")}<span{Tongue(lang)}>{Led(text, line)}</span>");
        if (lang != words.Lang) html.Write($" <small class=\"tongue\">({E(words["report.in." + lang])})</small>");
        if (translated) html.Write($" <small class=\"tongue\">({E(words[line.TranslationIsOld ? "report.translated.old" : line.ByMachine ? "report.translated.machine" : "report.translated"])}: <span lang=\"{line.Lang}\">{E(line.Text)}</span>)</small>");
        if (After(line) is { Length: > 0 } after) html.Write($"<br><span class=\"quiet\">{E(after)}</span>");
        html.Write("</li>\n");
    }

    /// <summary>What kind of line it is, in words.</summary>
    public static string Called(MeetingWords words, ReportLine line) => words["minutes.kind." + (line.Kind == LineKind.Decision && line.IsRejected ? "Rejected" : line.Kind)];

    /// <summary>How it was decided; who does it, by when, with what.</summary>
    string After(ReportLine line) => line.Kind switch
    {
        LineKind.Decision => Decided(words, line),
        LineKind.Task => Taken(words, line),
        _ => "",
    };

    public static string Decided(MeetingWords words, ReportLine line) =>
        line.Agreed is null ? "" : line.Agreed == Agreed.Consensus ? words["minutes.agreed.consensus"] : words["minutes.agreed.counts", line.InFavour!, line.Against!, line.Abstained!];

    public static string Taken(MeetingWords words, ReportLine line) => string.Join(" · ", new[]
    {
        line.Owner ?? line.Organization?.In(words.Lang).Text ?? words["minutes.task.nobody"], line.Owner is not null ? line.Organization?.In(words.Lang).Text : null,
        line.Until is { } until ? words["minutes.task.until", words.ShortDay(until)] : null, line.Material,
    }.Where(part => part is { Length: > 0 }));

    /// <summary>Decisions and tasks once more, in every language that they have: the least that everybody can read.</summary>
    void Summary(string key, IReadOnlyList<ReportLine> lines)
    {
        if (lines.Count == 0) return;
        html.Write($"<section><h2>{E(words[key])}</h2>\n<ol class=\"report__summary\">\n");
        foreach (var line in lines)
        {
            html.Write($"<li>{(line.IsRejected ? $"<strong>{E(Called(words, line))}</strong> " : "")}<span lang=\"{line.Lang}\">{E(line.Text)}</span>");
            if (line.Lang != words.Lang && line.TranslationLang != words.Lang) html.Write($" <small class=\"tongue\">({E(words["report.in." + line.Lang])})</small>");
            if (line.Translation is not null) html.Write($"<br><span lang=\"{line.TranslationLang}\">{E(line.Translation)}</span>{(line.ByMachine ? $" <small class=\"tongue\">({E(words["report.machine"])})</small>" : "")}");
            if (After(line) is { Length: > 0 } after) html.Write($"<br><span class=\"quiet\">{E(after)}</span>");
            html.Write("</li>\n");
        }
        html.Write("</ol></section>\n");
    }

    string Led(string text, ReportLine line) => printed || line.Mentions is null ? E(text) : Linked(text, words.Lang, line.Mentions);

    /// <summary>Names lead to their sheets; of two names the longer one counts.</summary>
    public static string Linked(string text, string lang, IEnumerable<ReportMention> mentions)
    {
        var all = mentions.ToList();
        if (all.Where(one => text.Contains(one.Words, StringComparison.Ordinal)).MaxBy(one => one.Words.Length) is not { Words.Length: > 0 } mention) return E(text);
        var at = text.IndexOf(mention.Words, StringComparison.Ordinal);
        return Linked(text[..at], lang, all) + $"<a href=\"/{lang}/{mention.Kind}/{mention.Id}\">{E(mention.Words)}</a>" + Linked(text[(at + mention.Words.Length)..], lang, all);
    }

    string Tongue(string? lang) => lang is null || lang == words.Lang ? "" : $" lang=\"{lang}\"";

    static string E(string text) => encoder.Encode(text);
}
