using Dapper;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <param name="Sign">new, changed, kept or withdrawn.</param>
public sealed record PreviewLine(string Sign, string Kind, string SourceId, string? Path = null, string? Current = null, string? Incoming = null);

/// <summary>What a dry run tells, kept so that it can be looked at page after page. Of a hundred thousand new records nobody reads all: only the first are kept, the counts tell the rest.</summary>
sealed class PreviewLines
{
    /// <summary>Of each sign.</summary>
    public const int Most = 2000;

    /// <summary>Longer texts are cut.</summary>
    const int MostLetters = 2000;

    readonly Dictionary<string, List<PreviewLine>> lines = [];

    public ImportEvents Events => new()
    {
        Added = (kind, id, parked) => Add(new("new", kind, id, Incoming: parked)),
        Merged = (kind, id, merged) =>
        {
            foreach (var (path, pair) in merged.Changes) Add(new("changed", kind, id, path, pair[0], pair[1]));
            foreach (var kept in merged.Differences) Add(new("kept", kind, id, kept.Lang.Length == 0 ? kept.Path : $"{kept.Path}.{kept.Lang}", kept.Current, kept.Incoming));
        },
        Withdrawn = (kind, id) => Add(new("withdrawn", kind, id)),
    };

    void Add(PreviewLine line)
    {
        if (!lines.TryGetValue(line.Sign, out var some)) lines[line.Sign] = some = [];
        if (some.Count < Most) some.Add(line with { Current = Cut(line.Current), Incoming = Cut(line.Incoming) });
    }

    static string? Cut(string? text) => text is { Length: > MostLetters } ? text[..MostLetters] + "…" : text;

    /// <summary>In the place of what an earlier dry run found.</summary>
    public void Write(Database database, Guid plan)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("delete from import_preview where plan = @plan", new { plan }, transaction);
        BulkWriter.Write(connection, transaction, "import_preview", ["plan", "n", "sign", "kind", "source_id", "path", "current", "incoming"],
            lines.Values.SelectMany(some => some).Select((line, n) => new object?[] { plan, (long)n, line.Sign, line.Kind, line.SourceId, line.Path, line.Current, line.Incoming }));
        transaction.Commit();
    }
}
