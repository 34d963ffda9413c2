using System.CommandLine;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Web;

Words.UseLanguageOfMachine();
var root = new RootCommand("Vuurtoren") { Serve.Command() };
foreach (var command in AllCommands.Of()) root.Add(command);
return await Failures.InOneLine(() => root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false }));
