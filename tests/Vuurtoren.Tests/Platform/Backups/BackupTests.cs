using System.IO.Compression;
using Dapper;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Backups;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Platform.Backups;

public sealed class BackupTests
{
    [Theory]
    [InlineData(Engine.Sqlite, Engine.Sqlite)]
    [InlineData(Engine.PostgreSql, Engine.PostgreSql)]
    [InlineData(Engine.Sqlite, Engine.PostgreSql)]
    [InlineData(Engine.PostgreSql, Engine.Sqlite)]
    public void What_is_restored_is_what_was_there_on_either_engine(Engine from, Engine to)
    {
        using var source = new TestDatabase(from);
        using var target = new TestDatabase(to);
        var database = source.Filled();
        var path = Backups.Made(database, source.Folder.File("b.zip"));
        File.Copy(source.Folder.File("secret"), target.Folder.File("secret"));
        var restored = Database.At(target.Folder.Path, to == Engine.Sqlite ? null : target.ConnectionString);
        var done = Backups.Restore(path, restored);
        var rows = restored.Rows();
        foreach (var (table, before) in database.Rows()) Assert.Equal((table, string.Join('\n', before)), (table, string.Join('\n', rows[table])));
        Assert.True(done is { SameSecret: true, WaitingMails: 3, Kept.Count: 0, Rows: > 10 });
        Assert.Equal("woord;mot", File.ReadAllText(target.Folder.File("lexicon/own.csv")));
        Assert.False(File.Exists(target.Folder.File("secret.txt")));
        using var connection = restored.Open();
        Assert.Empty(Schema.Problems(connection));
        Assert.DoesNotContain(new AuditCheck().Look(restored), finding => finding.Severity == Severity.Wrong);
        Assert.Equal("restore", connection.QueryFirst<string>("select action from audit_entry order by seq desc limit 1"));
        Assert.Equal(Indexes(database).Count, Indexes(restored).Count);
    }

    static List<string> Indexes(Database database)
    {
        using var connection = database.Open();
        return [.. connection.Query<string>(database.IsPostgres
            ? "select indexname from pg_indexes where schemaname = 'public' and not exists (select 1 from pg_constraint where conname = indexname)" : "select name from sqlite_master where type = 'index' and sql is not null")];
    }

