using System.IO.Compression;
using System.Text;
using Dapper;
using Vuurtoren.Platform.Backups;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Backups;

/// <summary>What tests of backups stand on: a database with something of everything, and files whose insides can be changed.</summary>
static class Backups
{
    public static readonly DateTime Now = new(2026, 11, 29, 3, 0, 0, 123, DateTimeKind.Utc);

    /// <summary>Odd texts, bytes, empty fields, people, mails, a log of acts, and files of the operator.</summary>
    public static Database Filled(this TestDatabase test)
    {
        var database = test.WithTables();
        WhenOpened.All(database, Now);
        Staff.Invited(database, "an@voorbeeld.be", Vuurtoren.Platform.Access.Role.Administrator);
        database.Queue(3, Now);
        using (var connection = database.Open())
        {
            connection.Execute("insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes) values (@seq, 'service', @id, @tombstone, @at, @actor, 'edit', @changes)", new[]
            {
                new { seq = 900_001L, id = Guid.CreateVersion7(), tombstone = true, at = Now, actor = "tab\there, \\N and\nnew\r\nlines \\", changes = (string?)null },
                new { seq = 900_002L, id = Guid.CreateVersion7(), tombstone = false, at = Now.AddTicks(10), actor = "", changes = (string?)"été · \U0001F600" },
            });
            connection.Execute("insert into account_passkey (credential_id, user_id, data) values (@id, (select id from account), '{}')", new { id = new byte[] { 0, 1, 9, 10, 92, 255 } });
            connection.Execute("""
                insert into directory_location (id, location_type, name, confidential, addresses, latitude, longitude, accessibility, languages, phones, contacts, schedules, identifiers, visibility, source, source_date, seq, modified_at)
                values (@id, 'Physical', '{"nl":"Kaai"}', @yes, '[]', 50.850339600000005, 4.3517103, '[]', '[]', '[]', '[]', '[]', '[]', 'Public', 's', '2026-05-31', 1, @Now)
                """, new { id = Guid.CreateVersion7(), yes = true, Now });
        }
        test.Folder.Write("lexicon/own.csv", "woord;mot");
        test.Folder.Write("settings.json", "{}");
        test.Folder.Write("secret.txt", "not kept");
        return database;
    }

    public static string Made(Database database, string path)
    {
        BackupMaker.Make(database, path, Now);
        return path;
    }

    public static Restored Restore(string path, Database target, bool replace = false)
    {
        using var backup = BackupFile.Open(path);
        return new Restoring(backup, target, replace, Now.AddDays(1)).Run();
    }

    /// <summary>All rows of all tables but those that restoring writes itself.</summary>
    public static Dictionary<string, List<string>> Rows(this Database database)
    {
        using var connection = database.Open();
        return Blueprint.Of(Schema.Steps).Where(table => !table.Name.StartsWith("audit_", StringComparison.Ordinal)).ToDictionary(table => table.Name, table =>
            connection.Query($"select {table.ColumnList} from \"{table.Name}\"").Select(row => string.Join("|", ((IDictionary<string, object?>)row).Zip(table.Columns, Same))).Order(StringComparer.Ordinal).ToList());
    }

    /// <summary>A value as both engines mean it; SQLite keeps a tenth of a microsecond, PostgreSQL a microsecond.</summary>
    static string Same(KeyValuePair<string, object?> value, Column column) => (value.Value, column.Type) switch
    {
        (null, _) => "\\N",
        (byte[] bytes, _) => Convert.ToHexString(bytes),
        (DateTime day, "date") => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        (DateTime time, _) => time.ToString("yyyy-MM-dd HH:mm:ss.FFF", System.Globalization.CultureInfo.InvariantCulture),
        (string time, "timestamp with time zone") => DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToString("yyyy-MM-dd HH:mm:ss.FFF", System.Globalization.CultureInfo.InvariantCulture),
        (var id, "uuid") => id.ToString()!.ToUpperInvariant(),
        (DateOnly day, _) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        (bool yes, _) => yes ? "1" : "0",
        var (other, _) => Convert.ToString(other, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    /// <summary>The same file with one entry changed, added or (null) left out.</summary>
    public static string With(string backup, string copy, string entry, Func<string, string?> change, string? name = null)
    {
        File.Copy(backup, copy, overwrite: true);
        using var zip = ZipFile.Open(copy, ZipArchiveMode.Update);
        var old = zip.GetEntry(entry);
        var text = "";
        if (old is not null) using (var reader = new StreamReader(old.Open())) text = reader.ReadToEnd();
        old?.Delete();
        if (change(text) is not { } changed) return copy;
        using var stream = zip.CreateEntry(name ?? entry).Open();
        stream.Write(Encoding.UTF8.GetBytes(changed));
        return copy;
    }
}
