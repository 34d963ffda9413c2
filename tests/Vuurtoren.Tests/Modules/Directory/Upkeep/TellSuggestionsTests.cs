using Dapper;
using Microsoft.Extensions.Configuration;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Modules.Directory.Upkeep.Suggesting;
using Vuurtoren.Platform.Access;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep;

/// <summary>Who keeps sheets hears once that suggestions wait.</summary>
public sealed class TellSuggestionsTests
{
    [Theory, EveryDatabase]
    public async Task Editors_of_the_organisation_hear_of_all_new_suggestions_in_one_letter_and_once(TestDatabase test)
    {
        await App.Succeed(["demo", "--data", test.Folder.Path, "--database", test.ConnectionString]);
        var (database, now) = (test.WithTables(), DateTime.UtcNow);
        using var connection = database.Open();
        var organization = connection.ExecuteScalar<Guid>("select scope_id from role_grant where role = 'DirectoryEditor'");
        var services = connection.Query<Guid>("select id from directory_service where organization_id = @organization limit 2", new { organization }).AsList();
        var other = connection.ExecuteScalar<Guid>("select id from directory_service where organization_id <> @organization and visibility = 'Public' limit 1", new { organization });
        await using (var db = database.Context())
        {
            foreach (var service in services.Append(other)) db.Add(Suggestion.Of(service, SheetPart.Other, "nl", new Dictionary<string, string[]>(), "Klopt niet.", null, now));
            await db.SaveChangesAsync();
        }
        await Tell();
        await Tell();
        Assert.Equal(["Nieuwe voorstellen voor uw fiches: 2"], connection.Query<string>("select subject from mail where address = 'bewerker@demo.example'"));
        Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from mail where address <> 'bewerker@demo.example' and text like '%/directory/upkeep/suggestions%'")); // the other one goes to who keeps the directory there

        async Task Tell()
        {
            await using var db = database.Context();
            var settings = ConfirmingSettings.Of(new ConfigurationBuilder().Build());
            await TellSuggestions.Tell(db, new Escalation(Outboxes.Texts, settings, new EditingScope(db, new Territories((_, ids) => Task.FromResult<IReadOnlyList<string>>(ids.Count == 0 ? [] : ["nis:21004", "nis:21012", "nis:21001", "nis:21010", "nis:21008", "nis:21011"])))), new("https://gids.example"), Outboxes.Texts, now);
        }
    }
}
