using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Persons;
using Vuurtoren.Modules.Directory.Persons.Faces;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Modules.Directory.Import.Engine;
using Vuurtoren.Tests.Platform.Privacy;

namespace Vuurtoren.Tests.Modules.Directory.Persons;

/// <summary>The name of a person that came with an import is seen by nobody, until that person agrees.</summary>
public sealed class AgreementTests
{
    static readonly CurrentUser manager = CurrentUser.With(Guid.CreateVersion7(), (Role.Region, Scope.Region));
    static readonly DateOnly day = DateOnly.FromDateTime(Peopled.Now);

    static IEnumerable<string> Seen(TestDatabase test) => new FaceBoard(test.WithTables()).Now().All.Where(face => face.IsShownTo(Viewer.Anyone("nl"), day)).Select(face => face.Name);

    [Theory, EveryDatabase]
    public void A_name_is_seen_from_the_day_the_person_agrees_and_no_longer_when_that_ends(TestDatabase test)
    {
        test.Import([Peopled.Listed("2")]);
        Assert.Empty(Seen(test));
        var agreement = new Agreement(test.WithTables());
        agreement.Note("organization", Given.Id("organization", "2"), 0, Peopled.Name, day, manager, Peopled.Now);
        Assert.Equal([Peopled.Name], Seen(test));
        Assert.Equal((day, manager.Id), (test.Only<Organization>().Contacts[0].Agreed, test.Only<Organization>().Contacts[0].NotedBy));
        agreement.Note("organization", Given.Id("organization", "2"), 0, Peopled.Name, null, manager, Peopled.Now);
        Assert.Empty(Seen(test));
    }

    [Theory, EveryDatabase]
    public void An_import_that_says_the_same_again_leaves_what_was_agreed(TestDatabase test)
    {
        test.Import([Peopled.Listed("2")]);
        new Agreement(test.WithTables()).Note("organization", Given.Id("organization", "2"), 0, Peopled.Name, day, manager, Peopled.Now);
        test.Import([Peopled.Listed("2")], at: Peopled.Now.AddDays(1));
        Assert.Equal([Peopled.Name], Seen(test));
    }

    [Theory, EveryDatabase]
    public void Agreement_is_never_noted_for_somebody_else_or_for_a_day_to_come(TestDatabase test)
    {
        test.Import([Peopled.Listed("2")]);
        var agreement = new Agreement(test.WithTables());
        Assert.Equal("persons.unknown", Assert.Throws<RuleBroken>(() => agreement.Note("organization", Given.Id("organization", "2"), 1, Peopled.Name, day, manager, Peopled.Now)).Message);
        Assert.Equal("persons.later", Assert.Throws<RuleBroken>(() => agreement.Note("organization", Given.Id("organization", "2"), 0, Peopled.Name, day.AddDays(3), manager, Peopled.Now)).Message);
        Assert.Empty(Seen(test));
    }

    [Theory, EveryDatabase]
    public async Task No_name_leaves_by_api_export_or_index_and_none_by_a_page_before_it_is_agreed(TestDatabase test)
    {
        test.Import([Peopled.Listed("2")]);
        await using var site = await Site.Start(database: test, apart: true);
        string[] paths = ["/nl/organizations", $"/nl/organizations/{Given.Id("organization", "2")}", $"/fr/organizations/{Given.Id("organization", "2")}", "/hsds/organizations?full=true", $"/hsds/organizations/{Given.Id("organization", "2")}", "/hsds/changes", "/nl/services", "/sitemap.xml"];
        async Task<string> All()
        {
            var all = "";
            foreach (var path in paths) { using var answer = await site.Client.GetAsync(path); all += await answer.Content.ReadAsStringAsync(); }
            foreach (var format in Vuurtoren.Modules.Directory.OpenData.ExportFormat.All.Select(format => format.Name).Where(name => name is "hsds-ndjson" or "vcard"))
            {
                var file = test.Folder.File("out-" + format + Guid.NewGuid().ToString("N"));
                await App.Succeed("export", format, file, "--data", site.Data, "--database", test.ConnectionString);
                all += File.Exists(file) ? File.ReadAllText(file) : "";
            }
            return all + site.Log;
        }
        var before = await All();
        Assert.Contains("Dienst", before, StringComparison.Ordinal);
        Assert.All([Peopled.Name, Peopled.Address, Peopled.Number, "Bo Blijft"], secret => Assert.DoesNotContain(secret, before, StringComparison.OrdinalIgnoreCase));
        new Agreement(Staff.DatabaseOf(site, test)).Note("organization", Given.Id("organization", "2"), 0, Peopled.Name, day, manager, Peopled.Now);
        await Task.Delay(1500); // a change of another process is followed within a second
        var (after, sheet) = (await All(), await site.Client.GetStringAsync($"/nl/organization/{Given.Id("organization", "2")}"));
        Assert.Contains(Peopled.Name, sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("Bo Blijft", sheet, StringComparison.Ordinal);
        Assert.All([Peopled.Name, Peopled.Address, Peopled.Number, "Bo Blijft"], secret => Assert.DoesNotContain(secret, after, StringComparison.OrdinalIgnoreCase));
    }
}
