using System.Collections.Concurrent;
using System.Data.Common;
using Vuurtoren.Modules.Directory.Reading.Rows;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>
/// All that is hidden from one viewer, read at once: of the whole directory (index, exports) or of some records (a sheet, a page of an API).
/// Take it in the transaction in which the records are read, so that both tell of the same moment.
/// </summary>
public sealed class Restrictions
{
    Dictionary<Guid, List<FieldState>> states;
    HashSet<Guid> hidden;

    Restrictions(Viewer viewer, Dictionary<Guid, List<FieldState>> states, HashSet<Guid> hidden) => (Viewer, this.states, this.hidden) = (viewer, states, hidden);

    public Viewer Viewer { get; }

    /// <param name="of">The records it will be asked about; null: any.</param>
    public static Restrictions Load(DbConnection connection, Viewer viewer, IReadOnlyCollection<Guid>? of = null)
    {
        var restrictions = new Restrictions(viewer, [], []);
        if (viewer.Tier == Visibility.OwnerOnly || of is { Count: 0 }) return restrictions;
        restrictions.LoadStates(connection, of);
        var nameless = AnyNameless(connection, viewer);
        restrictions.hidden = RawRows.IdsOf(connection, of is null ? HiddenOfAllSql(viewer, nameless) : string.Join("\nunion all ", HiddenOfFewSql(viewer, nameless).Values), of);
        return restrictions;
    }

    /// <summary>The same of records of which the kinds are known: nothing is looked up where it cannot be.</summary>
    public static Restrictions Load(DbConnection connection, Viewer viewer, IReadOnlyDictionary<string, HashSet<Guid>> byKind)
    {
        var restrictions = new Restrictions(viewer, [], []);
        if (viewer.Tier == Visibility.OwnerOnly) return restrictions;
        var all = byKind.Values.SelectMany(ids => ids).ToHashSet();
        if (all.Count == 0) return restrictions;
        restrictions.LoadStates(connection, all);
        var sql = HiddenOfFewSql(viewer, AnyNameless(connection, viewer));
        foreach (var (kind, ids) in byKind)
            if (ids.Count > 0) restrictions.hidden.UnionWith(RawRows.IdsOf(connection, sql[kind], ids));
        return restrictions;
    }

    void LoadStates(DbConnection connection, IReadOnlyCollection<Guid>? of)
    {
        using var rows = RawRows.Of(connection, StatesSql + (of is null ? "" : " and record_id in @ids"), of);
        while (rows.Read())
        {
            var state = State(rows);
            if (!states.TryGetValue(state.RecordId, out var list)) states[state.RecordId] = list = [];
            list.Add(state);
        }
    }

    /// <summary>The same with what is hidden of some records taken anew; null: of all.</summary>
    public Restrictions With(Restrictions fresh, IReadOnlyCollection<Guid>? of)
    {
        if (of is null) return fresh;
        // Most changes touch nothing that is hidden: then the same tables are kept.
        var next = new Restrictions(Viewer, states, hidden);
        if (fresh.states.Count > 0 || of.Any(states.ContainsKey))
        {
            next.states = new(states);
            foreach (var id in of) next.states.Remove(id);
            foreach (var (id, list) in fresh.states) next.states[id] = list;
        }
        if (fresh.hidden.Count > 0 || of.Any(hidden.Contains))
        {
            next.hidden = [.. hidden];
            next.hidden.ExceptWith(of);
            next.hidden.UnionWith(fresh.hidden);
        }
        return next;
    }

    /// <summary>Hidden by itself or by what it belongs to: a service or location with its organisation, a place of a service with either, a term with its taxonomy.</summary>
    public bool Hides(Guid id) => hidden.Contains(id);

    /// <summary>Each thing that is hidden, and each field that is not as its record, in a line.</summary>
    internal IEnumerable<string> Lines => hidden.Select(id => id.ToString("D")).Concat(states.Values.SelectMany(list => list).Select(s => Json.Write(s)));

    /// <summary>As <see cref="Redactor.Redact"/>, and also null when what the record belongs to is hidden, and without links to what is hidden.</summary>
    public T? Redact<T>(T record) where T : DirectoryRecord
    {
        if (hidden.Contains(record.Id)) return null;
        return Redactor.Redact(record, states.TryGetValue(record.Id, out var of) ? of : [], Viewer, hidden);
    }

    const string StatesSql = "select record_id, path, lang, visibility, source from field_state where (visibility is not null or source is not null)";

