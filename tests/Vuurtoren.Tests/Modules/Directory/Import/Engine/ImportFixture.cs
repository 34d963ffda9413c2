using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Modules.Directory.Import.Engine;

/// <summary>A format whose input is written in the test itself.</summary>
sealed class WrittenHere(IEnumerable<ImportItem> items) : ImportFormat
{
    public override string Name => "written-here";
    public override string DefaultSource => "elsewhere";
    public override IEnumerable<ImportItem> Read(ImportInput input) => items;
}

/// <summary>Short words for what imports are made of.</summary>
static class Given
{
    public static readonly DateTime Now = new(2026, 5, 4, 8, 0, 0, DateTimeKind.Utc);
    public static Guid Id(string kind, string id, string source = "elsewhere") => Ids.Of(source, kind, id);
    static IReadOnlyList<Identifier> Named(string id, string source) => [new(source, id)];

    public static ReadRecord Organization(string id, string name, string? description = null, string? phone = null, string? parked = null, DateOnly? date = null, string source = "elsewhere") => new(
        new Organization
        {
            Id = Id("organization", id), Name = LocalText.From("fr", name)!, Description = LocalText.From("fr", description), Identifiers = Named(id, source),
            Phones = phone is null ? [] : [new(phone)], Parked = parked, SourceDate = date,
        }, id, 1);

    public static ReadRecord Service(string id, string organization, string name) => new(
        new Service { Id = Id("service", id), OrganizationId = Id("organization", organization), Name = LocalText.From("fr", name)!, Identifiers = Named(id, "elsewhere") }, id, 1);

    public static ReadRecord Location(string id, double? latitude = null, double? longitude = null, bool confidential = false, string? street = null) => new(
        new Location
        {
            Id = Id("location", id), Latitude = latitude, Longitude = longitude, Confidential = confidential, Identifiers = Named(id, "elsewhere"),
            Addresses = street is null ? [] : [new(LocalText.From("fr", street))],
        }, id, 1);

    public static ReadRecord At(string id, string service, string location) => new(
        new ServiceAtLocation { Id = Id("service_at_location", id), ServiceId = Id("service", service), LocationId = Id("location", location), Identifiers = Named(id, "elsewhere") }, id, 1);

    public static ImportResult Import(this TestDatabase database, ImportItem[] items, bool dry = false, bool full = true, string source = "elsewhere", ImportEvents? events = null, DateTime? at = null)
    {
        var file = Path.Combine(database.Folder.Path, "input");
        File.WriteAllText(file, "");
        return new Importer(database.WithTables(), new WrittenHere(items), new ImportInput(file, source), full) { Events = events ?? new() }.Run(at ?? Now, dry);
    }

    public static T Only<T>(this TestDatabase database) where T : class => database.All<T>().Single();

    public static List<T> All<T>(this TestDatabase database) where T : class
    {
        using var db = database.WithTables().Context();
        return [.. db.Set<T>()];
    }
}
