using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Tests.Modules.Directory.Import.Engine;
using Vuurtoren.Tests.Platform.Outbox;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>The question every two years, on both databases.</summary>
public sealed class StillInTests
{
    static readonly DateTime now = new(2026, 11, 29, 9, 0, 0, DateTimeKind.Utc);

    static async Task<Database> Town(TestDatabase test)
    {
        test.Import([Given.Organization("1", "Huis"), Given.Organization("2", "Stil huis")]);
        var database = test.WithTables();
        await using var db = database.Context();
        var coordination = new Coordination { Name = LocalText.NlFr("Coördinatie", "Coordination")! };
        var since = DateOnly.FromDateTime(now).AddYears(-3);
        var (first, second, young) = (Member.Begin(coordination.Id, Given.Id("organization", "1"), Way.Open, since), Member.Begin(coordination.Id, Given.Id("organization", "2"), Way.Open, since), Member.Begin(coordination.Id, Guid.CreateVersion7(), Way.Open, since.AddYears(2)));
        db.AddRange(coordination, first, second, young, Delegate.Of(first, "Nora Verzonnen", "nora@voorbeeld.be", null, "fr", false, since), Delegate.Of(first, "Otto Verzonnen", "otto@voorbeeld.be", null, "nl", true, since), Delegate.Of(second, "Pia Verzonnen", null, null, "nl", false, since));
        await db.SaveChangesAsync();
        return database;
    }

    static string LinkIn(Mail mail) => mail.Text.Split('\n').First(line => line.StartsWith("http", StringComparison.Ordinal));

    static Task<int> Ask(Database database, DateTime at) => new StillIn(database, new("https://gids.example"), Outboxes.Texts, at).Run();

    [Theory, EveryDatabase]
    public async Task Who_speaks_first_is_asked_in_their_language_and_again_after_a_month_and_never_twice(TestDatabase test)
    {
        var database = await Town(test);
        Assert.Equal(1, await Ask(database, now)); // the other one has nobody to write to
        Assert.Equal(0, await Ask(database, now));
        var letter = Assert.Single(test.All<Mail>());
        Assert.Equal(("nora@voorbeeld.be", "fr"), (letter.Address, letter.Lang));
        Assert.Contains("/fr/still/", letter.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Ask(database, now.AddDays(31)));
        Assert.Equal(0, await Ask(database, now.AddDays(300)));
        var letters = test.All<Mail>().OrderBy(mail => mail.CreatedAt).ToList();
        Assert.Equal(2, letters.Count);
        Assert.Equal([false, true], letters.Select(mail => mail.Subject.StartsWith("Rappel", StringComparison.Ordinal)));
        Assert.Equal(LinkIn(letters[0]), LinkIn(letters[1])); // either letter answers the same question
        Assert.Single(test.All<Member>(), member => member.State == MemberState.Sleeping);
    }
}
