using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Reading.Concepts;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Makes the next snapshot: of all tables, or of what changed since the previous one.</summary>
static class Loading
{
    /// <summary>Beyond this many changed groups everything is read again; it is quicker.</summary>
    const int MostGroups = 5000;
    const int MostSegments = 6;
    /// <summary>SQLite takes no more than 32,766 parameters.</summary>
    const int MostIds = 30_000;

    public static Snapshot All(DbConnection connection, DbTransaction transaction, long seq, Lexicon lexicon, Snapshot? before, Opening.HoursTerm? term = null)
    {
        var values = before?.Values ?? new Values(term);
        var restrictions = Restrictions.Load(connection, DirectoryIndex.Anyone, transaction);
        var terms = ReadTerms(connection, transaction, restrictions, before?.Terms);
        var concepts = new ConceptIndex(terms, lexicon);
        return new([Read(connection, transaction, restrictions, terms, concepts, values, null)], terms, concepts, values, restrictions, seq);
    }

    public static Snapshot Since(Snapshot before, DbConnection connection, DbTransaction transaction, long seq)
    {
        var changed = new ChangedGroups(before, connection, transaction);
        var small = before.Segments.Skip(1).ToList();
        var merge = small.Count + 1 >= MostSegments;
        var groups = changed.Groups;
        if (merge) foreach (var live in small) for (var i = 0; i < live.Segment.Count; i++) if (live.IsAlive(i)) groups.Add(live.Segment.Groups[i]);
        if (groups.Count > MostGroups) return All(connection, transaction, seq, before.Concepts.Lexicon, before);
        var ids = IdsIn(groups, changed, connection, transaction);
        var restrictions = Restrictions.Load(connection, DirectoryIndex.Anyone, transaction, ids);
        var all = before.Restrictions.With(restrictions, ids);
        if (groups.Count == 0 && !changed.Terms) return new(before.Segments, before.Terms, before.Concepts, before.Values, all, seq);
        var terms = changed.Terms ? ReadTerms(connection, transaction, restrictions, before.Terms) : before.Terms;
        var concepts = changed.Terms ? new ConceptIndex(terms, before.Concepts.Lexicon) : before.Concepts;
        var next = Read(connection, transaction, restrictions, terms, concepts, before.Values, groups);
        var kept = before.Segments.Take(merge ? 1 : int.MaxValue).Select(s => changed.Terms ? s.With(concepts.Book).Without(groups) : s.Without(groups));
        return new([.. kept, .. next.Alive > 0 ? [next] : Array.Empty<LiveSegment>()], terms, concepts, before.Values, all, seq);
    }

    /// <summary>Everything that is read again or changed, so that only what concerns it is asked; null when that is so much that asking for all is quicker.</summary>
    static HashSet<Guid>? IdsIn(HashSet<Guid> groups, ChangedGroups changed, DbConnection connection, DbTransaction transaction)
    {
        var ids = connection.Query<Guid>(connection.WithLists($"""
            with s as (select id from directory_service where organization_id in @groups {(groups.Contains(Guid.Empty) ? "or organization_id is null" : "")})
            select id from s
            union select id from directory_location where organization_id in @groups
            union select id from directory_service_at_location where service_id in (select id from s)
            union select location_id from directory_service_at_location where service_id in (select id from s)
            {(changed.Terms ? "union select id from directory_taxonomy union select id from directory_taxonomy_term" : "")}
            """), new { groups = groups.ToArray() }, transaction).ToHashSet();
        ids.UnionWith(groups);
        ids.UnionWith(changed.Records);
        return ids.Count > MostIds ? null : ids;
    }

    static LiveSegment Read(DbConnection connection, DbTransaction transaction, Restrictions restrictions, Terms terms, ConceptIndex concepts, Values values, IReadOnlyCollection<Guid>? groups)
    {
        var builder = new SegmentBuilder(values, terms);
        foreach (var entry in new EntryReader(connection, restrictions).Read(groups)) builder.Add(entry);
        var segment = builder.Build();
        segment.Columns = new FilterReader(connection, transaction, restrictions, values).Read(segment, groups);
        return new(segment, new(segment.Postings.Words, concepts.Book));
    }

    static Terms ReadTerms(DbConnection connection, DbTransaction transaction, Restrictions restrictions, Terms? before) => new(
        [.. Records.Read<Taxonomy>(connection, transaction).Select(restrictions.Redact).OfType<Taxonomy>()],
        [.. Records.Read<TaxonomyTerm>(connection, transaction).Select(restrictions.Redact).OfType<TaxonomyTerm>()], before);
}
