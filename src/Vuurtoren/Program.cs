using System.CommandLine;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Web;

var root = new RootCommand("Vuurtoren") { Serve.Command() };
foreach (var command in AllCommands.Of()) root.Add(command);
return root.Parse(args).Invoke();
