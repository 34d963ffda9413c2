using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Reading.Concepts;
using Vuurtoren.Modules.Directory.Reading.Rows;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Makes the next snapshot: of all tables, or of what changed since the previous one.</summary>
static class Loading
{
    /// <summary>Read at once: a query has to hold all their ids.</summary>
    const int GroupsAtOnce = 2000;
    /// <summary>When this share of all groups changed everything is read again; it is quicker.</summary>
    const double MostChanged = 0.3;
    const int FewGroups = 5000;
    /// <summary>SQLite takes no more than 32,766 parameters.</summary>
    const int MostIds = 30_000;
    /// <summary>Below so many services one thread reads them.</summary>
    const int FewServices = 20_000;
    const int Pieces = 12;

    /// <summary>Reads with two threads, when a second connection sees the same moment: all that is read changes together with the sequence.</summary>
    public static Snapshot All(Database database, DbConnection connection, DbTransaction transaction, long seq, Lexicon lexicon, Snapshot? before, Opening.HoursTerm? term = null)
    {
        using var second = database.Open();
        using var secondTransaction = second.BeginReading();
        var beside = LastSeq(second, secondTransaction) == seq ? second : null;
        var values = before?.Values ?? new Values(term);
        var restrictions = Restrictions.Load(connection, DirectoryIndex.Anyone);
        var terms = ReadTerms(connection, transaction, restrictions, before?.Terms);
        var ranges = beside is null ? [] : Ranges(connection, transaction);
        ConceptIndex? concepts = null;
        Segment? segment = null;
        if (ranges.Count == 0) (concepts, segment) = (new(terms, lexicon), Read(connection, restrictions, terms, values, Only.All));
        else
        {
            var around = Around.Read(connection, beside, restrictions, Only.All);
            var taken = -1;
            Segment? one = null, other = null;
            Parallel.Invoke(
                () => one = Build(ReadNext(connection), values, terms),
                () =>
                {
                    concepts = new ConceptIndex(terms, lexicon);
                    other = Build(ReadNext(beside!), values, terms);
                });
            var others = Build(new EntryReader(connection, restrictions, values.Filters, Only.All, around).ReadOthers(), values, terms);
            segment = Merging.Of([.. new[] { one!, other!, others }.Select(part => new LiveSegment(part, Analysis.Vocabulary.Empty))]);

            IEnumerable<Entry> ReadNext(DbConnection from)
            {
                for (int range; (range = Interlocked.Increment(ref taken)) < ranges.Count;)
                    foreach (var entry in new EntryReader(from, restrictions, values.Filters, ranges[range], around).Read()) yield return entry;
            }
        }
        return new([new(segment, new(segment.Postings.Words, concepts!.Book))], terms, concepts, values, restrictions, seq);
    }

    /// <summary>Pieces of the services, of which each thread takes the next when it has done one; none when there are so few that another thread gains nothing.</summary>
    static List<Only> Ranges(DbConnection connection, DbTransaction transaction)
    {
        var services = connection.ExecuteScalar<long>("select count(*) from directory_service", transaction: transaction);
        if (services < FewServices) return [];
        List<Guid> ends = [.. Enumerable.Range(1, Pieces - 1)
            .Select(piece => connection.ExecuteScalar<Guid?>("select organization_id from directory_service where organization_id is not null order by organization_id limit 1 offset @skip", new { skip = services * piece / Pieces }, transaction))
            .OfType<Guid>().Distinct()];
        return [.. Enumerable.Range(0, ends.Count + 1).Select(piece => Only.Between(piece == 0 ? null : ends[piece - 1], piece == ends.Count ? null : ends[piece]))];
    }

    public static Snapshot Since(Snapshot before, Database database, DbConnection connection, DbTransaction transaction, long seq)
    {
        var changed = new ChangedGroups(before, connection, transaction);
        var terms = changed.Terms ? ReadTerms(connection, transaction, before.Terms) : before.Terms;
        if (changed.Terms) changed.Under(terms);
        var groups = changed.Groups;
        if (groups.Count > FewGroups && groups.Count > MostChanged * before.Segments.Sum(s => s.Segment.Groups.Count)) return All(database, connection, transaction, seq, before.Concepts.Lexicon, before);
        var ids = IdsIn(groups, changed, connection);
        var restrictions = ids is null ? Restrictions.Load(connection, DirectoryIndex.Anyone) : Restrictions.Load(connection, DirectoryIndex.Anyone, ids);
        var all = before.Restrictions.With(restrictions, ids?.Values.SelectMany(of => of).ToHashSet());
        if (groups.Count == 0 && !changed.Terms) return new(before.Segments, before.Terms, before.Concepts, before.Values, all, seq);
        var concepts = changed.Terms ? new ConceptIndex(terms, before.Concepts.Lexicon) : before.Concepts;
        var segments = before.Segments.Select(s => changed.Terms ? s.With(concepts.Book).Without(groups) : s.Without(groups)).ToList();
        foreach (var some in groups.Chunk(GroupsAtOnce))
        {
            var segment = Read(connection, restrictions, terms, before.Values, Only.Groups(some));
            segments.Add(new(segment, new(segment.Postings.Words, concepts.Book)));
        }
        return new(Tiers.Settled(segments), terms, concepts, before.Values, all, seq);
    }

