using System.Globalization;
using Vuurtoren.Bench;
using Vuurtoren.Bench.Duplicates;
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
    case "backup": await BackupBench.Run(report, services ?? 170_000, After("--postgres")); break;
    case "http": await HttpBench.Run(report, services ?? 100_000); break;
    case "work": await WorkBench.Run(report, services ?? 20_000, After("--data"), After("--only")); break;
    case "search": SearchBench.Run(report, services ?? 1_000_000, After("--data"), After("--postgres"), int.Parse(After("--questions") ?? "1000", CultureInfo.InvariantCulture), args.Contains("--alone")); break;
    case "relevance": await RelevanceBench.Run(report, Range(After("--split") ?? "0-4"), args.Contains("--fresh"), args.Contains("--verbose")); break;
    case "errands": await ErrandsBench.Run(report, After("--part") ?? "all", args.Contains("--fresh"), args.Contains("--verbose")); break;
    case "duplicates" when After("--draw") is { } draw: Drawing.Draw(int.Parse(draw, CultureInfo.InvariantCulture), int.Parse(After("--seed") ?? "1", CultureInfo.InvariantCulture), args.Contains("--hard")); return 0;
    case "duplicates": DuplicatesBench.Run(report, services ?? 100_000, args.Contains("--verbose")); break;
    case "guide": await GuideBench.Run(report, services ?? 500); break;
    case "speed-meeting": await SpeedMeetingBench.Run(report); break;
    case "coverage": CoverageBench.Run(report, services ?? 100_000, After("--postgres")); break;
    case "voice": await VoiceBench.Run(report); break;
    case "meetings": await MeetingsBench.Run(report); break;
    case "needs": await NeedsBench.Run(report, After("--only")); break;
    case "plaintext": PlaintextPeer.Serve(args[1]); break;
    default:
        Console.Error.WriteLine("import [--services 1000000] [--postgres CONNECTION] | backup [--services 170000] [--postgres CONNECTION] | http [--services 100000] | work [--services 20000] [--data FOLDER] [--only PAGE]" +
            " | search [--services 1000000] [--postgres CONNECTION] [--data FOLDER] [--questions 1000] [--alone]" +
            " | relevance [--split 0-4] [--fresh] [--verbose] | errands [--part tune|kept|all] [--fresh] [--verbose]" +
            " | duplicates [--services 100000] [--verbose] [--draw N [--seed N] [--hard]] | guide [--services 500] | speed-meeting | meetings | needs [--only PAGE] | voice | coverage [--services 100000] [--postgres CONNECTION]");
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
