using Vuurtoren.Bench.Relevance;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Duplicates.Comparing;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Bruso;
using Vuurtoren.Modules.Directory.Import.Hsds;
using Vuurtoren.Modules.Directory.Import.SocialBrussels;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench.Duplicates;

/// <summary>One record of a real directory, as its source gives it, under its own number even where two sources count alike.</summary>
/// <param name="Source">"sb2017", "sb2018" (names only), "bruso", "miami" or "dc".</param>
sealed record RealRecord(string Source, string Id, DirectoryRecord Record, IReadOnlyList<Location> Places, string? Under)
{
    public string Kind => Kinds.Of(Record.GetType());
    public LocalText Name => Record is Organization organization ? organization.Name : ((Service)Record).Name;
    public LocalText? AlsoCalled => Record is Organization organization ? organization.AlternateName : ((Service)Record).AlternateName;
}

/// <summary>The real directories of VUURTOREN_REAL_DATA: what stands in one is compared with each other, three cities apart from each other.</summary>
static class RealRecords
{
    public static IReadOnlyList<IReadOnlyList<RealRecord>> All()
    {
        var real = Path.GetDirectoryName(BrusselsDirectory.Source)!;
        return
        [
            [.. Read("sb2017", new SocialBrusselsFormat(), BrusselsDirectory.Source), .. NamesOf2018(), .. Read("bruso", new BrusoFormat(), Path.Combine(BrusselsDirectory.Source, "bruso_organisations_sample.xml"))],
            Read("miami", new HsdsFormat(), Path.Combine(real, "hsds-feeds", "miami-211-hsds11")),
            Read("dc", new HsdsFormat(), Path.Combine(real, "hsds-feeds", "dc-orservices-hsds2-doubled")),
        ];
    }

    static List<RealRecord> Read(string source, ImportFormat format, string path)
    {
        var read = format.Read(new(path, source, source is "miami" or "dc" ? "en" : "fr")).OfType<ReadRecord>().Where(one => one.Record.Parked is null).ToList();
        var places = read.Select(one => one.Record).OfType<Location>().DistinctBy(place => place.Id).ToDictionary(place => place.Id);
        var given = read.Select(one => one.Record).OfType<ServiceAtLocation>().ToLookup(at => at.ServiceId, at => at.LocationId);
        var own = places.Values.ToLookup(place => place.OrganizationId);
        var names = read.Select(one => one.Record).OfType<Organization>().DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.Name.First().Value);
        return [.. read.Where(one => one.Record is Organization or Service).DistinctBy(one => (one.Kind, one.SourceId)).Select(one => new RealRecord(source, one.SourceId!, one.Record,
            one.Record is Service ? [.. given[one.Record.Id].Where(places.ContainsKey).Select(id => places[id])] : [.. own[one.Record.Id]],
            one.Record is Service { OrganizationId: { } organization } ? names.GetValueOrDefault(organization) : null))];
    }

    static IEnumerable<RealRecord> NamesOf2018() => BrusselsDirectory.Rows(Path.Combine(BrusselsDirectory.Source, "organisation_categories_2018_fr.csv"))
        .DistinctBy(row => row["organisation_id"]).Where(row => row["organisation_fr"] is not null)
        .Select(row => new RealRecord("sb2018", row["organisation_id"]!, new Organization { Id = Guid.Empty, Source = "sb2018", Name = LocalText.From("fr", row["organisation_fr"])! }, [], null));

    /// <summary>Under new numbers: bruso counts as the folder of Brussels does, and here they are two sources.</summary>
    public static (Comparison Comparison, IReadOnlyDictionary<(string, string, string), Compared> Of) Compare(IReadOnlyList<RealRecord> records)
    {
        var book = new Book();
        var describing = new Describing(book);
        var numbers = records.Where(one => one.Record is Organization).ToLookup(one => (one.Source, one.Record.Id), one => Id(one));
        var made = records.Select(one => (one, (one.Record is Organization organization ? describing.Organization(organization, one.Places) : describing.Service((Service)one.Record, one.Places)) with
        {
            Id = Id(one), Source = one.Source, Organization = one.Record is Service { OrganizationId: { } under } && numbers[(one.Source, under)].ToList() is [var number] ? number : null,
        })).ToDictionary(pair => (pair.one.Kind, pair.one.Source, pair.one.Id), pair => pair.Item2);
        return (new(book, [.. made.Values]), made);
    }

    static Guid Id(RealRecord one) => Ids.Of("bench-" + one.Source, one.Kind, one.Id);
}
