using System.Text.Encodings.Web;
using System.Text.Json;
using Dapper;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>What an import did, or would do, per kind: the last line of `import --json`.</summary>
public sealed class ImportResult
{
    static readonly JsonSerializerOptions json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public sealed class Counts
    {
        /// <summary>Rows of this kind in the input, each counted once; not the ones the input only hints at (see Parked).</summary>
        public long Read { get; set; }
        public long Added { get; set; }
        public long Changed { get; set; }
        public long Unchanged { get; set; }
        /// <summary>Rows that were the same as another but for their id, and became one record with it.</summary>
        public long Joined { get; set; }
        public long Withdrawn { get; set; }
        /// <summary>Fields that were kept though the source says otherwise.</summary>
        public long Differences { get; set; }
        public SortedDictionary<string, long> Quarantined { get; } = [];
        /// <summary>Rows that were used, but not wholly.</summary>
        public SortedDictionary<string, long> LeftOut { get; } = [];
        /// <summary>Records that came in but are not on show, by reason.</summary>
        public SortedDictionary<string, long> Parked { get; } = [];
        /// <summary>Locations of the input that lie in a neighbourhood, secret ones too; null for other kinds.</summary>
        public long? Placed { get; set; }
    }

    public Counts Organizations { get; } = new();
    public Counts Services { get; } = new();
    public Counts Locations { get; } = new() { Placed = 0 };
    public Counts ServiceAtLocations { get; } = new();
    public Counts Taxonomies { get; } = new();
    public Counts TaxonomyTerms { get; } = new();
    /// <summary>Hours that the source gives in words.</summary>
    /// <param name="Read">Records whose hours are nothing but words.</param>
    /// <param name="Understood">Of these, records of which the hours could be read out of them.</param>
    public sealed record Texts(long Read, long Understood);

    public Texts HoursTexts { get; private set; } = new(0, 0);
    /// <summary>Set once the run was applied: what `undo` takes.</summary>
    public Guid? Run { get; set; }

    public Counts this[string kind] => kind switch
    {
        Kinds.Organization => Organizations, Kinds.Service => Services, Kinds.Location => Locations,
        Kinds.ServiceAtLocation => ServiceAtLocations, Kinds.Taxonomy => Taxonomies, _ => TaxonomyTerms,
    };

    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<(string Kind, Counts Counts)> All => Kinds.All.Select(kind => (kind.Name, this[kind.Name]));

    public string ToJson() => JsonSerializer.Serialize(this, json);

    /// <summary>The counts that follow from what was staged and compared; changes and differences come with the merge.</summary>
    internal static ImportResult Of(Stage stage)
    {
        var result = new ImportResult();
        var (texts, understood) = (0L, 0L);
        foreach (var (kind, state, parked, hours, rows, placed) in stage.Connection.Query<(int, int, string?, int, long, long)>("select kind, state, parked, hours, count(*), sum(placed) from item group by kind, state, parked, hours"))
        {
            var counts = result[Kinds.All[kind].Name];
            if (hours > 0) texts += rows;
            if (hours > 1) understood += rows;
            if (parked is not null) counts.Parked[parked] = counts.Parked.GetValueOrDefault(parked) + rows;
            // Known only by hearsay (parked by the reader): not rows of their own in the input.
            if (parked is not null and not "organization-unknown") continue;
            counts.Read += rows;
            if (state == (int)Verdict.New) counts.Added += rows;
            if (state == (int)Verdict.Unchanged) counts.Unchanged += rows;
            if (counts.Placed is not null) counts.Placed += placed;
        }
        result.HoursTexts = new(texts, understood);
        foreach (var (kind, rows) in stage.Connection.Query<(int, long)>("select kind, count(*) from alias group by kind"))
        {
            result[Kinds.All[kind].Name].Joined += rows;
            result[Kinds.All[kind].Name].Read += rows;
        }
        foreach (var (kind, reason, used, rows) in stage.Connection.Query<(string, string, bool, long)>("select kind, reason, used, count(*) from note group by kind, reason, used"))
        {
            var counts = result[kind];
            (used ? counts.LeftOut : counts.Quarantined)[reason] = rows;
            if (!used) counts.Read += rows;
        }
        return result;
    }
}
