using System.Diagnostics;
using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench.Search;

/// <summary>The search index at so many services beside tuned FTS5 and PostgreSQL, which answer the same questions with the same filters and counts.</summary>
static class SearchBench
{
    /// <param name="folder">An invented town of that size; made when it is not there. Null: one for this run only.</param>
    /// <param name="alone">Without the peers.</param>
    public static void Run(Report report, int services, string? folder, string? postgres, int questions, bool alone)
    {
        var work = Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName;
        try
        {
            var database = Database.At(folder ?? work);
            if (!File.Exists(Path.Combine(folder ?? work, "vuurtoren.db"))) Town.Build(database, services);
            var index = new DirectoryIndex(database);
            var (seconds, megabytes) = Load(report, index, services);
            var asked = Question.Some(questions);
            var rows = new PeerRows(database, index.Now);
            using (var all = rows.All().GetEnumerator())
                while (rows.Sample.Count < Speed.Updates && all.MoveNext()) { }
            var own = Ask(report, services, new("Vuurtoren", seconds, megabytes, () => question => index.Find(question.Query, Viewer.Anyone(question.Language)).Total, sample => Update(index, database, rows.Sample[sample].Id)), asked, null);
            Suggest(report, services, index, asked);
            if (alone) return;
            Ask(report, services, Fts5Search.Build(rows, work), asked, own);
            if (postgres is not null) Ask(report, services, PostgresSearch.Build(rows, postgres), asked, own);
        }
        finally { Directory.Delete(work, recursive: true); }
    }

    static (double Seconds, double Megabytes) Load(Report report, DirectoryIndex index, int services)
    {
        var before = Held();
        var (cpu, clock) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        index.CatchUp();
        var seconds = clock.Elapsed.TotalSeconds;
        report.Add($"{services} services: index built", seconds, "s");
        report.Add($"{services} services: index built, CPU", (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds, "s");
        report.Add($"{services} services: peak memory of the process", Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, "MB");
        var held = (Held() - before) / 1e6;
        report.Add($"{services} services: index holds", held, "MB");
        return (seconds, held);
    }

    static long Held()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>With the peer's figures beside ours, so that the ratio is ours to theirs.</summary>
    /// <param name="own">Null: this is us.</param>
    static (Engine, Speed) Ask(Report report, int services, Engine engine, IReadOnlyList<Question> questions, (Engine Engine, Speed Speed)? own)
    {
        var speed = Speed.Of(engine, questions);
        Add("questions a second, one thread", s => s.Speed.PerSecond, "1/s");
        Add("questions a second, two threads", s => s.Speed.PerSecondOfTwo, "1/s");
        Add("half of the answers within", s => s.Speed.P50, "ms");
        Add("99 of 100 answers within", s => s.Speed.P99, "ms");
        Add("questions with an answer", s => s.Speed.Answered, "");
        Add("an update, until found", s => s.Speed.Update, "ms");
        Add("built in", s => s.Engine.BuildSeconds, "s");
        Add("size", s => s.Engine.Megabytes, "MB");
        return (engine, speed);

        void Add(string name, Func<(Engine Engine, Speed Speed), double> figure, string unit)
        {
            if (own is null) report.Add($"{services} {name}", figure((engine, speed)), unit);
            else report.Add($"{services} {name}, beside {engine.Name}", figure(own.Value), unit, figure((engine, speed)));
        }
    }

    /// <summary>Seconds from the commit until the index has it.</summary>
    static double Update(DirectoryIndex index, Database database, Guid id)
    {
        using (var connection = database.Open())
        using (var transaction = connection.BeginTransaction())
        {
            connection.Execute("update directory_service set seq = seq + 1 where id = @id", new { id }, transaction);
            connection.Execute("insert into change (seq, kind, record_id, at, actor, cause) select coalesce(max(seq), 0) + 1, @kind, @id, @at, 'bench', 'bench' from change", new { kind = Kinds.Service, id, at = DateTime.UnixEpoch }, transaction);
            transaction.Commit();
        }
        var clock = Stopwatch.StartNew();
        index.CatchUp();
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>What shows while typing: every beginning of two letters and more.</summary>
    static void Suggest(Report report, int services, DirectoryIndex index, IReadOnlyList<Question> questions)
    {
        var took = new List<double>();
        foreach (var question in questions.Take(300))
            for (var length = 2; length <= Math.Min(question.Text.Length, 30); length++)
            {
                var start = Stopwatch.GetTimestamp();
                index.Suggest(question.Text[..length], Viewer.Anyone(question.Language));
                took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        took.RemoveRange(0, took.Count / 5); // warm
        took.Sort();
        report.Add($"{services} suggestions: half within", took[took.Count / 2], "ms");
        report.Add($"{services} suggestions: 99 of 100 within", took[(int)(took.Count * 0.99)], "ms");
    }
}
