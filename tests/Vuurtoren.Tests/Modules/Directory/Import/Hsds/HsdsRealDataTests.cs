using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Modules.Directory.Import.Hsds;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Modules.Directory.Import.Hsds;

public class HsdsRealDataTests
{
    static List<ImportItem> Read(string set) => [.. new HsdsFormat().Read(new ImportInput(RealData.At("hsds-feeds/" + set), set, "en"))];

    static string Report(List<ImportItem> items) => string.Join("\n", items.GroupBy(i => i switch
    {
        ReadRecord r => $"{r.Kind} read", Quarantined q => $"{q.Kind} quarantined {q.Reason}", LeftOut l => $"{l.Kind} left out {l.Reason}", _ => "",
    }).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"  {g.Key}: {g.Count()}"));

    [RealDataFact]
    public void The_dirty_set_comes_in_whole()
    {
        var items = Read("miami-211-hsds11");
        Console.WriteLine(Report(items));
        var services = items.OfType<ReadRecord>().Select(r => r.Record).OfType<Service>().ToList();
        Assert.Equal(4089, services.Count);
        var organizations = items.OfType<ReadRecord>().Where(r => r.Record is Organization).Select(r => r.Record.Id).ToHashSet();
        Assert.Equal(447, services.Count(s => !organizations.Contains(s.OrganizationId!.Value)));
        Assert.Equal(4089, items.OfType<ReadRecord>().Count(r => r.Record is ServiceAtLocation));
        Assert.DoesNotContain(services, s => s.Description?.Any(t => t.Value.Contains("###", StringComparison.Ordinal) || t.Value.Contains("GÇ", StringComparison.Ordinal) || t.Value.Contains("\\n", StringComparison.Ordinal)) == true);
        Assert.Equal([("taxonomy_term", "same-id-twice", 3)], items.OfType<Quarantined>().GroupBy(q => (q.Kind, q.Reason)).Select(g => (g.Key.Kind, g.Key.Reason, g.Count())));
        Assert.Equal(2244, items.OfType<LeftOut>().Count(l => l.Reason == "owner-missing"));
        Assert.True(services.Count(s => s.Schedules.Count > 0) > 2000);
        Assert.True(services.Count(s => s.Languages.Any(l => l.Code == "en")) > 3900);
        Assert.True(services.Count(s => s.Languages.Any(l => l.Code == "mis")) < 20);
    }

    [RealDataFact]
    public void The_doubled_set_comes_in_with_every_orphan_explained()
    {
        var items = Read("dc-orservices-hsds2-doubled");
        Console.WriteLine(Report(items));
        Assert.Equal(2184, items.OfType<ReadRecord>().Count(r => r.Record is Service));
        Assert.Equal(2963, items.OfType<Quarantined>().Count(q => q.Reason == "service-unknown"));
        Assert.Equal(5004, items.OfType<LeftOut>().Count(l => l.SourceId is not null && l.Kind == "service" && l.Raw.StartsWith("service_attributes.csv", StringComparison.Ordinal)));
    }

    [RealDataTheory, EveryDatabase]
    public void Imported_the_doubled_set_is_one_thousand_and_ninety_six_services(TestDatabase database)
    {
        var input = new ImportInput(RealData.At("hsds-feeds/dc-orservices-hsds2-doubled"), "dc", "en");
        var result = new Importer(database.WithTables(), new HsdsFormat(), input).Run(new(2026, 5, 4, 8, 0, 0, DateTimeKind.Utc));
        Console.WriteLine(result.ToJson());
        Assert.Equal(2184, result.Services.Read);
        Assert.Equal(1096, result.Services.Added);
    }
}
