using System.Collections.Concurrent;
using Dapper;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

/// <summary>
/// Everybody who agreed to be named, in memory: they are few beside the records, and a page about them asks nothing per row. It is read anew when a record of the
/// directory changed, whoever wrote it, so that who says no is gone with the next request.
/// </summary>
public sealed class FaceBoard(Database database)
{
    readonly Lock reading = new();
    volatile Board? now;

    public Board Now()
    {
        using var connection = database.OpenReady();
        if (now is { } current && current.Seq == Last()) return current;
        lock (reading)
        {
            using var transaction = connection.BeginReading();
            var seq = Last();
            if (now is { } read && (read.Seq == seq || !Touched(read.Seq))) return now = read with { Seq = seq };
            return now = new(seq, FaceReading.All(connection));
        }

        long Last() => connection.ExecuteScalar<long?>("select max(seq) from change") ?? 0;

        bool Touched(long since) => connection.ExecuteScalar<bool>("select exists (select 1 from change where seq > @since and kind in ('organization', 'service', 'location', 'service_at_location'))", new { since });
    }
}

/// <summary>The faces as they stood at one moment of the change sequence.</summary>
public sealed record Board(long Seq, IReadOnlyList<Face> All)
{
    readonly ILookup<Guid, Face> byRecord = All.ToLookup(face => face.Record);
    readonly ILookup<Guid, Face> byOrganization = All.Where(face => face.OrganizationId is not null).ToLookup(face => face.OrganizationId!.Value);
    readonly Dictionary<Guid, Face> byId = All.GroupBy(face => face.Id).ToDictionary(same => same.Key, same => same.First());
    readonly Dictionary<Guid, Face> byPortrait = All.Where(face => face.Contact.Portrait is not null).GroupBy(face => face.Contact.Portrait!.Value).ToDictionary(same => same.Key, same => same.MinBy(face => face.Tier)!); // a merged record keeps a copy that nobody sees

    const int MostLists = 200;
    readonly ConcurrentDictionary<object, IReadOnlyList<Face>> lists = new();

    /// <summary>A list that was made before of the same faces, for who asks the same.</summary>
    public IReadOnlyList<Face> Kept(object asked, Func<IReadOnlyList<Face>> make) =>
        lists.TryGetValue(asked, out var known) ? known : lists.Count < MostLists ? lists.GetOrAdd(asked, make()) : make();

    public Face? Find(Guid id) => byId.GetValueOrDefault(id);
    public Face? OfPortrait(Guid portrait) => byPortrait.GetValueOrDefault(portrait);

    /// <summary>Of a sheet: its own first, once each.</summary>
    public IReadOnlyList<Face> Of(IEnumerable<Guid> records, Viewer viewer, DateOnly today) =>
        [.. records.SelectMany(record => byRecord[record]).Where(face => face.IsShownTo(viewer, today)).DistinctBy(face => face.Name)];

    /// <summary>Of an organisation and all its services.</summary>
    public IReadOnlyList<Face> OfOrganization(Guid organization, Viewer viewer, DateOnly today) =>
        [.. byOrganization[organization].OrderBy(face => face.ServiceId is null ? 0 : 1).Where(face => face.IsShownTo(viewer, today)).DistinctBy(face => face.Name)];
}
