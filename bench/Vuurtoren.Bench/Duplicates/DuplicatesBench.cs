using System.Diagnostics;
using Vuurtoren.Bench.Search;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Duplicates.Comparing;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench.Duplicates;

/// <summary>Pairs of real records that a person read, beside equal names with the postal code and beside trigrams; and how long a hundred thousand services take.</summary>
static class DuplicatesBench
{
    sealed record Judged(Label Label, double Score, bool Peer, double Trigrams);

    public static void Run(Report report, int services, bool verbose)
    {
        var judged = Judge(verbose);
        // The peer's threshold is the best there is on the pairs for tuning: more than it would have in real life.
        var tune = judged.Where(one => one.Label.Part == "tune").ToList();
        var best = Enumerable.Range(1, 99).Select(i => i / 100.0).MaxBy(least => F(tune, one => one.Trigrams >= least));
        report.Add("best threshold of trigrams", best, "");
        foreach (var part in (string[])["tune", "kept"])
        {
            var some = judged.Where(one => one.Label.Part == part).ToList();
            report.Add($"{part}: pairs ({some.Count(one => one.Label.Same)} the same)", some.Count, "");
            report.Add($"{part}: precision, beside equal name and code", Precision(some, Ours), "", Precision(some, one => one.Peer));
            report.Add($"{part}: recall, beside equal name and code", Recall(some, Ours), "", Recall(some, one => one.Peer));
            report.Add($"{part}: precision, beside trigrams", Precision(some, Ours), "", Precision(some, one => one.Trigrams >= best));
            report.Add($"{part}: recall, beside trigrams", Recall(some, Ours), "", Recall(some, one => one.Trigrams >= best));
        }
        Time(report, services);
    }

    static bool Ours(Judged one) => one.Score >= Comparison.Likely;

    /// <summary>A pair that the blocks do not bring together is not found, however it would be scored.</summary>
    static List<Judged> Judge(bool verbose)
    {
        var labels = Label.All();
        var judged = new List<Judged>();
        foreach (var directory in RealRecords.All())
        {
            var (comparison, of) = RealRecords.Compare(directory);
            var records = directory.ToDictionary(one => (one.Kind, one.Source, one.Id));
            var found = new[] { Kinds.Organization, Kinds.Service }.SelectMany(kind => comparison.Pairs(kind, least: 0)).ToDictionary(pair => Key(pair.A.Id, pair.B.Id), pair => pair);
            foreach (var label in labels)
            {
                if (!of.TryGetValue((label.Kind, label.Source, label.Id), out var a) || !of.TryGetValue((label.Kind, label.OtherSource, label.OtherId), out var b)) continue;
                var (one, other) = (records[(label.Kind, label.Source, label.Id)], records[(label.Kind, label.OtherSource, label.OtherId)]);
                var pair = found.GetValueOrDefault(Key(a.Id, b.Id));
                judged.Add(new(label, pair?.Score ?? 0, Peers.SameNameAndCode(one, other), Peers.Trigrams(one, other)));
                if (verbose && label.Part == "tune" && Ours(judged[^1]) != label.Same)
                    Console.WriteLine($"{(label.Same ? "missed" : "wrong")} {judged[^1].Score:0.00} {(pair is null ? "no block" : string.Join(' ', pair.Reasons))}\n  {Drawing.Told(one)}\n  {Drawing.Told(other)}");
            }
        }
        if (judged.Count != labels.Count) throw new InvalidOperationException($"{labels.Count - judged.Count} labels are about records that are not there");
        return judged;
    }

    internal static (Guid, Guid) Key(Guid a, Guid b) => a.CompareTo(b) < 0 ? (a, b) : (b, a);

    static double Precision(List<Judged> some, Func<Judged, bool> says) => (double)some.Count(one => says(one) && one.Label.Same) / Math.Max(1, some.Count(says));
    static double Recall(List<Judged> some, Func<Judged, bool> says) => (double)some.Count(one => says(one) && one.Label.Same) / some.Count(one => one.Label.Same);
    static double F(List<Judged> some, Func<Judged, bool> says) => (Precision(some, says), Recall(some, says)) is var (precision, recall) && precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;

    static void Time(Report report, int services)
    {
        var folder = Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName;
        try
        {
            Town.Build(Database.At(folder), services);
            var took = Child.Run("dotnet", $"{Child.Vuurtoren} duplicates-of --data {folder} --json").GetAwaiter().GetResult();
            report.Add($"{services} services and their organisations, wall", took.Wall, "s");
            report.Add($"{services} services and their organisations, CPU", took.Cpu, "s");
            report.Add("peak memory", took.PeakMegabytes, "MB");
        }
        finally { Directory.Delete(folder, recursive: true); }
    }
}
