using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;

namespace Vuurtoren.Modules.Directory.Reading;

static partial class Lists
{
    /// <summary>"x in @ids" as this engine takes a list: PostgreSQL as one array, which must be passed as an array.</summary>
    public static string WithLists(this DbConnection connection, string sql) => connection is NpgsqlConnection ? InList().Replace(sql, " = any(@$1)") : sql;

    [GeneratedRegex(@" in @(\w+)")]
    private static partial Regex InList();
}
