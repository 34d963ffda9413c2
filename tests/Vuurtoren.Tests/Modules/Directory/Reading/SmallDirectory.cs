using System.Globalization;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

/// <summary>A database with a few records of one's own, written the way the product does: the record and its change in one transaction.</summary>
sealed class SmallDirectory
{
    public static readonly Viewer Nl = Viewer.Anyone("nl"), Fr = Viewer.Anyone("fr");
    static readonly DateTime noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public SmallDirectory(TestDatabase database)
    {
        Database = Database.At(database.Folder.Path, database.ConnectionString);
        Schema.BringUpToDate(Database);
        Index = new(Database);
        Sheets = new(Database, Index);
    }

    public Database Database { get; }
    public DirectoryIndex Index { get; }
    public DirectorySheets Sheets { get; }

    public static Guid Id(string kind, int number) => Ids.Of("test", kind, number.ToString(CultureInfo.InvariantCulture));

    public static Organization Organization(int number, string nl, string? fr = null, Visibility visibility = Visibility.Public, string? parked = null) =>
        new() { Id = Id("organization", number), Name = LocalText.NlFr(nl, fr)!, Visibility = visibility, Parked = parked, ModifiedAt = noon.AddMinutes(number) };

    public static Service Service(int number, int? organization, string nl, string? fr = null, string? text = null, Guid[]? themes = null, string[]? languages = null,
        Visibility visibility = Visibility.Public, ServiceArea[]? areas = null, ServiceStatus status = ServiceStatus.Active) => new()
    {
        Id = Id("service", number), OrganizationId = organization is { } o ? Id("organization", o) : null, Name = LocalText.NlFr(nl, fr)!, Description = LocalText.From("nl", text),
        Themes = themes ?? [], Languages = [.. (languages ?? []).Select(l => new SpokenLanguage(l))], Visibility = visibility, ServiceAreas = areas ?? [], Status = status, ModifiedAt = noon.AddMinutes(number),
    };

    public static Location Location(int number, double? latitude = 50.85, double? longitude = 4.35, string? municipality = "21004", string? neighbourhood = "1", string postcode = "1000", bool confidential = false)
    {
        var location = new Location
        {
            Id = Id("location", number), Confidential = confidential, Latitude = latitude, Longitude = longitude, ModifiedAt = noon.AddMinutes(number),
            Addresses = [new(Street: LocalText.From("nl", "Vlotstraat 1"), PostalCode: postcode)],
        };
        location.PlaceIn(municipality, neighbourhood);
        return location;
    }

    public static ServiceAtLocation At(int number, int service, int location) => new() { Id = Id("at", number), ServiceId = Id("service", service), LocationId = Id("location", location), ModifiedAt = noon.AddMinutes(number) };

    public static Taxonomy Taxonomy(int number) => new() { Id = Id("taxonomy", number), Name = LocalText.NlFr("Thema's", "Thèmes")!, ModifiedAt = noon };

    public static TaxonomyTerm Term(int number, string nl, string fr, params int[] broader) =>
        new() { Id = Id("term", number), TaxonomyId = Id("taxonomy", 1), Name = LocalText.NlFr(nl, fr)!, Broader = [.. broader.Select(b => Id("term", b))], ModifiedAt = noon };

    public static Guid Theme(int number) => Id("term", number);

    /// <summary>Writes the records, new or changed, and says so in the change sequence.</summary>
    public void Save(params DirectoryRecord[] records)
    {
        using var db = Database.Context();
        var seq = db.Set<Change>().Max(c => (long?)c.Seq) ?? 0;
        foreach (var record in records)
        {
            var kind = Kinds.Of(record.GetType());
            var had = db.Database.GetDbConnection().ExecuteScalar<long?>($"select seq from directory_{kind} where id = @Id", new { record.Id });
            typeof(DirectoryRecord).GetProperty(nameof(DirectoryRecord.Seq))!.SetValue(record, ++seq);
            db.Entry(record).State = had is null ? EntityState.Added : EntityState.Modified;
            if (had is { } before) db.Entry(record).Property(r => r.Seq).OriginalValue = before;
            db.Add(new Change { Seq = seq, Kind = kind, RecordId = record.Id, At = noon, Actor = "test", Cause = "edit", Tombstone = record.Visibility != Visibility.Public || record.Parked is not null });
        }
        db.SaveChanges();
    }

    public void Hide(Guid record, string kind, string path, string language = "", Visibility visibility = Visibility.OwnerOnly)
    {
        using var db = Database.Context();
        db.Add(new FieldState { RecordId = record, Path = path, Lang = language, Visibility = visibility });
        db.Add(new Change { Seq = (db.Set<Change>().Max(c => (long?)c.Seq) ?? 0) + 1, Kind = kind, RecordId = record, At = noon, Actor = "test", Cause = "edit" });
        db.SaveChanges();
    }

    /// <summary>Numbers of the records in the answer, in order.</summary>
    public IReadOnlyList<int> Find(Query query, Viewer? viewer = null)
    {
        Index.CatchUp();
        return Numbers(Index.Find(query, viewer ?? Nl).Ids, query.Kind == Kinds.ServiceAtLocation ? "at" : query.Kind);
    }

    public static IReadOnlyList<int> Numbers(IEnumerable<Guid> ids, string kind) => [.. ids.Select(id => Enumerable.Range(0, 2000).First(n => Id(kind, n) == id))];
}
