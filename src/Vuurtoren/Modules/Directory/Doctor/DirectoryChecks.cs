using System.Text.Json;
using Dapper;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Doctor;

/// <summary>Links between records lead somewhere, or the record waits for it.</summary>
sealed class LinksCheck : DoctorCheck
{
    public override string Subject => "doctor.links";

    static readonly (string Link, string Sql)[] links =
    [
        ("service -> organization", "select count(*) from directory_service s where s.parked is null and (s.organization_id is null or not exists (select 1 from directory_organization o where o.id = s.organization_id))"),
        ("service_at_location -> service", "select count(*) from directory_service_at_location a where not exists (select 1 from directory_service s where s.id = a.service_id)"),
        ("service_at_location -> location", "select count(*) from directory_service_at_location a where not exists (select 1 from directory_location l where l.id = a.location_id)"),
        ("service -> intake location", "select count(*) from directory_service s where s.intake_location_id is not null and not exists (select 1 from directory_location l where l.id = s.intake_location_id)"),
        ("taxonomy_term -> taxonomy", "select count(*) from directory_taxonomy_term t where not exists (select 1 from directory_taxonomy x where x.id = t.taxonomy_id)"),
    ];

    public override IEnumerable<Finding> Look(Database database)
    {
        using var connection = database.Open();
        foreach (var (link, sql) in links)
            if (connection.ExecuteScalar<long>(sql) is > 0 and var lost) yield return new(Severity.Wrong, "doctor.links.lost", link, lost);
        var terms = connection.Query<Guid>("select id from directory_taxonomy_term").ToHashSet();
        var unknown = connection.Query<string>("select themes from directory_service where themes <> '[]'", buffered: false).Sum(json => JsonSerializer.Deserialize<Guid[]>(json)!.LongCount(term => !terms.Contains(term)));
        if (unknown > 0) yield return new(Severity.Wrong, "doctor.links.lost", "service -> taxonomy_term", unknown);
    }
}

/// <summary>A confidential place leaves no trace in the table that pages and exports read.</summary>
sealed class SecrecyCheck : DoctorCheck
{
    public override string Subject => "doctor.secrecy";

    public override IEnumerable<Finding> Look(Database database)
    {
        using var connection = database.Open();
        var places = string.Join(" or ", Secret.Columns.Append("municipality").Append("neighbourhood").Select(column => column == "addresses" ? "addresses <> '[]'" : $"{column} is not null"));
        var open = connection.ExecuteScalar<long>($"select count(*) from directory_location where confidential and ({places})");
        if (open > 0) yield return new(Severity.Wrong, "doctor.secrecy.open", open);
    }
}

/// <summary>What is derived comes out the same when it is made again: places from coordinates, the number of the last save from the history.</summary>
sealed class DerivedCheck : DoctorCheck
{
    public override string Subject => "doctor.derived";

    public override IEnumerable<Finding> Look(Database database)
    {
        using var connection = database.Open();
        var moved = 0L;
        foreach (var (secret, latitude, longitude, addresses, municipality, neighbourhood) in connection.Query<(bool, double?, double?, string, string?, string?)>(
            "select confidential, latitude, longitude, addresses, municipality, neighbourhood from directory_location", buffered: false))
            if (Places.Of(secret, latitude, longitude, Json.Read<List<Address>>(addresses)) != (municipality, neighbourhood)) moved++;
        if (moved > 0) yield return new(Severity.Wrong, "doctor.derived.places", moved);
        foreach (var (kind, _) in Kinds.All)
        {
            string table;
            using (var db = database.Context()) table = RecordTable.Of(kind, db).Name;
            var wrong = connection.ExecuteScalar<long>($"select count(*) from {table} r where r.seq <> coalesce((select max(c.seq) from change c where c.record_id = r.id), -1)");
            if (wrong > 0) yield return new(Severity.Wrong, "doctor.derived.sequence", kind, wrong);
        }
    }
}

/// <summary>Imports that were interrupted wait to be taken up again.</summary>
sealed class UnfinishedImportsCheck : DoctorCheck
{
    public override string Subject => "doctor.imports";

    public override IEnumerable<Finding> Look(Database database)
    {
        var folder = new DirectoryInfo(Path.Combine(database.Folder, "imports"));
        if (folder.Exists && folder.GetFiles("*.stage").Length is > 0 and var waiting) yield return new(Severity.Note, "doctor.imports.waiting", waiting);
    }
}
