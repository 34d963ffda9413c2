using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Reading.Concepts;
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

    /// <summary>Reads with two threads, when a second connection sees the same moment: all that is read changes together with the sequence.</summary>
    public static Snapshot All(Database database, DbConnection connection, DbTransaction transaction, long seq, Lexicon lexicon, Snapshot? before, Opening.HoursTerm? term = null)
    {
        using var second = database.Open();
        using var secondTransaction = second.BeginReading();
        var beside = LastSeq(second, secondTransaction) == seq ? second : null;
        var values = before?.Values ?? new Values(term);
        var restrictions = Restrictions.Load(connection, DirectoryIndex.Anyone, transaction);
        var terms = ReadTerms(connection, transaction, restrictions, before?.Terms);
        var middle = beside is null ? null : Middle(connection, transaction);
        ConceptIndex? concepts = null;
        Segment? segment = null;
        if (middle is not { } half) (concepts, segment) = (new(terms, lexicon), Read(connection, restrictions, terms, values, Only.All));
        else
        {
            var around = Around.Read(connection, beside, restrictions, Only.All);
            Segment? lower = null, upper = null;
            Parallel.Invoke(
                () => lower = Build(new EntryReader(connection, restrictions, values.Filters, Only.Half(half, first: true), around).Read(), values, terms),
                () =>
                {
                    concepts = new ConceptIndex(terms, lexicon);
                    upper = Build(new EntryReader(beside!, restrictions, values.Filters, Only.Half(half, first: false), around).Read(), values, terms);
                });
            var others = Build(new EntryReader(connection, restrictions, values.Filters, Only.All, around).ReadOthers(), values, terms);
            segment = Merging.Of([.. new[] { lower!, upper!, others }.Select(part => new LiveSegment(part, Analysis.Vocabulary.Empty))]);
        }
        return new([new(segment, new(segment.Postings.Words, concepts!.Book))], terms, concepts, values, restrictions, seq);
    }

    /// <summary>The organisation up to which half of the services come; null when there are so few that another thread gains nothing.</summary>
    static Guid? Middle(DbConnection connection, DbTransaction transaction)
    {
        var services = connection.ExecuteScalar<long>("select count(*) from directory_service", transaction: transaction);
        if (services < FewServices) return null;
        return connection.ExecuteScalar<Guid?>("select organization_id from directory_service where organization_id is not null order by organization_id limit 1 offset @half", new { half = services / 2 }, transaction);
    }

    public static Snapshot Since(Snapshot before, Database database, DbConnection connection, DbTransaction transaction, long seq)
    {
        var changed = new ChangedGroups(before, connection, transaction);
        var terms = changed.Terms ? ReadTerms(connection, transaction, before.Terms) : before.Terms;
        if (changed.Terms) changed.Under(terms);
        var groups = changed.Groups;
        if (groups.Count > FewGroups && groups.Count > MostChanged * before.Segments.Sum(s => s.Segment.Groups.Count)) return All(database, connection, transaction, seq, before.Concepts.Lexicon, before);
        var ids = IdsIn(groups, changed, connection, transaction);
        var restrictions = Restrictions.Load(connection, DirectoryIndex.Anyone, transaction, ids);
        var all = before.Restrictions.With(restrictions, ids);
        if (groups.Count == 0 && !changed.Terms) return new(before.Segments, before.Terms, before.Concepts, before.Values, all, seq);
        var concepts = changed.Terms ? new ConceptIndex(terms, before.Concepts.Lexicon) : before.Concepts;
        var segments = before.Segments.Select(s => changed.Terms ? s.With(concepts.Book).Without(groups) : s.Without(groups)).ToList();
        foreach (var some in groups.Chunk(GroupsAtOnce))
        {
            var segment = Read(connection, restrictions, terms, before.Values, Only.Groups(some));
            segments.Add(new(segment, new(segment.Postings.Words, concepts.Book)));
        }
        return new(Tiers.Settled(segments, concepts.Book), terms, concepts, before.Values, all, seq);
    }

    /// <summary>
    /// What an index of all tables would hold, without making one: some organisations at a time are read, the way changes are followed, and only added up.
    /// </summary>
    public static IndexDigest Digest(DbConnection connection, DbTransaction transaction, Opening.HoursTerm term)
    {
        var restrictions = Restrictions.Load(connection, DirectoryIndex.Anyone, transaction);
        var (terms, values) = (ReadTerms(connection, transaction, restrictions, null), new Values(term));
        var sum = new EntrySum(terms, values);
        var groups = connection.Query<Guid>("select coalesce(organization_id, id) from directory_service union select id from directory_organization", transaction: transaction);
        foreach (var some in groups.Chunk(GroupsAtOnce)) sum.Add(new(Read(connection, restrictions, terms, values, Only.Groups(some)), Analysis.Vocabulary.Empty));
        return IndexDigest.Of(sum, terms, restrictions, LastSeq(connection, transaction));
    }

    public static long LastSeq(DbConnection connection, DbTransaction? transaction) =>
        connection.ExecuteScalar<long?>("select max(seq) from change", transaction: transaction) ?? 0;

    /// <summary>Everything that is read again or changed, so that only what concerns it is asked; null when that is so much that asking for all is quicker.</summary>
    static HashSet<Guid>? IdsIn(HashSet<Guid> groups, ChangedGroups changed, DbConnection connection, DbTransaction transaction)
    {
        if (groups.Count + changed.Records.Count > MostIds / 4) return null;
        var ids = connection.Query<Guid>(connection.WithLists($"""
            with s as (select id from directory_service where organization_id in @groups union select id from directory_service where id in @groups),
            l as (select id from directory_location where organization_id in @groups)
            select id from s
            union select id from l
            union select id from directory_service_at_location where service_id in (select id from s) or service_id in @records
            union select id from directory_service_at_location where location_id in (select id from l) or location_id in @records
            union select location_id from directory_service_at_location where service_id in (select id from s)
            {(changed.Terms ? "union select id from directory_taxonomy union select id from directory_taxonomy_term" : "")}
            """), new { groups = groups.ToArray(), records = changed.Records.ToArray() }, transaction).ToHashSet();
        ids.UnionWith(groups);
        ids.UnionWith(changed.Records);
        return ids.Count > MostIds ? null : ids;
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
        return ReadTerms(connection, transaction, Restrictions.Load(connection, DirectoryIndex.Anyone, transaction, ids.Count > MostIds ? null : ids), before);
    }

    static Terms ReadTerms(DbConnection connection, DbTransaction transaction, Restrictions restrictions, Terms? before) => new(
        [.. Records.Read<Taxonomy>(connection).Select(restrictions.Redact).OfType<Taxonomy>()],
        [.. Records.Read<TaxonomyTerm>(connection).Select(restrictions.Redact).OfType<TaxonomyTerm>()], before);
}
