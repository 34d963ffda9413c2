using System.Diagnostics;
using Dapper;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
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

    [Theory, EveryDatabase]
    public void A_large_directory_is_read_in_two_halves_and_none_is_lost(TestDatabase database)
    {
        const int many = 20_100;
        var town = new SmallDirectory(database);
        town.Save([.. Enumerable.Range(1, 9).Select(n => Organization(n, $"Vereniging {n}")), Service(1, 1, "Onthaal"), Service(2, null, "Zonder vereniging")]);
        Copy(town, Enumerable.Range(3, many - 5));
        town.Save(Service(many, 9, "Gesloten deur", visibility: Visibility.Professionals), Service(many - 1, 9, "Naaiatelier"), Service(many - 2, 1, "Kookgroep"));

        town.Index.CatchUp();

        Assert.Equal((many - 1, 9), (town.Index.Services, town.Index.Organizations));
        Assert.Equal([.. Enumerable.Range(1, many - 1).Select(n => Id("service", n)).Order()], town.Index.Find(new() { Sort = SortBy.Id, Take = int.MaxValue }, Nl).Ids);
        Assert.Equal([Id("service", many - 1)], Found("naaiatelier").Ids);
        Assert.Equal([Id("service", many - 2)], Found("kookgroep").Ids);
        Assert.Equal(0, Found("gesloten deur").Total);
        Assert.Equal(many - 1 - 1, Enumerable.Range(1, 9).Sum(n => town.Index.Find(new() { Organization = Id("organization", n) }, Nl).Total)); // one has none

        Answer Found(string text) => town.Index.Find(new() { Text = text }, Nl);
    }

    [Theory, EveryDatabase]
    public void A_beginning_of_hundreds_of_words_finds_the_same_on_a_node_that_followed_as_on_one_that_just_started(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        for (var n = 0; n < 500; n += 50)
        {
            town.Save([.. Enumerable.Range(n + 1, 50).Select(i => Service(i, null, $"Dienst zonne{(char)('a' + i * 7 % 26)}{i:000}"))]);
            town.Index.CatchUp();
        }
        town.Save([.. Enumerable.Range(1, 40).Select(i => Service(i, null, $"Dienst maan{i:000}"))]); // what they were called is dead here
        town.Index.CatchUp();
        var fresh = new DirectoryIndex(town.Database);
        fresh.CatchUp();
        foreach (var text in (string[])["zonne", "dienst zonne", "zon"])
        {
            var (followed, anew) = (town.Index.Find(new() { Text = text, Take = 1000 }, Nl), fresh.Find(new() { Text = text, Take = 1000 }, Nl));
            Assert.Equal((anew.Total, anew.Weak), (followed.Total, followed.Weak));
            Assert.Equal(anew.Ids, followed.Ids);
        }
    }

    [Theory, EveryDatabase]
    public void What_is_counted_for_one_kind_of_viewer_is_not_told_to_another(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        town.Save(Service(1, null, "Onthaal"));
        town.Index.CatchUp();
        Facets Of(Viewer viewer) => town.Index.Find(new() { Facets = true }, viewer).Facets!;
        Assert.Same(Of(Nl), Of(Nl));
        Assert.NotSame(Of(Nl), Of(new(Visibility.Professionals, "nl")));
    }

    /// <summary>The first service so many times again, of nine organisations in turn.</summary>
    static void Copy(SmallDirectory town, IEnumerable<int> numbers)
    {
        using var connection = town.Database.Open();
        using var transaction = connection.BeginTransaction();
        var columns = new List<string>();
        using (var rows = connection.ExecuteReader("select * from directory_service where 1 = 0", transaction: transaction))
            for (var i = 0; i < rows.FieldCount; i++)
                if (rows.GetName(i) is not ("id" or "organization_id" or "seq")) columns.Add(rows.GetName(i));
        var rest = string.Join(", ", columns);
        connection.Execute($"insert into directory_service (id, organization_id, seq, {rest}) select @id, @organization, @seq, {rest} from directory_service where id = @first",
            numbers.Select(n => new { id = Id("service", n), organization = Id("organization", n % 9 + 1), seq = 1000 + n, first = Id("service", 1) }), transaction);
        transaction.Commit();
    }

    static async Task Until(Func<bool> holds)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(20); await Task.Delay(10)) if (holds()) return;
        Assert.Fail("did not happen");
    }
}
