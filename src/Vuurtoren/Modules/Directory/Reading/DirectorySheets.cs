using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Modules.Directory.Reading.Rows;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>
/// Records with what stands around them, as one viewer may see them, straight from the tables: for sheets, lists and the open API.
/// A handful of queries in one reading transaction, however many records.
/// </summary>
public sealed class DirectorySheets(Database database, DirectoryIndex index)
{
    public ServiceSheet? Service(Guid id, Viewer viewer) => Services([id], viewer).FirstOrDefault();
    public OrganizationSheet? Organization(Guid id, Viewer viewer) => Organizations([id], viewer).FirstOrDefault();
    public LocationSheet? Location(Guid id, Viewer viewer) => Read(viewer, reading => reading.Locations([id])).FirstOrDefault();

    /// <summary>In the order asked; those that are not there for this viewer are left out.</summary>
    public IReadOnlyList<LocationSheet> Locations(IReadOnlyCollection<Guid> ids, Viewer viewer) => Read(viewer, reading => reading.Locations(ids));

    /// <summary>In the order asked; those that are not there for this viewer are left out.</summary>
    /// <param name="full">Also their places.</param>
    public IReadOnlyList<ServiceSheet> Services(IReadOnlyCollection<Guid> ids, Viewer viewer, bool full = true) => Read(viewer, reading => reading.Services(ids, full));

    /// <summary>In the order asked; those that are not there for this viewer are left out.</summary>
    /// <param name="full">Also their services and places.</param>
    public IReadOnlyList<OrganizationSheet> Organizations(IReadOnlyCollection<Guid> ids, Viewer viewer, bool full = true) => Read(viewer, reading => reading.Organizations(ids, full));

    /// <summary>The same for the rows of a list: only what they show is read, the rest of each record is as of a new one.</summary>
    public IReadOnlyList<ServiceSheet> ServiceRows(IReadOnlyCollection<Guid> ids, Viewer viewer) => Read(viewer, reading => reading.Services(ids, full: true), forRows: true);

    /// <inheritdoc cref="ServiceRows"/>
    public IReadOnlyList<OrganizationSheet> OrganizationRows(IReadOnlyCollection<Guid> ids, Viewer viewer) => Read(viewer, reading => reading.Organizations(ids, full: true), forRows: true);

    /// <summary>Places of services with their service and organisation, in the order asked.</summary>
    public IReadOnlyList<(PlaceOfService Place, Service Service, Organization? Organization)> AtLocations(IReadOnlyCollection<Guid> ids, Viewer viewer) => Read(viewer, reading => reading.AtLocations(ids));

    /// <summary>The id of the record that this id stands for: rows that were the same, and merged records. The id itself when it stands for no other.</summary>
    public Guid Resolve(Guid id)
    {
        using var connection = database.OpenReady();
        return connection.QueryFirstOrDefault<Guid?>("select record_id from alias where id = @id", new { id }) ?? id;
    }

    /// <summary>What is known about single fields of a record: who checked it, when, from which source. Only for fields the viewer sees.</summary>
    public IReadOnlyList<FieldState> StatesOf(Guid id, Viewer viewer)
    {
        using var connection = database.OpenReady();
        return [.. connection.Query<StateRow>("select record_id as RecordId, path, lang, visibility, source, verified_at as VerifiedAt, verified_by as VerifiedBy, how, pinned from field_state where record_id = @id", new { id })
            .Where(row => row.Visibility is null || viewer.Sees(Enum.Parse<Visibility>(row.Visibility)))
            .Select(row => new FieldState { RecordId = row.RecordId, Path = row.Path, Lang = row.Lang, Source = row.Source, VerifiedAt = row.VerifiedAt, How = row.How, Pinned = row.Pinned })];
    }

    sealed class StateRow
    {
        public Guid RecordId { get; init; }
        public required string Path { get; init; }
        public required string Lang { get; init; }
        public string? Visibility { get; init; }
        public string? Source { get; init; }
        public DateTime? VerifiedAt { get; init; }
        public string? How { get; init; }
        public bool Pinned { get; init; }
    }

    IReadOnlyList<T> Read<T>(Viewer viewer, Func<SheetReading, List<T>> read, bool forRows = false)
    {
        using var connection = database.OpenReady();
        using var transaction = connection.BeginReading();
        return read(new(connection, viewer, Known(connection, viewer), forRows));
    }

    /// <summary>What is hidden, as the index knows it, when it is of the moment of this transaction; else it has to be asked.</summary>
    Restrictions? Known(DbConnection connection, Viewer viewer)
    {
        if (viewer.Tier != DirectoryIndex.Anyone.Tier || !index.Ready || index.Now is not { } now) return null;
        using var last = RawRows.Of(connection, "select max(seq) from change", []);
        return last.Read() && !last.IsNull(0) && last.Whole(0) == now.Seq ? now.Restrictions : null;
    }
}
