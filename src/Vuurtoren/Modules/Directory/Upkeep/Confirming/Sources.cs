using System.Data.Common;
using Dapper;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>To the services of which sources letters go: to none until somebody switches a source on, so that an import never writes to thousands of people.</summary>
static class Sources
{
    public static HashSet<string> On(DbConnection connection, ConfirmingSettings settings) =>
        [.. connection.Query<string>("select source from directory_upkeep_source where letters").Where(source => !settings.Off.Contains(source))];

    public static void Switch(DbConnection connection, string source, bool letters) => connection.Execute("""
        insert into directory_upkeep_source (source, letters) values (@source, @letters)
        on conflict (source) do update set letters = excluded.letters
        """, new { source, letters });
}
