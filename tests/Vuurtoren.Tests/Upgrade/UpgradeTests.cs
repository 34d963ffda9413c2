using System.Net;
using Dapper;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Backups;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Backups;

namespace Vuurtoren.Tests.Upgrade;

/// <summary>Databases of earlier versions, kept as they were left.</summary>
public sealed class UpgradeTests
{
    static readonly string folder = Path.Combine(Places.Repository, "tests", "Vuurtoren.Tests", "Upgrade");

    public static TheoryData<Engine, string> Stored()
    {
        var stored = new TheoryData<Engine, string>();
        foreach (var engine in Enum.GetValues<Engine>())
            foreach (var file in System.IO.Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal)) stored.Add(engine, Path.GetFileNameWithoutExtension(file));
        return stored;
    }

    static Database Laid(TestDatabase test, string version)
    {
        var database = Database.At(test.Folder.Path, test.Engine == Engine.Sqlite ? null : test.ConnectionString);
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute(File.ReadAllText(Path.Combine(folder, version + ".sql")), transaction: transaction);
        transaction.Commit();
        return database;
    }

    [Theory, MemberData(nameof(Stored))]
    public async Task An_old_database_is_brought_up_to_date_and_its_pages_work(Engine engine, string version)
    {
        using var test = new TestDatabase(engine);
        var old = Laid(test, version);
        var services = Services(old);
        await using var site = await Site.Start(database: test.Engine == Engine.PostgreSql ? test : null, prepare: data => { if (engine == Engine.Sqlite) Move(old, data); });
        var now = Staff.DatabaseOf(site, engine == Engine.PostgreSql ? test : null);
        using (var connection = now.Open()) Assert.Empty(Schema.Problems(connection));
        Assert.Equal(services, Services(now));
        foreach (var (id, name) in services.Take(3))
        {
            using var sheet = await site.Client.GetAsync($"nl/service/{id}");
            Assert.Equal((name, HttpStatusCode.OK), (name, sheet.StatusCode));
        }
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("fr/services")).StatusCode);
        using var guest = await Staff.Signed(site, "nieuw@voorbeeld.be", Role.DirectoryManager, Scope.Region, engine == Engine.PostgreSql ? test : null);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.EndsWith("/me", guest.At, StringComparison.Ordinal);
    }

    /// <summary>Into the data folder of the site.</summary>
    static void Move(Database old, string data)
    {
        using (var connection = old.Open()) connection.Execute($"vacuum into '{Path.Combine(data, "vuurtoren.db")}'");
    }

    static List<(string Id, string Name)> Services(Database database)
    {
        using var connection = database.Open();
        return [.. connection.Query("select id, name from directory_service where name like '%{%' order by id").Select(row => (((object)row.id).ToString()!.ToLowerInvariant(), (string)row.name))];
    }

    [Theory, MemberData(nameof(Stored))]
    public void A_backup_of_an_old_database_is_made_as_it_is_and_restored_as_one_of_today(Engine engine, string version)
    {
        using var test = new TestDatabase(engine);
        var old = Laid(test, version);
        var path = Backups.Made(old, test.Folder.File("old.zip"));
        using var target = new TestDatabase(engine);
        var restored = Database.At(target.Folder.Path, engine == Engine.Sqlite ? null : target.ConnectionString);
        Backups.Restore(path, restored);
        Assert.NotEmpty(Services(old));
        Assert.Equal(Services(old), Services(restored));
        using var look = restored.Open();
        Assert.Empty(Schema.Problems(look));
    }

    [Theory, EveryDatabase]
    public async Task A_database_of_a_newer_version_is_not_served(TestDatabase test)
    {
        var database = test.WithTables();
        using (var connection = database.Open()) connection.Execute("insert into schema_step (name, hash, at) values ('999-later', '', @now)", new { now = DateTime.UtcNow });
        var refused = await App.Run("serve", "--data", test.Folder.Path, "--database", test.ConnectionString, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("nieuwere versie (999-later)", Assert.Single(refused.Errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Equal("command.newer", Assert.Throws<RuleBroken>(() => Backups.Made(database, test.Folder.File("b.zip"))).Message);
    }
}
