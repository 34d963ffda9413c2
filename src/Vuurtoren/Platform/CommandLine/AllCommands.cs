using System.CommandLine;
using System.Reflection;

namespace Vuurtoren.Platform.CommandLine;

/// <summary>A class that adds a command to the executable; found by its type, so that Platform names no module.</summary>
public abstract class CommandOf
{
    /// <summary>What whoever runs it must be able to get at: the operating system and the database say who that is, not our roles.</summary>
    public abstract Reach Reach { get; }
    public abstract Command Make();
}

/// <summary>Nothing: only what it is given. Reads: all that is kept, also about people. Changes: writes it too.</summary>
public enum Reach { Nothing, Reads, Changes }

static class AllCommands
{
    public static IEnumerable<Command> Of() => All().Select(command => command.Make());

    public static IEnumerable<CommandOf> All() => Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CommandOf)) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (CommandOf)Activator.CreateInstance(type)!);
}
