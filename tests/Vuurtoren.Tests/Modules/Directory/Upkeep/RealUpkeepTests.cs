using System.Globalization;
using System.Text.Json;
using Dapper;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Modules.Directory.Upkeep.Suggesting;
using Vuurtoren.Platform.Access;
using Vuurtoren.Tests.Platform.Outbox;
using Xunit.Abstractions;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep;

/// <summary>
/// The real directory of Brussels, a real mail server, a real browser: a service gets its letter and confirms, a manager answers twenty suggestions.
/// The source has no mail addresses: one service gets an invented one. Nothing of its texts is kept.
/// </summary>
[Trait("Category", Browser.Category)]
public sealed class RealUpkeepTests(ITestOutputHelper said) : IAsyncLifetime
{
    readonly Browser browser = new();

    const int Many = 20;
    const string Gids = "http://gids.example", Contact = "dienst@voorbeeld.be";

    [RealDataFact]
    public async Task A_service_confirms_in_two_clicks_and_a_manager_answers_twenty_suggestions_on_the_real_directory()
    {
        await using var sink = await MailSink.Start();
        await using var site = await Site.Start(prepare: folder =>
        {
            App.Succeed("import", "social-brussels", RealData.At("social-brussels"), "--data", folder).GetAwaiter().GetResult();
            File.WriteAllText(Path.Combine(folder, "settings.json"), JsonSerializer.Serialize(new
            {
                Limits = new { TriesPerMinute = 10000 },
                Site = new { Address = Gids },
                Mail = new { Server = "127.0.0.1", sink.Port, From = "gids@voorbeeld.be", StartTls = false },
            }));
            OneServiceHasAnAddress(folder);
        });
        var database = Staff.DatabaseOf(site);
        using var manager = await Staff.Signed(site, "gil@voorbeeld.be", Role.DirectoryManager, Scope.Region);

        var letter = (await sink.Mails(1, seconds: 240)).Single(mail => mail.To == Contact);
        var file = Path.Combine(site.Data, "letter.html");
        await File.WriteAllTextAsync(file, letter.Html.Replace(Gids + "/", site.Address.ToString(), StringComparison.Ordinal));
        await using (var service = await browser.Visit(site.Address, Browser.Telephone, "fr"))
        {
            var (clicks, time) = await service.ConfirmFrom(file);
            said.WriteLine($"confirmed in {clicks} clicks, {time.TotalSeconds:0.0} s");
            Assert.Equal(2, clicks);
            Assert.True(time < TimeSpan.FromSeconds(30), $"{time}");
        }
        using (var connection = database.Open())
            Assert.Equal("mail", connection.QuerySingle<string>("select verified_how from directory_service where id in (select service_id from directory_round where address = @Contact)", new { Contact }));

        await using (var db = database.Context())
        {
            using var connection = database.Open();
            var services = connection.Query<Guid>("select id from directory_service where parked is null and not discreet order by id limit @Many", new { Many }).ToList();
            db.AddRange(services.Select((service, n) => Suggestion.Of(service, "conditions", n % 2 == 0 ? "nl" : "fr",
                new Dictionary<string, string[]> { ["service.minimum_age"] = ["", (20 + n).ToString(CultureInfo.InvariantCulture)] }, "Gezien aan de deur", null, DateTime.UtcNow)));
            await db.SaveChangesAsync();
        }
        await using var visitor = await browser.Visit(site.Address, Browser.Desk, "nl");
        await visitor.Becomes(manager);
        await visitor.Open("/nl/directory/upkeep/suggestions");
        Assert.Empty(await visitor.Faults());
        var answered = await visitor.AnswerSuggestions(Many);
        said.WriteLine($"{Many} suggestions in {answered.TotalSeconds:0} s");
        Assert.True(answered < TimeSpan.FromMinutes(5), $"{answered}");
        using (var connection = database.Open())
            Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from directory_suggestion where state = 'Open'"));
    }

    static void OneServiceHasAnAddress(string folder)
    {
        var database = Vuurtoren.Platform.Data.Database.At(folder);
        using var connection = database.Open();
        connection.Execute("update directory_service set email = @email where id = (select min(id) from directory_service where parked is null and not discreet)", new { email = JsonSerializer.Serialize(new { nl = Contact }) });
        Sources.Switch(connection, "social-brussels", letters: true);
    }

    public Task InitializeAsync() => browser.InitializeAsync();
    public Task DisposeAsync() => browser.DisposeAsync();
}
