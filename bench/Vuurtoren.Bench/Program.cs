using System.Diagnostics;
using Vuurtoren.Bench;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Data;

var folder = "/tmp/engine/bench"; if (Directory.Exists(folder)) Directory.Delete(folder, true);
var db = Database.At(folder); Schema.BringUpToDate(db);
File.WriteAllText("/tmp/engine/in", "");
var input = new ImportInput("/tmp/engine/in", "generated");
var clock = Stopwatch.StartNew();
_ = Task.Run(async () => { while (true) { await Task.Delay(2000); Console.WriteLine($"{clock.Elapsed.TotalSeconds:F0}s {input.Progress.Step} {input.Progress.Read} {input.Progress.Written}/{input.Progress.ToWrite} {Environment.WorkingSet / 1e6:F0} MB cpu {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F0}"); } });
var result = new Importer(db, new GeneratedFormat(int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture)), input).Run(DateTime.UtcNow);
Console.WriteLine($"{clock.Elapsed.TotalSeconds:F1}s peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB cpu {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F1}");
Console.WriteLine(result.ToJson());
