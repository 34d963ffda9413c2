using Dapper;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Themes;

/// <summary>Our themes are in every directory: put there by the first command, and again by a version of the program that has other ones.</summary>
public sealed class ShippedThemes : WhenOpened
{
    public override void Do(Database database, DateTime now)
    {
        using (var connection = database.Open())
            if (connection.ExecuteScalar<string?>("select version from directory_taxonomy where id = @id", new { id = ThemesFormat.TaxonomyId }) == Themes.Shipped.Version) return;
        ThemesFormat.Load(database, now);
    }
}
