using System.Globalization;
using Vuurtoren.Bench;
using Vuurtoren.Bench.Relevance;
using Vuurtoren.Bench.Search;

// dotnet run -c Release --project bench/Vuurtoren.Bench -- NAME [--json] [--services N] [--postgres CONNECTION]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? After(string option) => Array.IndexOf(args, option) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
var report = new Report(args.Contains("--json"));
var services = After("--services") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : (int?)null;
switch (args.FirstOrDefault())
{
    case "import": await ImportBench.Run(report, services ?? 1_000_000, After("--postgres")); break;
    case "http": await HttpBench.Run(report, services ?? 100_000); break;
    case "search": SearchBench.Run(report, services ?? 1_000_000, After("--data"), After("--postgres"), int.Parse(After("--questions") ?? "1000", CultureInfo.InvariantCulture), args.Contains("--alone")); break;
    case "relevance": await RelevanceBench.Run(report, Range(After("--split") ?? "0-4"), args.Contains("--fresh"), args.Contains("--verbose")); break;
    case "errands": await ErrandsBench.Run(report, After("--part") ?? "all", args.Contains("--fresh"), args.Contains("--verbose")); break;
    case "plaintext": PlaintextPeer.Serve(args[1]); break;
    default:
        Console.Error.WriteLine("import [--services 1000000] [--postgres CONNECTION] | http [--services 100000]" +
            " | search [--services 1000000] [--postgres CONNECTION] [--data FOLDER] [--questions 1000] [--alone]" +
            " | relevance [--split 0-4] [--fresh] [--verbose] | errands [--part tune|kept|all] [--fresh] [--verbose]");
        return 2;
}
report.Print();
return 0;

// "3" or "0-2"
static IEnumerable<int> Range(string text)
{
    var ends = text.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToList();
    return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
}
