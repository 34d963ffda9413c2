using System.Xml.Linq;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Bruso;
using Vuurtoren.Modules.Directory.Import.SocialBrussels;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Import.Brussels;

/// <summary>The real directory of Brussels: figures only.</summary>
public sealed class RealBrusselsTests
{
    [RealDataFact]
    public void The_real_directory_is_read_whole()
    {
        var items = new SocialBrusselsFormat().Read(new(RealData.At("social-brussels"), "social-brussels")).ToList();
        var records = items.OfType<ReadRecord>().Select(r => r.Record).ToList();
        var organisations = records.OfType<Organization>().ToList();
        var services = records.OfType<Service>().ToList();
        var terms = records.OfType<TaxonomyTerm>().ToDictionary(t => t.Id);

        Assert.Equal((1865, 2103), (organisations.Count(o => o.Parked is null), organisations.Count(o => o.Parked == "known-only-from-links")));
        Assert.Equal(organisations.Where(o => o.Parked is null).Select(o => (Guid?)o.Id).Order(), services.Select(s => s.OrganizationId).Order());
        Assert.Equal(1801, records.OfType<Location>().Count(l => l.Latitude is not null));
        Assert.Equal(2, records.OfType<Location>().Count(l => l.Confidential));
        Assert.Empty(items.OfType<Quarantined>());

        // Every service is found under our own themes and under words of the source in both languages.
        Assert.All(services, s => Assert.Contains(s.Themes, t => !terms.ContainsKey(t)));
        Assert.All(services, s => Assert.Contains(s.Themes, t => terms.GetValueOrDefault(t) is { } term && term.Name.Languages.Order().SequenceEqual(["fr", "nl"])));
        Assert.Equal(1773, services.Count(s => s.Themes.Any(t => terms.GetValueOrDefault(t)?.Code?.StartsWith("category:", StringComparison.Ordinal) == true)));
        Assert.DoesNotContain(terms.Values.SelectMany(t => t.Broader), b => !terms.ContainsKey(b));
    }

    [RealDataFact]
    public void The_real_records_of_the_exchange_format_leave_nothing_unexplained()
    {
        var items = new BrusoFormat().Read(new(RealData.At("social-brussels/bruso_organisations_sample.xml"), "bruso")).ToList();
        var organisations = items.OfType<ReadRecord>().Select(r => r.Record).OfType<Organization>().ToList();
        Assert.Equal(14, organisations.Count);
        Assert.All(organisations, o => Assert.NotNull(o.TaxId));
        Assert.All(organisations, o => Assert.NotNull(o.SourceDate));
        Assert.DoesNotContain(items, i => i is LeftOut or Quarantined);
        Assert.All(items.OfType<ReadRecord>().Select(r => r.Record).OfType<Location>(), l => Assert.NotNull(l.Latitude));
    }

    [RealDataTheory]
    [InlineData("bruso_organisation.xsd")]
    [InlineData("bruso_category_export.xsd")]
    public void Every_element_of_the_schema_is_mapped_or_ignored_with_a_reason(string schema)
    {
        var format = new BrusoFormat();
        var elements = XDocument.Load(RealData.At("social-brussels/" + schema)).Descendants(XName.Get("element", "http://www.w3.org/2001/XMLSchema"))
            .Select(e => ((string?)e.Attribute("name") ?? (string?)e.Attribute("ref"))!.Split(':')[^1]).Distinct().ToList();
        Assert.NotEmpty(elements);
        Assert.DoesNotContain(elements, e => !BrusoFormat.Mapped.Contains(e) && !format.Ignored.ContainsKey(e));
        Assert.DoesNotContain(elements, e => BrusoFormat.Mapped.Contains(e) && format.Ignored.ContainsKey(e));
    }
}
