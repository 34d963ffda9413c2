using Dapper;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Themes;

/// <summary>Our themes are in every directory: put there by the first command, and again by a version of the program that has other ones.</summary>
public sealed class ShippedThemes : WhenOpened
{
    public override void Do(Database database, DateTime now)
    {
        if (AreThere(database)) return;
        using var alone = FileLock.Wait(Path.Combine(database.Folder, "themes.lock")); // two first commands at once: the second finds them there
        if (!AreThere(database)) ThemesFormat.Load(database, now);
    }

    static bool AreThere(Database database)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<string?>("select version from directory_taxonomy where id = @id", new { id = ThemesFormat.TaxonomyId }) == Themes.Shipped.Version;
    }
}
