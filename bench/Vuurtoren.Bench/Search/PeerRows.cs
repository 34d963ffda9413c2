using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Vuurtoren.Bench.Relevance;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench.Search;

/// <summary>A service as the peers index it: texts per language in three fields, and all it is counted and filtered by as numbers.</summary>
/// <param name="Fields">By language: its name, what belongs to it (organisation, themes), what it says.</param>
sealed record PeerRow(int Number, Guid Id, IReadOnlyDictionary<string, string[]> Fields, int[] Facets);

/// <summary>The same services, texts and facets for every peer.</summary>
sealed partial class PeerRows(Database database, Snapshot snapshot)
{
    const int Kind = 1_000_000; // a facet's number: its kind times this, and the value

    const int Every = 97;

    readonly Segment segment = snapshot.Segments[0].Segment;

    /// <summary>Some of all rows, for updates.</summary>
    public List<PeerRow> Sample { get; } = [];

    public IEnumerable<PeerRow> All()
    {
        using var connection = database.Open();
        Sample.Clear();
        var read = 0;
        var organizations = connection.Query<Texts>("select id, name from directory_organization", buffered: false).ToDictionary(o => o.Id, o => Read(o.Name));
        foreach (var row in connection.Query<Texts>(
            "select id, organization_id, name, alternate_name, description, for_whom, what_you_get from directory_service order by organization_id", buffered: false))
        {
            var entry = segment.Find(row.Id);
            if (entry < 0) continue;
            var names = Names(entry);
            var next = new PeerRow(entry + 1, row.Id, DirectoryIndex.Languages.ToDictionary(language => language, language => new[]
            {
                In(language, Read(row.Name), Read(row.AlternateName)), In(language, [row.OrganizationId is { } of ? organizations[of] : null, .. names]), In(language, Read(row.Description), Read(row.ForWhom), Read(row.WhatYouGet)),
            }), [.. Facets(entry)]);
            if (read++ % Every == 0 && Sample.Count < Speed.Updates) Sample.Add(next);
            yield return next;
        }
    }

    sealed class Texts
    {
        public Guid Id { get; init; }
        public Guid? OrganizationId { get; init; }
        public required string Name { get; init; }
        public string? AlternateName { get; init; }
        public string? Description { get; init; }
        public string? ForWhom { get; init; }
        public string? WhatYouGet { get; init; }
    }

    static LocalText? Read(string? json) => json is null ? null : Json.Read<LocalText>(json);

    static string In(string language, params IEnumerable<LocalText?> texts) => string.Join(' ', texts.Select(text => text?[language]).OfType<string>());

    IEnumerable<LocalText> Names(int entry)
    {
        foreach (var term in segment.Themes.Of(entry).ToArray())
            if (snapshot.Terms.Find(snapshot.Terms.Id(term)) is { } known) yield return known.Name;
    }

    IEnumerable<int> Facets(int entry)
    {
        foreach (var (kind, dimension) in new[] { segment.Themes, segment.Municipalities, segment.Neighbourhoods, segment.Languages, segment.Targets }.Index())
            foreach (var value in dimension.Of(entry).ToArray()) yield return (kind + 1) * Kind + value;
        foreach (var (bit, flag) in Enum.GetValues<FilterFlags>().Skip(1).Index())
            if (segment.Columns.Has(entry, flag)) yield return 6 * Kind + bit;
    }

    /// <summary>The facets that a question asks for.</summary>
    public int[] Filters(Query query)
    {
        var asked = new List<int>();
        if (query.Theme is { } theme) asked.Add(Kind + snapshot.Terms.Number(theme));
        if (query.Municipality is { } municipality) asked.Add(2 * Kind + snapshot.Values.Find(municipality));
        if (query.Spoken is { } spoken) asked.Add(4 * Kind + snapshot.Values.Find(spoken));
        return [.. asked];
    }

    /// <summary>Reads a peer's page, its counts and how many there are: the row numbered -2.</summary>
    public static int Total(DbCommand command)
    {
        using var reader = command.ExecuteReader();
        var total = 0;
        while (reader.Read())
            if (reader.GetInt64(0) == -2) total = reader.GetInt32(1); else _ = reader.GetInt64(1);
        return total;
    }

    /// <summary>What a peer is asked for: without the words that say nothing, unless there are no others.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(m => m.Value).Where(w => w.Length > 1).Distinct().ToList();
        var telling = words.Where(w => !Fts5Peer.Common.Contains(w)).ToList();
        return telling.Count > 0 ? telling : words;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")] private static partial Regex Word();
}
