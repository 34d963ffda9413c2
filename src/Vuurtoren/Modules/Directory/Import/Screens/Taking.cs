using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <param name="Result">Counts as JSON.</param>
sealed record PlanRun(Guid Id, DateTime? UndoneAt, long FromSeq, long ToSeq, string Result);

/// <summary>A plan and what the importer makes of it: its input, and the runs it left. A run bears the name of the file, which is that of one plan only.</summary>
sealed class Taking(Database database, ImportPlan plan)
{
    public string FilePath => Upload.PathOf(database, plan);

    /// <summary>Files go after a while; then nothing of it can be read again.</summary>
    public bool HasFile => File.Exists(FilePath);

    public ImportInput Input()
    {
        if (!HasFile) throw new UnusableInput("imports.file.gone");
        return new(FilePath, plan.Source, plan.Language, plan.Mapping is null ? null : MappingFile(plan.Mapping), plan.SourceDate);
    }

    /// <summary>Written only when it changed: an import that broke off goes on when all its files are as they were.</summary>
    string MappingFile(string mapping)
    {
        var path = Path.ChangeExtension(FilePath, "mapping");
        if (!File.Exists(path) || File.ReadAllText(path) != mapping) File.WriteAllText(path, mapping);
        return path;
    }

    /// <summary>The import itself; after it come rows that were corrected.</summary>
    public PlanRun? FirstRun() => Runs().FirstOrDefault();

    public IReadOnlyList<PlanRun> Runs()
    {
        using var connection = database.Open();
        return [.. connection.Query<(Guid Id, DateTime? UndoneAt, long FromSeq, long ToSeq, string Result)>(
            "select id, undone_at, from_seq, to_seq, result from import_run where path = @path order by applied_at, from_seq", new { path = Path.GetFileName(FilePath) })
            .Select(run => new PlanRun(run.Id, run.UndoneAt, run.FromSeq, run.ToSeq, run.Result))];
    }

    /// <summary>What undoing would come to, as things stand now.</summary>
    public UndoneCounts WouldUndo()
    {
        using var connection = database.Open();
        var (sum, runs) = (new UndoneCounts(0, 0, 0), Runs());
        foreach (var run in runs.Where(run => run.UndoneAt is null))
        {
            var about = new { run.FromSeq, run.ToSeq, last = runs[^1].ToSeq };
            const string since = "exists (select 1 from change l where l.record_id = c.record_id and l.seq > @last)";
            var (made, changed, left) = connection.QuerySingle<(long, long, long)>($"""
                select coalesce(sum(case when c.changes is null and not {since} then 1 else 0 end), 0), coalesce(sum(case when c.changes is not null and not {since} then 1 else 0 end), 0),
                    coalesce(sum(case when {since} then 1 else 0 end), 0)
                from change c where c.seq between @FromSeq and @ToSeq
                """, about);
            sum = new(sum.Removed + made, sum.Restored + changed, sum.Left + left);
        }
        return sum;
    }
}
