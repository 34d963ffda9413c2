using System.Globalization;
using System.Text;
using System.Xml;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>The news for who reads it elsewhere: RSS 2.0, and a calendar of what takes place (RFC 5545). Both by theme and municipality: "?theme=housing&amp;municipality=21004".</summary>
static class NewsFeeds
{
    const int Most = 100;

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/{lang:language}/news.rss", Rss).WithMetadata(new CanAttribute(Permission.ReadDirectory));
        site.MapGet("/{lang:language}/news.ics", Calendar).WithMetadata(new CanAttribute(Permission.ReadDirectory));
    }

    static async Task<IResult> Rss(string lang, string? theme, string? municipality, NewsReading reading, SiteAddress site, PageCache pages, Texts texts, HttpContext http)
    {
        var (items, _) = await reading.Shown(pages.Today, theme, municipality, lang, 0, Most);
        using var sent = new MemoryStream();
        using (var xml = XmlWriter.Create(sent, new() { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, "http://www.w3.org/2005/Atom");
            xml.WriteStartElement("channel");
            xml.WriteElementString("title", $"{texts.In(lang, "news.title")} · Vuurtoren");
            xml.WriteElementString("link", site.Of($"/{lang}/news").AbsoluteUri);
            xml.WriteElementString("description", texts.In(lang, "news.lead"));
            xml.WriteElementString("language", $"{lang}-be");
            xml.WriteStartElement("atom", "link", "http://www.w3.org/2005/Atom");
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", "application/rss+xml");
            xml.WriteAttributeString("href", site.Of($"/{lang}/news.rss{http.Request.QueryString}").AbsoluteUri);
            xml.WriteEndElement();
            foreach (var told in items)
            {
                var link = site.Of($"/{lang}/news/{told.Item.Id}").AbsoluteUri;
                xml.WriteStartElement("item");
                xml.WriteElementString("title", told.Item.Title.In(lang).Text);
                xml.WriteElementString("link", link);
                xml.WriteElementString("description", string.Join("\n", new[] { told.From, When.Say(told.Item, lang, texts), told.Item.Place, told.Item.Words.In(lang).Text }.Where(line => !string.IsNullOrEmpty(line))));
                foreach (var code in told.Item.Themes) xml.WriteElementString("category", code);
                xml.WriteStartElement("guid");
                xml.WriteAttributeString("isPermaLink", "false");
                xml.WriteString($"urn:uuid:{told.Item.Id}");
                xml.WriteEndElement();
                xml.WriteElementString("pubDate", told.Item.PublishedAt!.Value.ToString("r", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
        }
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(sent.ToArray(), "application/rss+xml; charset=utf-8");
    }

    static async Task<IResult> Calendar(string lang, string? theme, string? municipality, NewsReading reading, SiteAddress site, PageCache pages, Texts texts, HttpContext http)
    {
        var (items, _) = await reading.Shown(pages.Today, theme, municipality, lang, 0, Most);
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(Encoding.UTF8.GetBytes(new CalendarFeed(texts.In(lang, "news.title"), lang).Write(items.Where(told => told.Item.Day is not null).Select(told => Event(told, lang, site)))), "text/calendar; charset=utf-8");
    }

    static CalendarEvent Event(Told told, string lang, SiteAddress site) =>
        new($"{told.Item.Id:N}@news.vuurtoren", told.Item.Sequence, told.Item.ChangedAt, told.Item.Day!.Value, told.Item.Opens ?? 0, told.Item.Closes ?? (told.Item.Opens is { } opens ? Math.Min(opens + 60, 1440) : 1440), told.Item.Title.In(lang).Text)
        {
            Where = told.Item.Place, Words = $"{told.From}\n{told.Item.Words.In(lang).Text}", Link = site.Of($"/{lang}/news/{told.Item.Id}").AbsoluteUri,
        };
}
