using Dapper;
using Vuurtoren.Platform.Backups;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Platform.Backups;

/// <summary>As an operator does it, with the built application.</summary>
public sealed class RestoreCommandTests
{
    static string[] Where(TestDatabase test) => ["--data", test.Folder.Path, .. test.Engine == Engine.Sqlite ? [] : new[] { "--database", test.ConnectionString }];

    static Database Of(TestDatabase test) => Database.At(test.Folder.Path, test.Engine == Engine.Sqlite ? null : test.ConnectionString);

    static Task<App.Outcome> Run(TestDatabase test, params string[] arguments)
    {
        LetGo(test);
        return App.Run([.. arguments, .. Where(test)]);
    }

    /// <summary>What these tests looked at stays open in this process for a while; that counts as somebody who uses it.</summary>
    static void LetGo(TestDatabase test)
    {
        if (test.Engine != Engine.Sqlite) return;
        using var pooled = new Microsoft.Data.Sqlite.SqliteConnection(Of(test).ConnectionString);
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(pooled);
    }

    static async Task<string> Demo(TestDatabase test)
    {
        await App.Succeed(["demo", .. Where(test)]);
        await App.Succeed(["backup", test.Folder.File("b.zip"), "--prove", .. Where(test)]);
        return test.Folder.File("b.zip");
    }

    [Theory, EveryDatabase]
    public async Task It_goes_in_the_place_of_what_is_there_only_when_asked_and_when_nobody_uses_it(TestDatabase test)
    {
        var path = await Demo(test);
        var before = Of(test).Rows();
        var refused = await Run(test, "restore", path);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("--replace", Assert.Single(refused.Errors.Trim().Split('\n')), StringComparison.Ordinal);
        using (var connection = Of(test).Open()) connection.Execute("delete from directory_service");

        await using (var site = await Serving(test))
        {
            var used = await Run(test, "restore", path, "--replace");
            Assert.Equal(1, used.ExitCode);
            Assert.Contains("Stop eerst de site", Assert.Single(used.Errors.Trim().Split('\n')), StringComparison.Ordinal);
        }
        var done = await Run(test, "restore", path, "--replace");
        Assert.True(done.ExitCode == 0, done.Errors);
        Assert.Equal(before["directory_service"], Of(test).Rows()["directory_service"]);
        var doctor = await Run(test, "doctor");
        Assert.True(doctor.ExitCode == 0, doctor.Output);
    }

    static async Task<IAsyncDisposable> Serving(TestDatabase test)
    {
        var process = App.Start(["serve", .. Where(test), "--urls", "http://127.0.0.1:0"]);
        while (!RunningSite(test)) await Task.Delay(100);
        return new Stopped(process);
    }

    static bool RunningSite(TestDatabase test) => Vuurtoren.Platform.Web.RunningSite.In(test.Folder.Path).Count > 0;

    sealed class Stopped(System.Diagnostics.Process process) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    [Theory, EveryDatabase]
    public async Task Killed_at_any_moment_it_leaves_what_was_there_or_what_will_be_there(TestDatabase test)
    {
        var path = await Demo(test);
        var demo = Of(test).Rows();
        using (var connection = Of(test).Open()) connection.Execute("delete from directory_service where id in (select id from directory_service limit 1)");
        var old = Of(test).Rows();
        for (var wait = 400; ; wait += 700)
        {
            LetGo(test);
            using var process = App.Start(["restore", path, "--replace", .. Where(test)]);
            var ended = process.WaitForExit(wait);
            if (!ended) process.Kill();
            await process.WaitForExitAsync();
            var half = File.Exists(test.Folder.File("restoring.unfinished"));
            var rows = Of(test).Rows();
            Assert.True(Same(rows, demo) || Same(rows, old), $"after {wait} ms");
            if (half) Assert.Contains("half teruggezet", (await Run(test, "serve", "--urls", "http://127.0.0.1:0")).Errors, StringComparison.Ordinal);
            if (!ended) continue;
            Assert.Equal(0, process.ExitCode);
            Assert.True(Same(rows, demo));
            break;
        }
        Assert.False(System.IO.Directory.Exists(test.Folder.File("restoring")));
    }

    static bool Same(Dictionary<string, List<string>> some, Dictionary<string, List<string>> other) => some["directory_service"].SequenceEqual(other["directory_service"]);

    [Fact]
    public async Task A_full_disk_leaves_no_half_backup_and_says_so_in_one_line()
    {
        if (!SmallDisk.Possible) return; // mounting needs root; the checks of every change run as root
        using var test = new TestDatabase(Engine.Sqlite);
        await App.Succeed("demo", "--data", test.Folder.Path);
        using var disk = new SmallDisk(test.Folder.File("disk"), megabytes: 1);
        await File.WriteAllBytesAsync(Path.Combine(disk.Path, "full"), new byte[1020 * 1024]);
        var full = await Run(test, "backup", Path.Combine(disk.Path, "b.zip"));
        Assert.Equal(1, full.ExitCode);
        Assert.Contains("schijf is vol", Assert.Single(full.Errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(["full"], System.IO.Directory.GetFiles(disk.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_was_put_back_only_by_half_is_not_served_until_it_is_put_back_again()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var path = await Demo(test);
        test.Folder.Write("restoring.unfinished", "");
        var refused = await Run(test, "serve", "--urls", "http://127.0.0.1:0");
        Assert.Contains("half teruggezet", Assert.Single(refused.Errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(0, (await Run(test, "restore", path, "--replace")).ExitCode);
        Assert.False(File.Exists(test.Folder.File("restoring.unfinished")));
    }

    [Fact]
    public async Task A_damaged_database_can_be_replaced()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var path = await Demo(test);
        var file = test.Folder.File("vuurtoren.db");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await File.WriteAllBytesAsync(file, new byte[100_000]);
        var done = await Run(test, "restore", path, "--replace");
        Assert.True(done.ExitCode == 0, done.Errors);
        Assert.Equal(0, (await Run(test, "doctor")).ExitCode);
    }
}
