using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Duplicates.Merges;

/// <summary>What was merged, for lists: only of organisations that somebody may change.</summary>
static class MergedRecords
{
    const int Most = 10;

    public static List<(Guid Id, LocalText Name, DateTime At)> Latest(DbConnection connection, IReadOnlyCollection<Guid>? mine)
    {
        var scope = mine?.ToHashSet();
        return [.. connection.Query<(Guid Id, string Name, DateTime At, Guid? Organization)>("""
            select m.id, coalesce(o.name, s.name), m.merged_at, coalesce(s.organization_id, o.id) from directory_merge m
            left join directory_organization o on o.id = m.kept_id left join directory_service s on s.id = m.kept_id
            where m.undone_at is null and (o.id is not null or s.id is not null) order by m.merged_at desc
            """).Where(row => scope is null || row.Organization is { } organization && scope.Contains(organization)).Take(Most)
            .Select(row => (row.Id, Json.Read<LocalText>(row.Name), DateTime.SpecifyKind(row.At, DateTimeKind.Utc)))];
    }
}