    [Theory, EveryDatabase]
    public async Task While_others_write_it_holds_one_moment_and_they_do_not_wait(TestDatabase test)
    {
        var database = test.WithTables();
        using (var connection = database.Open())
        {
            connection.Execute("insert into networks_coordination (id, name, territory) values (@id, '0', '')", new { id = Guid.CreateVersion7() });
            for (var i = 0; i < 300; i++) connection.Execute("insert into source_record (source, kind, source_id, record_id, raw, hash, last_run) values ('s', 'k', @i, @id, @raw, '', @id)", new { i = i.ToString(System.Globalization.CultureInfo.InvariantCulture), id = Guid.CreateVersion7(), raw = new string('x', 20_000) });
        }
        using var stop = new CancellationTokenSource();
        var (written, slowest) = (0, TimeSpan.Zero);
        var writing = Task.Run(() =>
        {
            using var connection = database.Open();
            for (; !stop.IsCancellationRequested; written++)
            {
                var began = System.Diagnostics.Stopwatch.GetTimestamp();
                using var transaction = connection.BeginTransaction(); // the number and the rows go together
                connection.Execute("update networks_coordination set name = @name", new { name = (written + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) }, transaction);
                connection.Execute("insert into alias (id, kind, record_id) values (@id, 'k', @id)", new { id = Guid.CreateVersion7() }, transaction);
                transaction.Commit();
                if (System.Diagnostics.Stopwatch.GetElapsedTime(began) is var took && took > slowest) slowest = took;
            }
        });
        while (written < 5) await Task.Delay(5);
        var path = Backups.Made(database, test.Folder.File("b.zip"));
        await stop.CancelAsync();
        await writing;
        using var target = new TestDatabase(test.Engine);
        var restored = Database.At(target.Folder.Path, test.Engine == Engine.Sqlite ? null : target.ConnectionString);
        Backups.Restore(path, restored);
        using var look = restored.Open();
        var (number, rows) = (look.ExecuteScalar<string>("select name from networks_coordination"), look.ExecuteScalar<long>("select count(*) from alias"));
        Assert.Equal(number, rows.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var live = database.Open();
        Assert.Equal(written, live.ExecuteScalar<long>("select count(*) from alias"));
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory, EveryDatabase]
    public void What_is_damaged_foreign_newer_or_changed_is_refused_and_nothing_is_touched(TestDatabase test)
    {
        var database = test.Filled();
        var good = Backups.Made(database, test.Folder.File("good.zip"));
        using var target = new TestDatabase(test.Engine);
        var (folder, copy) = (target.Folder.Path, test.Folder.File("copy.zip"));
        File.Copy(test.Folder.File("secret"), target.Folder.File("secret"));
        var bytes = File.ReadAllBytes(good);
        string Bytes(Func<byte[], byte[]> change) { File.WriteAllBytes(copy, change([.. bytes])); return copy; }
        string Manifest(string old, string fresh) => Backups.With(good, copy, "manifest.json", text => text.Replace(old, fresh, StringComparison.Ordinal));

        foreach (var (refusal, file) in new (string, Func<string>)[]
        {
            ("backup.no-file", () => test.Folder.File("none.zip")),
            ("backup.foreign", () => test.Folder.Write("text.zip", "PK? no")),
            ("backup.foreign", () => Backups.With(good, copy, "manifest.json", _ => null)),
            ("backup.damaged", () => Bytes(all => all[..(all.Length / 2)])),
            ("backup.damaged", () => Bytes(all => all[..^30])),
            ("backup.damaged", () => Bytes(all => { all[200] ^= 0x55; return all; })), // inside the first table
            ("backup.newer", () => Manifest("vuurtoren-backup 1", "vuurtoren-backup 2")),
            ("backup.newer", () => Manifest("004-audit", "999-audit")),
            ("backup.other-step", () => Manifest(Schema.Steps[0].Hash, new string('0', 64))),
            ("backup.damaged", () => Backups.With(good, copy, "tables/alias", text => text, "tables/alias2")),
            ("backup.foreign", () => Backups.With(good, copy, "files/more", _ => "more")),
            ("backup.strange", () => Manifest("files/lexicon/own.csv", "files/lexicon/../../own.csv")),
            ("backup.strange", () => Manifest("files/lexicon/own.csv", "files//etc/passwd")),
            ("backup.strange", () => Manifest("files/settings.json", "files/secret")),
            ("backup.forged", () => Manifest("\"program\":\"1", "\"program\":\"2")),
            ("backup.damaged", () => Backups.With(good, copy, "tables/account", text => text.Replace("voorbeeld", "voorbeelt", StringComparison.Ordinal))),
            ("backup.damaged", () => Backups.With(good, copy, "tables/mail_sender", text => text + text)),
        })
        {
            var path = file();
            var to = Database.At(folder, test.Engine == Engine.Sqlite ? null : target.ConnectionString);
            Assert.Equal(refusal, Assert.Throws<RuleBroken>(() => Backups.Restore(path, to)).Message);
            Assert.True(Restoring.IsEmpty(to), refusal);
            Assert.Equal(["secret"], System.IO.Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Where(name => name != "restoring"));
        }
    }

    /// <summary>Names of coordinations stand for people here: who is not in the old database any more was erased.</summary>
    sealed class Erasures : WhenRestored
    {
        public override string? Keep(Database before)
        {
            using var connection = before.Open();
            return connection.ExecuteScalar<string>("select name from networks_coordination");
        }

        public override void Do(Database restored, string? kept, DateTime now)
        {
            using var connection = restored.Open();
            connection.Execute("delete from networks_coordination where name <> @kept", new { kept = kept ?? "" });
        }
    }

    [Theory, EveryDatabase]
    public void Who_was_erased_after_the_backup_does_not_come_back(TestDatabase test)
    {
        var database = test.WithTables();
        void Run(string sql) { using var connection = database.Open(); connection.Execute(sql, new { one = Guid.CreateVersion7(), two = Guid.CreateVersion7() }); }
        Run("insert into networks_coordination (id, name, territory) values (@one, 'stays', ''), (@two, 'erased', '')");
        var path = Backups.Made(database, test.Folder.File("b.zip"));
        Run("delete from networks_coordination where name = 'erased'");
        using var backup = BackupFile.Open(path);
        var target = Database.At(test.Folder.Path, database.ConnectionString);
        var done = new Restoring(backup, target, replace: true, Backups.Now) { Steps = [new Erasures()] }.Run();
        Assert.True(done.ErasuresKnown);
        using var look = target.Open();
        Assert.Equal(["stays"], look.Query<string>("select name from networks_coordination"));
    }

    [Fact]
    public void A_file_that_unpacks_to_more_than_it_says_or_than_there_is_room_for_is_not_unpacked()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var good = Backups.Made(test.Filled(), test.Folder.File("good.zip"));
        using var folder = new TemporaryFolder();
        var bomb = Backups.With(good, test.Folder.File("bomb.zip"), "tables/alias", _ => new string('0', 50_000_000));
        Assert.Equal("backup.damaged", Assert.Throws<RuleBroken>(() => Backups.Restore(bomb, Database.At(folder.Path))).Message);
    }

    [Fact]
    public void A_backup_is_readable_for_nobody_but_its_maker_and_holds_no_secret()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var path = Backups.Made(test.Filled(), test.Folder.File("b.zip"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        using var zip = ZipFile.OpenRead(path);
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("secret", StringComparison.Ordinal));
        var secret = File.ReadAllBytes(test.Folder.File("secret"));
        foreach (var entry in zip.Entries)
        {
            using var inside = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(inside);
            Assert.True(inside.ToArray().AsSpan().IndexOf(secret) < 0, entry.FullName);
        }
    }

    [Fact]
    public void No_table_counts_by_itself_so_that_a_backup_needs_no_counters()
    {
        using var test = new TestDatabase(Engine.PostgreSql);
        using var connection = test.WithTables().Open();
        Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from pg_sequences"));
    }

    [Theory, EveryDatabase]
    public void The_engine_has_the_tables_that_the_blueprint_says(TestDatabase test)
    {
        using var connection = test.WithTables().Open();
        var there = connection.Query<string>(test.Engine == Engine.Sqlite ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'" : "select tablename from pg_tables where schemaname = 'public'");
        Assert.Equal(Blueprint.Of(Schema.Steps).Select(table => table.Name).Append("schema_step").Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
    }
}
