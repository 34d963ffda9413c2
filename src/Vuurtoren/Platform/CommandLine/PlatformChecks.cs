using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.CommandLine;

sealed class SchemaCheck : DoctorCheck
{
    public override string Subject => "doctor.schema";

    public override IEnumerable<Finding> Look(Database database)
    {
        using var connection = database.Open();
        return [.. Schema.Problems(connection).Select(problem => new Finding(Severity.Wrong, problem.Problem switch
        {
            "missing" => "doctor.schema.missing",
            "changed" => "doctor.schema.changed",
            _ => "doctor.schema.unknown",
        }, problem.Step))];
    }
}

sealed class IntegrityCheck : DoctorCheck
{
    public override string Subject => "doctor.integrity";

    public override IEnumerable<Finding> Look(Database database)
    {
        using var connection = database.Open();
        // PostgreSQL says which indexes broke off while they were made; SQLite reads the whole file.
        var sql = database.IsPostgres ? "select indexrelid::regclass::text from pg_index where not indisvalid" : "pragma integrity_check(20)";
        return [.. connection.Query<string>(sql).Where(line => line != "ok").Select(line => new Finding(Severity.Wrong, "command.database", line))];
    }
}

sealed class DiskCheck : DoctorCheck
{
    public override string Subject => "doctor.disk";

    public override IEnumerable<Finding> Look(Database database)
    {
        const long mega = 1024 * 1024;
        var free = new DriveInfo(Path.GetFullPath(database.Folder)).AvailableFreeSpace / mega;
        // An import stages all it reads beside the database before it writes: once more what is there.
        var used = new DirectoryInfo(database.Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / mega;
        var needed = Math.Max(500, 2 * used);
        if (free < needed) yield return new(Severity.Note, "doctor.disk.little", free, needed);
    }
}
