using System.Reflection;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.CommandLine;

/// <summary>What a module puts in a database that was just brought up to date, such as lists that ship with the program. Found by its type; cheap when there is nothing to do.</summary>
public abstract class WhenOpened
{
    public abstract void Do(Database database, DateTime now);

    internal static void All(Database database, DateTime now)
    {
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => type.IsSubclassOf(typeof(WhenOpened)) && !type.IsAbstract))
            ((WhenOpened)Activator.CreateInstance(type)!).Do(database, now);
    }
}
