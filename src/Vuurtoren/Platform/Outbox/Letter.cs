using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Vuurtoren.Platform.Outbox;

/// <summary>
/// A mail as it is composed, in the language of its reader, from texts.json: as plain text and as HTML of one simple layout.
/// <code>new Letter(texts, "fr", "people.invitation").Greets(name).Says("people.invitation.why", organisation).Leads("people.invitation.accept", link)</code>
/// </summary>
/// <param name="subject">Text key.</param>
public sealed class Letter(Texts.Texts texts, string lang, string subject, params object[] details)
{
    static readonly HtmlEncoder encoder = HtmlEncoder.Create(new TextEncoderSettings(UnicodeRanges.All));

    readonly List<Part> parts = [];

    /// <param name="Plain">A link in a line of text, not a button.</param>
    /// <param name="Facts">Then the words are their title.</param>
    sealed record Part(string Words, Uri? Link = null, bool Plain = false, IReadOnlyList<(string Label, string Words)>? Facts = null);

    /// <summary>The language of the reader; the first of ours when we do not have it.</summary>
    public string Lang { get; } = Texts.Texts.Languages.Contains(lang) ? lang : Texts.Texts.Languages[0];

    public string Subject => In(subject, details);

    /// <summary>By name, when it is known.</summary>
    public Letter Greets(string? name) => Add(string.IsNullOrWhiteSpace(name) ? In("outbox.letter.greeting") : In("outbox.letter.greeting.name", name));

    /// <summary>A paragraph.</summary>
    public Letter Says(string key, params object[] details) => Add(In(key, details));

    /// <summary>What the reader is asked to do.</summary>
    /// <param name="key">Text key of the words on the button.</param>
    public Letter Leads(string key, Uri link)
    {
        if (!link.IsAbsoluteUri || link.Scheme is not ("https" or "http")) throw new ArgumentException("A letter leads to a page", nameof(link));
        return Add(In(key), link);
    }

    /// <summary>Another way, beside what the reader is asked to do.</summary>
    public Letter Mentions(string key, Uri link) => Add(In(key), link, plain: true);

    /// <summary>The same for each of these.</summary>
    public Letter MentionsEach(string key, IEnumerable<(Uri Link, object[] Details)> all)
    {
        foreach (var (link, details) in all) Add(In(key, details), link, plain: true);
        return this;
    }

    /// <summary>What a record says, line by line, in words that are made already.</summary>
    public Letter Tells(string title, IReadOnlyList<(string Label, string Words)> facts)
    {
        parts.Add(new(title, Facts: facts));
        return this;
    }

    Letter Add(string words, Uri? link = null, bool plain = false)
    {
        parts.Add(new(words, link, plain));
        return this;
    }

    string In(string key, params object[] filled) => string.Format(CultureInfo.GetCultureInfo($"{Lang}-BE"), texts.In(Lang, key), filled);

    public string AsText(Uri? unsubscribe)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.Facts is not null) text.Append("== ");
            text.Append(part.Words).Append(part.Link is null ? "" : "\n" + part.Link.AbsoluteUri);
            foreach (var (label, words) in part.Facts ?? []) text.Append('\n').Append(label).Append(In("web.colon")).Append(' ').Append(words);
            text.Append("\n\n");
        }
        text.Append("-- \n").Append(In("outbox.letter.signature")).Append('\n');
        if (unsubscribe is not null) text.Append(In("outbox.letter.unsubscribe")).Append('\n').Append(unsubscribe.AbsoluteUri).Append('\n');
        return text.ToString();
    }

    /// <summary>Styles stand in the tags: readers of mail throw away all others.</summary>
    public string AsHtml(Uri? unsubscribe)
    {
        var html = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="{Lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Encode(Subject)}</title></head>
            <body style="margin:0;padding:24px 12px;background:#f3f8fa;color:#14262f;font-family:'Segoe UI',Roboto,Arial,sans-serif;font-size:18px;line-height:1.6">
            <div style="max-width:600px;margin:0 auto;padding:24px;background:#ffffff;border-top:6px solid #f5b83d">

            """);
        foreach (var part in parts) html.Append(AsHtml(part));
        html.Append("<p style=\"margin:24px 0 0;padding-top:12px;border-top:1px solid #d3dfe5;font-size:16px;color:#465c68\">").Append(Encode(In("outbox.letter.signature")));
        if (unsubscribe is not null) html.Append("<br><a href=\"").Append(Encode(unsubscribe.AbsoluteUri)).Append("\" style=\"color:#10567c\">").Append(Encode(In("outbox.letter.unsubscribe"))).Append("</a>");
        return html.Append("</p>\n</div>\n</body></html>\n").ToString();
    }

    string AsHtml(Part part)
    {
        if (part.Facts is { } facts)
            return $"<h2 style=\"margin:26px 0 8px;font-size:20px;color:#0b3a53\">{Encode(part.Words)}</h2>\n<table role=\"presentation\" style=\"margin:0 0 18px;border-collapse:collapse;font-size:16px\">"
                + string.Concat(facts.Select(fact => $"<tr><td style=\"padding:4px 14px 4px 0;vertical-align:top;color:#465c68\">{Encode(fact.Label)}</td><td style=\"padding:4px 0;vertical-align:top\">{Lines(fact.Words)}</td></tr>")) + "</table>\n";
        if (part.Link is not { } link) return $"<p style=\"margin:0 0 18px\">{Lines(part.Words)}</p>\n";
        if (part.Plain) return $"<p style=\"margin:0 0 12px\"><a href=\"{Encode(link.AbsoluteUri)}\" style=\"color:#10567c\">{Encode(part.Words)}</a></p>\n";
        return $"<p style=\"margin:0 0 18px\"><a href=\"{Encode(link.AbsoluteUri)}\" style=\"display:inline-block;padding:12px 24px;border-radius:6px;background:#10567c;color:#ffffff;text-decoration:none;font-weight:600\">{Encode(part.Words)}</a></p>\n<p style=\"margin:0 0 18px;font-size:16px;color:#465c68;overflow-wrap:anywhere\">{Encode(In("outbox.letter.link"))}<br>{Encode(link.AbsoluteUri)}</p>\n";
    }

    static string Lines(string words) => Encode(words).Replace("&#xA;", "<br>", StringComparison.Ordinal);

    static string Encode(string words) => encoder.Encode(words);
}