    static FieldState State(RawRows row) => new()
    {
        RecordId = row.Id(0), Path = row.Text(1)!, Lang = row.Text(2)!, Visibility = row.IsNull(3) ? null : row.Named<Visibility>(3), Source = row.Text(4),
    };

    static string Unseen(Viewer viewer) => string.Join(", ", Enum.GetValues<Visibility>().Where(v => !viewer.Sees(v)).Select(v => $"'{v}'"));

    /// <summary>A record is not shown without its name or the records it joins.</summary>
    static string NeededField(string unseen) => $"f.path in ('name', 'service_id', 'location_id', 'taxonomy_id') and f.lang = '' and f.visibility in ({unseen})";

    /// <summary>Some record is hidden by a field without which it is not shown; rare.</summary>
    static bool AnyNameless(DbConnection connection, Viewer viewer)
    {
        using var rows = RawRows.Of(connection, $"select exists (select 1 from field_state f where f.visibility is not null and {NeededField(Unseen(viewer))})", []);
        return rows.Read() && rows.Yes(0);
    }

    /// <summary>Every id that this viewer may not see, all kinds together: first what is hidden by itself, which the indexes of 013-hidden.sql hold, then what belongs to it.</summary>
    /// <param name="nameless">See <see cref="AnyNameless"/>.</param>
    static string HiddenOfAllSql(Viewer viewer, bool nameless)
    {
        var unseen = Unseen(viewer);
        return $"""
            with o as ({Own("directory_organization")}),
            s as ({Own("directory_service")} union {Of("directory_service", "organization_id", "o")}),
            l as ({Own("directory_location")} union {Of("directory_location", "organization_id", "o")}),
            x as ({Own("directory_taxonomy")})
            select id from o union all select id from s union all select id from l union all {Own("directory_service_at_location")}
            union all {Of("directory_service_at_location", "service_id", "s")} union all {Of("directory_service_at_location", "location_id", "l")}
            union all select id from x union all {Own("directory_taxonomy_term")} union all {Of("directory_taxonomy_term", "taxonomy_id", "x")}
            """;

        string Own(string table) => $"select t.id from {table} t where (t.visibility <> 'Public' or t.parked is not null) and (t.visibility in ({unseen}) or t.parked is not null)"
            + (nameless ? $" union all select t.id from {table} t where t.id in (select f.record_id from field_state f where {NeededField(unseen)})" : "");
        string Of(string table, string key, string hidden) => $"select t.id from {table} t where t.{key} in (select id from {hidden})";
    }

    static readonly ConcurrentDictionary<(string Unseen, bool Nameless), Dictionary<string, string>> ofFew = new();

    /// <summary>The same of a few records, by kind: each is looked up by its key instead of going over whole tables.</summary>
    static Dictionary<string, string> HiddenOfFewSql(Viewer viewer, bool nameless) => ofFew.GetOrAdd((Unseen(viewer), nameless), static key => MakeHiddenOfFewSql(key.Unseen, key.Nameless));

    static Dictionary<string, string> MakeHiddenOfFewSql(string unseen, bool nameless)
    {
        return new()
        {
            [Kinds.Organization] = Hidden("directory_organization", Own), [Kinds.Service] = Hidden("directory_service", OrOrganization), [Kinds.Location] = Hidden("directory_location", OrOrganization),
            [Kinds.ServiceAtLocation] = Hidden("directory_service_at_location", a => $"({Own(a)} or {Is("directory_service", "service_id", a, OrOrganization)} or {Is("directory_location", "location_id", a, OrOrganization)})"),
            [Kinds.Taxonomy] = Hidden("directory_taxonomy", Own), [Kinds.TaxonomyTerm] = Hidden("directory_taxonomy_term", t => $"({Own(t)} or {Is("directory_taxonomy", "taxonomy_id", t, Own)})"),
        };

        string Hidden(string table, Func<string, string> condition) => $"select t.id from {table} t where t.id in @ids and {condition("t")}";

        string Own(string r) => $"({r}.visibility in ({unseen}) or {r}.parked is not null" + (nameless ? " or " + Nameless(r) : "") + ")";
        string Nameless(string r) => $"exists (select 1 from field_state f where f.record_id = {r}.id and {NeededField(unseen)})";
        string OrOrganization(string r) => $"({Own(r)} or {Is("directory_organization", "organization_id", r, Own)})";

        // The record to which this one points answers to the condition.
        string Is(string table, string key, string r, Func<string, string> condition) => $"exists (select 1 from {table} {r}_{key[0]} where {r}_{key[0]}.id = {r}.{key} and {condition($"{r}_{key[0]}")})";
    }
}
