using System.Text.Json;
using Dapper;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.OpenData;

public sealed class EverythingTests
{
    static string Export(Database database, string format, TemporaryFolder folder, string name)
    {
        var file = folder.File(name);
        Assert.Equal(0, ExportCommand.Run(new(format, file, "nl", All: true, AsJson: true), () => database, default));
        return file;
    }

    static Database Empty(TestDatabase test)
    {
        var database = test.WithTables();
        return database;
    }

    [Theory]
    [EveryDatabase("hsds-ndjson", Engine.Sqlite), EveryDatabase("hsds-ndjson", Engine.PostgreSql)]
    [EveryDatabase("hsds-json", Engine.Sqlite), EveryDatabase("hsds-csv", Engine.PostgreSql)]
    public void An_export_of_everything_restores_on_either_engine_and_exports_to_the_same_bytes(TestDatabase test, string format, Engine other)
    {
        using var target = new TestDatabase(other);
        var first = Export(Filled.Fill(test), format, test.Folder, "first");
        Assert.True(EverythingReader.Recognises(first));
        var restored = Empty(target);
        var rows = EverythingReader.Restore(restored, first);
        Assert.Equal((4L, 1L, 2L), (rows["directory_service"], rows["directory_confidential_place"], rows["change"]));
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(Export(restored, format, test.Folder, "second")));
    }

    [Theory, EveryDatabase]
    public void Nothing_is_left_out_of_everything_but_who_works_with_it(TestDatabase test)
    {
        var database = Filled.Fill(test);
        var rows = File.ReadLines(Export(database, "hsds-ndjson", test.Folder, "all")).Count() - 2;
        using var connection = database.Open();
        var stored = StoredTable.Of(connection, database.IsPostgres).Sum(table => connection.ExecuteScalar<long>($"select count(*) from {table.Name}"));
        Assert.Equal(stored, rows);
        var kept = StoredTable.Of(connection, database.IsPostgres).Select(table => table.Name).ToHashSet();
        var entities = database.Context().Model.GetEntityTypes().ToLookup(entity => IsOfPeople(entity.ClrType), entity => Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(entity)!);
        Assert.Empty(entities[false].Except(kept));
        Assert.Empty(entities[true].Intersect(kept)); // a file of the directory may leave the house, accounts and letters may not
    }

    /// <summary>Also a form that somebody did not publish, and a list that lies to be imported.</summary>
    static bool IsOfPeople(Type entity) => entity == typeof(Vuurtoren.Modules.Directory.Editing.Draft) || entity == typeof(Vuurtoren.Modules.Directory.Import.Screens.ImportPlan) || entity.Namespace is { } room
        && (room.StartsWith("Vuurtoren.Platform.", StringComparison.Ordinal) && room != "Vuurtoren.Platform.Data" || room.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal)
            || room.StartsWith("Vuurtoren.Modules.Needs.", StringComparison.Ordinal) && !room.EndsWith(".Indicators", StringComparison.Ordinal));

    [Fact]
    public async Task Each_record_in_it_is_valid_HSDS_of_its_kind()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        foreach (var line in File.ReadLines(Export(Filled.Fill(test), "hsds-ndjson", test.Folder, "all")))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("vuurtoren").TryGetProperty("table", out var table) && table.GetString() is var name
                && name!.StartsWith("directory_", StringComparison.Ordinal) && name != "directory_confidential_place")
                Assert.Empty(await Hsds.Problems(name["directory_".Length..], line));
        }
    }

    [Theory, EveryDatabase]
    public void A_database_that_holds_something_refuses_and_stays_as_it_was(TestDatabase test)
    {
        var database = Filled.Fill(test);
        var before = Export(database, "hsds-ndjson", test.Folder, "before");
        var refused = Assert.Throws<RuleBroken>(() => EverythingReader.Restore(database, before));
        Assert.Equal("restore.not-empty", refused.Message);
        Assert.Equal(File.ReadAllBytes(before), File.ReadAllBytes(Export(database, "hsds-ndjson", test.Folder, "after")));
    }

    [Theory, EveryDatabase]
    public void A_file_that_is_cut_off_or_damaged_changes_nothing(TestDatabase test)
    {
        using var source = new TestDatabase(Engine.Sqlite);
        var lines = File.ReadAllLines(Export(Filled.Fill(source), "hsds-ndjson", source.Folder, "all"));
        var database = Empty(test);
        (string Why, IEnumerable<string> Lines)[] broken =
        [
            ("restore.cut-off", lines[..^1]), ("restore.not-json", [.. lines[..5], "{"]), ("restore.rows", [.. lines[..3], .. lines[4..]]), ("restore.not-a-row", [.. lines[..3], "{}"]),
            ("restore.unknown-table", [.. lines[..3], """{"vuurtoren":{"table":"gone","row":{}}}"""]),
            ("restore.newer", [lines[0].Replace("\"alias\":[\"id\"", "\"alias\":[\"nothing\"", StringComparison.Ordinal), .. lines[1..]]),
            ("restore.does-not-fit", [lines[0], """{"vuurtoren":{"table":"alias","row":{"id":"no uuid"}}}""", .. lines[1..]]),
            ("", [lines[0], """{"vuurtoren":{"table":"alias","row":{"kind":"x"}}}""", .. lines[1..]]),
            ("restore.not-everything", [""]), ("restore.not-everything", ["{\"vuurtoren\":{"]), ("restore.not-everything", ["id,name"]),
        ];
        foreach (var (why, text) in broken)
        {
            var file = test.Folder.Write("broken", string.Join('\n', text));
            Assert.Contains(why, Assert.Throws<RuleBroken>(() => EverythingReader.Restore(database, file)).Message, StringComparison.Ordinal);
        }
        using var connection = database.Open();
        Assert.All(StoredTable.Of(connection, database.IsPostgres), table => Assert.Equal(0, connection.ExecuteScalar<long>($"select count(*) from {table.Name}")));
    }

    [Fact]
    public async Task Import_of_such_a_file_restores_it_once()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        Filled.Fill(test);
        var first = test.Folder.File("first");
        await App.Succeed("export", "hsds-ndjson", first, "--all", "--database", test.ConnectionString, "--data", test.Folder.Path);
        using var folder = new TemporaryFolder();
        Assert.Contains("Zou terugzetten", await App.Succeed("import", "hsds", first, "--dry-run", "--data", folder.Path), StringComparison.Ordinal);
        Assert.Contains("Teruggezet", await App.Succeed("import", "hsds", first, "--data", folder.Path), StringComparison.Ordinal);
        await App.Succeed("export", "hsds-ndjson", folder.File("second"), "--all", "--data", folder.Path);
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(folder.File("second")));
        var again = await App.Run("import", "hsds", first, "--data", folder.Path);
        Assert.NotEqual(0, again.ExitCode);
        Assert.Contains("niet leeg", Assert.Single(again.Errors.Trim().Split('\n')), StringComparison.Ordinal);
    }
}
