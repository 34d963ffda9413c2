using System.Net;
using System.Text.Json.Nodes;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Opening;

/// <summary>Hours that do not hold every week, from the words of a source to the sheet and to the open data.</summary>
public class MonthlyOnPagesTests
{
    const string Feed = """{"id":"m","name":"Luisterend oor","status":"active","organization":{"id":"o","name":"De Baken"},"schedules":[{"id":"h","description":"Laatste maandag van de maand van 14u tot 16u; dinsdag van 9u tot 12u; in juli en augustus woensdag van 10u tot 11u"}]}""";

    [Theory, EveryDatabase]
    public async Task Days_of_the_month_and_months_of_the_year_are_said_on_the_sheet_and_in_the_open_data(TestDatabase database)
    {
        await using var site = await Site.Start(database: database);
        await App.Succeed("import", "hsds", database.Folder.Write("feed.ndjson", Feed), "--source", "far", "--language", "nl", "--data", site.Data, "--database", database.ConnectionString);
        var id = Ids.Of("far", Kinds.Service, "m");

        var (dutch, french) = (await Text($"nl/service/{id}"), await Text($"fr/service/{id}"));
        Assert.Contains("Alleen op de laatste maandag van de maand", dutch, StringComparison.Ordinal);
        Assert.Contains("Seulement le dernier lundi du mois", french, StringComparison.Ordinal);
        Assert.Contains("Alleen in juli en augustus", dutch, StringComparison.Ordinal);
        Assert.Contains("Seulement en juillet et août", french, StringComparison.Ordinal);

        var schedules = JsonNode.Parse(await Text($"hsds/services/{id}"))!["schedules"]!.AsArray();
        Assert.Equal(["MONTHLY -1MO 14:00:00-16:00:00", "WEEKLY TU 09:00:00-12:00:00", "WEEKLY WE 10:00:00-11:00:00"], schedules.Select(s => $"{s!["freq"]} {s["byday"]} {s["opens_at"]}-{s["closes_at"]}"));
        Assert.Contains("juli en augustus", (string?)schedules[2]!["notes"], StringComparison.Ordinal);

        async Task<string> Text(string path)
        {
            for (var tries = 0; ; tries++)
            {
                using var answer = await site.Client.GetAsync(path);
                if (answer.StatusCode == HttpStatusCode.OK) return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
                Assert.True(tries < 50, $"{(int)answer.StatusCode} {path}"); // the index follows within a second
                await Task.Delay(100);
            }
        }
    }
}
