using System.Diagnostics;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench.Search;

/// <summary>The search index at so many services: how long it takes to build, what it holds.</summary>
static class SearchBench
{
    public static void Run(Report report, int services, string? folder)
    {
        var made = folder is null;
        folder ??= Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName;
        try
        {
            var fresh = !File.Exists(Path.Combine(folder, "vuurtoren.db"));
            var database = Database.At(folder);
            if (fresh) Town.Build(database, services);
            Load(report, database, services);
        }
        finally { if (made) Directory.Delete(folder, recursive: true); }
    }

    static DirectoryIndex Load(Report report, Database database, int services)
    {
        var before = Held();
        var (cpu, clock) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var index = new DirectoryIndex(database);
        index.CatchUp();
        report.Add($"{services} services: index built", clock.Elapsed.TotalSeconds, "s");
        report.Add($"{services} services: index built, CPU", (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds, "s");
        report.Add($"{services} services: peak memory of the process", Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, "MB");
        report.Add($"{services} services: index holds", (Held() - before) / 1e6, "MB");
        return index;
    }

    static long Held()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
