using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <param name="Used">The rest of the row was used.</param>
/// <param name="Raw">The row, or the part of it that could not be used.</param>
public sealed record BadNote(string Kind, string? SourceId, long Line, string Reason, bool Used, string Raw);

/// <param name="Corrected">Somebody corrected it and took it in.</param>
public sealed record BadRow(long Line, IReadOnlyList<BadNote> Notes, bool Corrected);

/// <summary>What an import could not use, line by line.</summary>
sealed class BadRows(Database database, Guid run)
{
    const string Open = "not exists (select 1 from import_correction c where c.run = q.run and c.line = q.line)";

    public long CountOpen()
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>($"select count(distinct q.line) from import_quarantine q where q.run = @run and {Open}", new { run });
    }

    /// <param name="all">Also those that were corrected.</param>
    public (IReadOnlyList<BadRow> Rows, long? Next) After(long line, bool all, int most)
    {
        using var connection = database.Open();
        var lines = connection.Query<long>($"select distinct q.line from import_quarantine q where q.run = @run and q.line > @line {(all ? "" : "and " + Open)} order by q.line limit {most + 1}", new { run, line }).ToList();
        long? next = lines.Count > most ? lines[most - 1] : null;
        if (next is not null) lines.RemoveAt(most);
        if (lines.Count == 0) return ([], null);
        var notes = connection.Query<(string Kind, string? SourceId, long Line, string Reason, bool Used, string Raw, bool Waits)>($"""
            select q.kind, q.source_id, q.line, q.reason, q.used, q.raw, {Open} from import_quarantine q where q.run = @run and q.line between @first and @last order by q.line, q.n
            """, new { run, first = lines[0], last = lines[^1] }).ToList();
        return ([.. notes.Where(note => all || note.Waits).GroupBy(note => note.Line)
            .Select(row => new BadRow(row.Key, [.. row.Select(note => new BadNote(note.Kind, note.SourceId, note.Line, note.Reason, note.Used, note.Raw))], !row.First().Waits))], next);
    }

    public BadRow? At(long line) => After(line - 1, all: true, 1).Rows is [{ } row] && row.Line == line ? row : null;

    /// <summary>The one to be corrected after this one; from the beginning again at the end.</summary>
    public long? NextOpen(long line) => (After(line, all: false, 1).Rows is [{ } row] ? row : After(-1, all: false, 1).Rows is [{ } first] ? first : null)?.Line;
}