    /// <summary>
    /// What an index of all tables would hold, without making one: some organisations at a time are read, the way changes are followed, and only added up.
    /// </summary>
    public static IndexDigest Digest(DbConnection connection, DbTransaction transaction, Opening.HoursTerm term)
    {
        var restrictions = Restrictions.Load(connection, DirectoryIndex.Anyone);
        var (terms, values) = (ReadTerms(connection, transaction, restrictions, null), new Values(term));
        var sum = new EntrySum(terms, values);
        var groups = connection.Query<Guid>("select coalesce(organization_id, id) from directory_service union select id from directory_organization", transaction: transaction);
        foreach (var some in groups.Chunk(GroupsAtOnce)) sum.Add(new(Read(connection, restrictions, terms, values, Only.Groups(some)), Analysis.Vocabulary.Empty));
        return IndexDigest.Of(sum, terms, restrictions, LastSeq(connection, transaction));
    }

    public static long LastSeq(DbConnection connection, DbTransaction? transaction) =>
        connection.ExecuteScalar<long?>("select max(seq) from change", transaction: transaction) ?? 0;

    /// <summary>Everything that is read again or changed, by kind, so that only what concerns it is asked; null when that is so much that asking for all is quicker.</summary>
    static Dictionary<string, HashSet<Guid>>? IdsIn(HashSet<Guid> groups, ChangedGroups changed, DbConnection connection)
    {
        if (groups.Count + changed.Records.Count > MostIds / 4) return null;
        Dictionary<string, HashSet<Guid>> ids = new()
        {
            [Kinds.Organization] = [.. groups], [Kinds.Service] = [.. groups], [Kinds.Location] = [], [Kinds.ServiceAtLocation] = [], [Kinds.Taxonomy] = [], [Kinds.TaxonomyTerm] = [],
        };
        foreach (var (kind, id) in changed.Records) if (ids.TryGetValue(kind, out var of)) of.Add(id);
        using (var rows = RawRows.Of(connection, $"""
            select '{Kinds.ServiceAtLocation}', a.id, a.location_id from directory_service s join directory_service_at_location a on a.service_id = s.id where s.organization_id in @ids
            union all select '{Kinds.ServiceAtLocation}', a.id, a.location_id from directory_service_at_location a where a.service_id in @ids
            union all select '{Kinds.ServiceAtLocation}', a.id, null from directory_location l join directory_service_at_location a on a.location_id = l.id where l.organization_id in @ids
            union all select '{Kinds.ServiceAtLocation}', a.id, null from directory_service_at_location a where a.location_id in @ids
            union all select '{Kinds.Service}', s.id, null from directory_service s where s.organization_id in @ids
            union all select '{Kinds.Location}', l.id, null from directory_location l where l.organization_id in @ids
            {(changed.Terms ? $"union all select '{Kinds.Taxonomy}', id, null from directory_taxonomy union all select '{Kinds.TaxonomyTerm}', id, null from directory_taxonomy_term" : "")}
            """, [.. groups, .. changed.Records.Select(record => record.Id)]))
            while (rows.Read())
            {
                ids[rows.Text(0)!].Add(rows.Id(1));
                if (!rows.IsNull(2)) ids[Kinds.Location].Add(rows.Id(2));
            }
        return ids.Values.Sum(of => of.Count) > MostIds ? null : ids;
    }

    static Segment Read(DbConnection connection, Restrictions restrictions, Terms terms, Values values, Only only)
    {
        var reader = new EntryReader(connection, restrictions, values.Filters, only, Around.Read(connection, null, restrictions, only));
        return Build(reader.Read().Concat(reader.ReadOthers()), values, terms);
    }

    static Segment Build(IEnumerable<Entry> entries, Values values, Terms terms)
    {
        var builder = new SegmentBuilder(values, terms);
        foreach (var entry in entries) builder.Add(entry);
        return builder.Build();
    }

    static Terms ReadTerms(DbConnection connection, DbTransaction transaction, Terms before)
    {
        var ids = connection.Query<Guid>("select id from directory_taxonomy union select id from directory_taxonomy_term", transaction: transaction).AsList();
        return ReadTerms(connection, transaction, Restrictions.Load(connection, DirectoryIndex.Anyone, ids.Count > MostIds ? null : ids), before);
    }

    static Terms ReadTerms(DbConnection connection, DbTransaction transaction, Restrictions restrictions, Terms? before) => new(
        [.. Records.Read<Taxonomy>(connection).Select(restrictions.Redact).OfType<Taxonomy>()],
        [.. Records.Read<TaxonomyTerm>(connection).Select(restrictions.Redact).OfType<TaxonomyTerm>()], before);
}
