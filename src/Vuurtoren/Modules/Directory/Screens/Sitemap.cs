using System.Globalization;
using System.Text;
using System.Xml;
using Dapper;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>
/// What search engines may list (sitemaps.org 0.9): each page in both languages, as alternates of each other. An index and parts, as the
/// protocol wants with more than 50,000 addresses. Discreet services and organisations are left out.
/// </summary>
static class Sitemap
{
    /// <summary>Records in one part: each is two addresses.</summary>
    const int PerPart = 5000;
    const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9", Xhtml = "http://www.w3.org/1999/xhtml";

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/sitemap.xml", Index).WithMetadata(new CanAttribute(Permission.ReadDirectory));
        site.MapGet("/sitemap/{kind}/{part:int}.xml", Part).WithMetadata(new CanAttribute(Permission.ReadDirectory));
        site.MapGet("/robots.txt", (HttpContext context) => Results.Text($"User-agent: *\nDisallow: /*/list\nDisallow: /*/embed\nSitemap: {Root(context)}/sitemap.xml\n")).WithMetadata(new CanAttribute(Permission.ReadDirectory));
    }

    static string Root(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}";

    static IResult Index(DirectoryIndex index, HttpContext context)
    {
        if (!index.Ready) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        return Xml(xml =>
        {
            xml.WriteStartElement("sitemapindex", Namespace);
            foreach (var (kind, count) in (( string, int)[])[("pages", 1), ("service", index.Services), ("organization", index.Organizations)])
                for (var part = 1; part <= (count + PerPart - 1) / PerPart; part++)
                {
                    xml.WriteStartElement("sitemap", Namespace);
                    xml.WriteElementString("loc", Namespace, string.Create(CultureInfo.InvariantCulture, $"{Root(context)}/sitemap/{kind}/{part}.xml"));
                    xml.WriteEndElement();
                }
            xml.WriteEndElement();
        });
    }

    static IResult Part(string kind, int part, DirectoryIndex index, Database database, HttpContext context)
    {
        if (!index.Ready) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var pages = kind switch
        {
            "pages" when part == 1 => Pages(index, database),
            Kinds.Service or Kinds.Organization when part >= 1 => Records(kind, part, index, database),
            _ => null,
        };
        if (pages is null) return Results.NotFound();
        return Xml(xml =>
        {
            xml.WriteStartElement("urlset", Namespace);
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            foreach (var (path, modified) in pages)
                foreach (var language in Texts.Languages) Write(xml, Root(context), path, language, modified);
            xml.WriteEndElement();
        });
    }

    static IEnumerable<(string Path, DateTime? Modified)> Pages(DirectoryIndex index, Database database)
    {
        using var connection = database.Open();
        var facets = index.Find(new Query { Take = 1, Facets = true }, Viewer.Anyone("nl")).Facets;
        var themes = ThemeTree.Of(index.Terms);
        return ((string[])["", "/services", "/organizations", "/themes", "/places", "/map", "/about", "/privacy", "/accessibility"])
            .Concat((facets?.Themes ?? []).Select(t => themes.Find(t.Term)).OfType<TaxonomyTerm>().Where(t => themes.IsOwn(t) && !t.Discreet).Select(t => "/theme/" + themes.Code(t)))
            .Concat((facets?.Municipalities ?? []).Where(m => Geo.Shipped.Municipality(m.Code) is not null).Select(m => "/municipality/" + m.Code))
            .Concat((facets?.Neighbourhoods ?? []).Select(n => "/neighbourhood/" + n.Code))
            .Concat(ListedPagesOf.All(connection)).Select(path => (path, (DateTime?)null));
    }

    static IEnumerable<(string Path, DateTime? Modified)>? Records(string kind, int part, DirectoryIndex index, Database database)
    {
        var page = index.Find(new Query { Kind = kind, Sort = SortBy.Id, Skip = (part - 1) * PerPart, Take = PerPart }, Viewer.Anyone("nl")).Ids;
        if (page.Count == 0) return null;
        var hidden = Discreet(kind, index, database);
        return index.ModifiedOf(page.Where(id => !hidden.Contains(id))).Select(record => ($"/{kind}/{record.Id}", (DateTime?)record.At));
    }

    /// <summary>Services that are discreet by themselves or by a theme; organisations of which a service is.</summary>
    static HashSet<Guid> Discreet(string kind, DirectoryIndex index, Database database)
    {
        using var connection = database.Open();
        var hidden = connection.Query<Guid?>($"select distinct {(kind == Kinds.Service ? "id" : "organization_id")} from directory_service where discreet").OfType<Guid>().ToHashSet();
        foreach (var term in index.Terms.All.Where(term => term.Discreet))
            hidden.UnionWith(index.Find(new Query { Kind = kind, Theme = term.Id, Sort = SortBy.Id, Take = int.MaxValue }, Viewer.Anyone("nl")).Ids);
        return hidden;
    }

    static void Write(XmlWriter xml, string root, string path, string language, DateTime? modified)
    {
        xml.WriteStartElement("url", Namespace);
        xml.WriteElementString("loc", Namespace, $"{root}/{language}{path}");
        if (modified is { } at) xml.WriteElementString("lastmod", Namespace, at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        foreach (var other in Texts.Languages)
        {
            xml.WriteStartElement("link", Xhtml);
            xml.WriteAttributeString("rel", "alternate");
            xml.WriteAttributeString("hreflang", other);
            xml.WriteAttributeString("href", $"{root}/{other}{path}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static IResult Xml(Action<XmlWriter> write)
    {
        var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false) })) write(xml);
        return Results.Bytes(bytes.ToArray(), "application/xml; charset=utf-8");
    }
}
