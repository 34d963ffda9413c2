using System.Globalization;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <summary>What the dry run found: what would come in, change, stay though the source says otherwise, and go.</summary>
public sealed class PreviewPage(Db db, Database database) : ImportPage(db, database)
{
    const int PerPage = 50;

    public static readonly IReadOnlyList<string> Signs = ["new", "changed", "kept", "withdrawn"];

    readonly Database database = database;

    protected override string Heading => "imports.preview.of";

    public string Sign { get; private set; } = Signs[0];
    public IReadOnlyList<PreviewLine> Lines { get; private set; } = [];
    public long? Next { get; private set; }
    /// <summary>There were more; the counts tell how many.</summary>
    public bool WasCut { get; private set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || Plan.Tried is null) return false;
        await using var connection = database.Open();
        var there = (await connection.QueryAsync<(string Sign, long Lines)>("select sign, count(*) from import_preview where plan = @Id group by sign", new { Id })).ToDictionary(sign => sign.Sign, sign => sign.Lines);
        Sign = Request.Query["sign"].ToString() is { Length: > 0 } asked ? asked : Signs.FirstOrDefault(there.ContainsKey) ?? Signs[0];
        if (!Signs.Contains(Sign)) return false;
        WasCut = there.GetValueOrDefault(Sign) == PreviewLines.Most;
        var after = long.TryParse(Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
        var read = (await connection.QueryAsync<(long N, string Kind, string SourceId, string? Path, string? Current, string? Incoming)>($"""
            select n, kind, source_id, path, current, incoming from import_preview where plan = @Id and sign = @Sign and n > @after order by n limit {PerPage + 1}
            """, new { Id, Sign, after })).AsList();
        if (read.Count > PerPage) (Next, read) = (read[PerPage - 1].N, read[..PerPage]);
        Lines = [.. read.Select(line => new PreviewLine(Sign, line.Kind, line.SourceId, line.Path, line.Current, line.Incoming))];
        return true;
    }

    public string Of(string sign, long? after = null) => $"?sign={sign}{(after is null ? "" : $"&after={after}")}";
}
