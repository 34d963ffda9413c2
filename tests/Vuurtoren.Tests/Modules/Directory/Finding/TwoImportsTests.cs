using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Vuurtoren.Modules.Directory;

namespace Vuurtoren.Tests.Modules.Directory.Finding;

/// <summary>People search while directories come in: none of them notices, and what is searched afterwards is what the tables hold.</summary>
public class TwoImportsTests
{
    const int Services = 300, PerSecond = 50;

    static readonly string[] words = ["accueil", "écoute", "logement", "schuld", "papiers", "onthaal", "nourriture", "aide juridique", "hulp", "lumière"];

    [Theory, EveryDatabase]
    public async Task No_search_fails_during_two_imports_and_the_index_is_as_one_made_anew(TestDatabase database)
    {
        var (first, changed, other) = (Input(database, "first", "s", 0), Input(database, "changed", "s", Services / 4), Input(database, "other", "x", 0));
        await using var site = await Site.Start(database: database);
        await App.Succeed(Import(first, "one"));
        using var ended = new CancellationTokenSource();
        var searching = Search(site, ended.Token);

        await Task.WhenAll(App.Succeed(Import(changed, "one")), App.Succeed(Import(other, "two")));

        await ended.CancelAsync();
        var (asked, failed, took) = await searching;
        Assert.Empty(failed.Distinct().Take(10));
        Assert.True(asked >= 0.9 * PerSecond * took.TotalSeconds, $"only {asked} searches in {took}");
        var doctor = await App.Run("doctor", "--data", site.Data, "--database", database.ConnectionString);
        Assert.Contains($"in orde   zoekindex: de site op {site.Address} zoekt in hetzelfde als wat in de tabellen staat ({2 * Services + Services / 4} diensten", doctor.Output, StringComparison.Ordinal);

        string[] Import(string file, string source) => ["import", "hsds", file, "--source", source, "--data", site.Data, "--database", database.ConnectionString];
    }

    [Theory, EveryDatabase]
    public async Task Two_imports_that_are_the_first_commands_of_all_both_come_in(TestDatabase database)
    {
        var inputs = new[] { Input(database, "first", "s", 0), Input(database, "other", "x", 0) };

        await Task.WhenAll(inputs.Select(file => App.Succeed("import", "hsds", file, "--source", Path.GetFileName(file), "--data", database.Folder.Path, "--database", database.ConnectionString)));

        using var db = database.WithTables().Context();
        Assert.Equal(2 * Services, db.Set<Service>().Count());
        Assert.Empty(System.IO.Directory.GetFiles(Path.Combine(database.Folder.Path, "imports"), "*.stage*"));
    }

    /// <summary>So many questions a second to lists, suggestions and the open data, whether or not the ones before were answered.</summary>
    static async Task<(int Asked, List<string> Failed, TimeSpan Took)> Search(Site site, CancellationToken until)
    {
        var answers = new List<Task<string?>>();
        var clock = Stopwatch.StartNew();
        while (!until.IsCancellationRequested)
        {
            while (answers.Count < clock.Elapsed.TotalSeconds * PerSecond) answers.Add(Ask(answers.Count));
            await Task.Delay(10, CancellationToken.None);
        }
        var took = clock.Elapsed;
        return (answers.Count, [.. (await Task.WhenAll(answers)).OfType<string>()], took);

        async Task<string?> Ask(int number)
        {
            var word = Uri.EscapeDataString(words[number % words.Length]);
            var path = (number % 7) switch
            {
                0 or 1 => $"nl/services?q={word}+{number}", 2 => $"fr/services?q={word}&sort=name", 3 => $"fr/organizations?q={word}", 4 => $"suggest?lang=fr&q={word}",
                5 => $"hsds/services?search={word}&full=true&per_page=20", _ => $"nl/services?near=1000&within=2&sort=distance&open=now",
            };
            try
            {
                using var answer = await site.Client.GetAsync(path, CancellationToken.None);
                await answer.Content.ReadAsStringAsync(CancellationToken.None);
                return answer.StatusCode == HttpStatusCode.OK ? null : $"{(int)answer.StatusCode} {path}";
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException) { return $"{fault.Message} {path}"; }
        }
    }

    /// <summary>An HSDS file of invented services, ten to an organisation.</summary>
    /// <param name="from">Those before it are left out, as many come after the last; every third of the others has changed.</param>
    static string Input(TestDatabase database, string name, string prefix, int from)
    {
        var lines = new StringBuilder();
        for (var i = from; i < Services + from; i++)
        {
            var (word, organization) = (words[(i + (from > 0 && i % 3 == 0 ? 1 : 0)) % words.Length], i / 10);
            lines.Append(CultureInfo.InvariantCulture, $$"""
                {"id":"{{prefix}}{{i}}","name":"{{word}} {{i}}","status":"active","description":"Une écoute et une aide, porte {{i}}.","organization":{"id":"{{prefix}}o{{organization}}","name":"Association {{organization}}","description":"Nous aidons."},"service_at_locations":[{"id":"{{prefix}}a{{i}}","location":{"id":"{{prefix}}l{{organization}}","location_type":"physical","latitude":50.84,"longitude":4.35,"addresses":[{"id":"{{prefix}}d{{organization}}","address_1":"Rue de la Lumière {{organization}}","city":"Bruxelles","state_province":"","postal_code":"1000","country":"BE","address_type":"physical"}] } }] }
                """).Append('\n');
        }
        return database.Folder.Write(name + ".ndjson", lines.ToString());
    }
}
