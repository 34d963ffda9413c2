using System.Diagnostics;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Web;
using Microsoft.Extensions.Logging.Abstractions;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

public class FollowingTests
{
    [Theory, EveryDatabase]
    public async Task What_another_connection_saves_is_answered_within_a_second(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        town.Save(Organization(1, "De Baken"), Service(1, 1, "Onthaal"));
        var shown = new Shown();
        using var follower = new IndexFollower(town.Database, town.Index, shown, NullLogger<IndexFollower>.Instance);
        await follower.StartAsync(default);
        await Until(() => shown.Ready);
        var took = new List<TimeSpan>();
        for (var i = 2; i < 6; i++)
        {
            town.Save(Service(i, 1, $"Dienst {i}"));
            var clock = Stopwatch.StartNew();
            await Until(() => town.Index.Find(new() { Text = $"dienst {i}" }, Nl) is { Total: 1, Weak: false });
            took.Add(clock.Elapsed);
        }
        await follower.StopAsync(default);
        Assert.True(took.Min() < TimeSpan.FromSeconds(1), string.Join(", ", took)); // the least: other tests may hold up the others
    }

    static async Task Until(Func<bool> holds)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(20); await Task.Delay(10)) if (holds()) return;
        Assert.Fail("did not happen");
    }
}
