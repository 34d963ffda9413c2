using System.CommandLine;
using System.Reflection;

namespace Vuurtoren.Platform.CommandLine;

/// <summary>A class that adds a command to the executable; found by its type, so that Platform names no module.</summary>
public abstract class CommandOf
{
    public abstract Command Make();
}

static class AllCommands
{
    public static IEnumerable<Command> Of() => Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CommandOf)) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => ((CommandOf)Activator.CreateInstance(type)!).Make());
}
