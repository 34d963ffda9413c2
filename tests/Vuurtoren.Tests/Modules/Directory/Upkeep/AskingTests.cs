using Microsoft.Extensions.Configuration;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Upkeep;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep;

/// <summary>Whom the daily job writes to, when it reminds, and what it leaves to a call.</summary>
public sealed class AskingTests
{
    static readonly DateTime start = new(2027, 3, 1, 5, 0, 0, DateTimeKind.Utc);
    static readonly ConfirmingSettings settings = ConfirmingSettings.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Address", "https://gids.example")]).Build());

    /// <summary>Two services of one address, one of another, one without any; letters go to their source.</summary>
    static Database Town(TestDatabase test, bool on = true)
    {
        var database = test.WithTables();
        using var db = database.Context();
        var (house, other, silent) = (Organization("huis", "Huis", "fr", "info@huis.example"), Organization("ander", "Ander", "nl", "info@ander.example"), Organization("stil", "Stil", "nl", null));
        db.AddRange(house, other, silent, Service("a", "Accueil", "fr", house), Service("b", "Budget", "fr", house), Service("c", "Onthaal", "nl", other), Service("d", "Luisterlijn", "nl", silent));
        db.SaveChanges();
        using var connection = database.Open();
        connection.Execute("insert into change (seq, kind, record_id, at, actor, cause) values (1, 'organization', @Id, @start, 'operator', 'import')", new { house.Id, start });
        if (on) Sources.Switch(connection, "test", letters: true);
        return database;
    }

    static Organization Organization(string id, string name, string lang, string? email) => new() { Id = Ids.Of("test", "organization", id), Name = LocalText.From(lang, name)!, Email = email is null ? null : LocalText.From(LocalText.NoLanguage, email), Source = "test" };

    static Service Service(string id, string name, string lang, Organization of) => new()
    {
        Id = Id(id), OrganizationId = of.Id, Name = LocalText.From(lang, name)!, Phones = [new("02 123 45 67")], Schedules = [new() { Week = [new(Weekday.Mo, 540, 720)] }], Source = "test",
        Contacts = [new(Name: "Verzonnen Persoon", Email: LocalText.From(LocalText.NoLanguage, "persoon@huis.example"))],
    };

    static Guid Id(string id) => Ids.Of("test", "service", id);

    static Task<int> Ask(Database database, DateTime now, ConfirmingSettings? other = null) =>
        new Asking(database, other ?? settings, new UpkeepLines(database, FreshnessTerms.Default), new Letters(Outboxes.Texts, other ?? settings), now).Run();

    static List<Mail> Mails(Database database)
    {
        using var db = database.Context();
        return [.. db.Set<Mail>().OrderBy(mail => mail.CreatedAt).ThenBy(mail => mail.Address)];
    }

    static Round RoundOf(Database database, string id)
    {
        using var db = database.Context();
        return db.Set<Round>().Where(round => round.ServiceId == Id(id)).OrderByDescending(round => round.Number).First();
    }

    /// <summary>All that waits goes.</summary>
    static void Deliver(Database database, string state = "Sent", string? bounce = null, string? to = null)
    {
        using var connection = database.Open();
        connection.Execute("update mail set state = @state, bounce = @bounce, ended_at = @start where state in ('Waiting', 'Sent') and (@to is null or address = @to)", new { state, bounce, start, to });
    }

    [Theory, EveryDatabase]
    public async Task Services_of_one_address_stand_in_one_letter_in_their_language_as_their_sheets_stand(TestDatabase test)
    {
        var database = Town(test);
        Assert.Equal(3, await Ask(database, start)); // two letters, and one to ring
        Assert.Equal(["info@ander.example", "info@huis.example"], Mails(database).Select(mail => mail.Address)); // never to a person by name
        var letter = Mails(database)[1];
        Assert.Equal("fr", letter.Lang);
        foreach (var words in new[] { "Accueil", "Budget", "02 123 45 67", "Lundi 9:00-12:00", "Tout est correct", $"/{Id("a")}/closed", $"/{Id("b")}/correct", "https://gids.example/fr/confirm/" }) Assert.Contains(words, letter.Text, StringComparison.Ordinal);
        Assert.Contains("<table role=\"presentation\"", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Persoon", letter.Text + letter.Html, StringComparison.Ordinal);
        Assert.Equal((RoundState.Asked, RoundState.Call), (RoundOf(database, "a").State, RoundOf(database, "d").State));
    }

    [Theory, EveryDatabase]
    public async Task Done_twice_it_writes_nothing_twice_and_where_a_source_is_off_nothing_at_all(TestDatabase test)
    {
        var database = Town(test, on: false);
        Assert.Equal(0, await Ask(database, start));
        using (var connection = database.Open()) Sources.Switch(connection, "test", letters: true);
        Assert.Equal(0, await Ask(database, start, settings with { Off = ["test"] }));
        await Task.WhenAll(Ask(database, start), Ask(database, start));
        await Ask(database, start.AddHours(1));
        Assert.Equal(2, Mails(database).Count);
    }

    [Theory, EveryDatabase]
    public async Task It_reminds_twice_and_then_somebody_has_to_ring(TestDatabase test)
    {
        var database = Town(test);
        await Ask(database, start);
        await Ask(database, start.AddDays(15)); // the mail server is away: the first letter still waits
        Assert.Equal(2, Mails(database).Count);
        Deliver(database);
        await Ask(database, start.AddDays(16));
        Assert.Equal(4, Mails(database).Count);
        Assert.StartsWith("Herinnering", Mails(database)[2].Subject, StringComparison.Ordinal);
        Deliver(database);
        await Ask(database, start.AddDays(28));
        Deliver(database);
        await Ask(database, start.AddDays(41));
        Assert.Equal((6, RoundState.Asked, 3), (Mails(database).Count, RoundOf(database, "c").State, RoundOf(database, "c").Step));
        await Ask(database, start.AddDays(42));
        Assert.Equal((6, RoundState.Call), (Mails(database).Count, RoundOf(database, "c").State));
        await Ask(database, start.AddDays(400)); // it is not asked anew as long as nobody rang
        Assert.Equal((6, 1), (Mails(database).Count, RoundOf(database, "c").Number));
    }

    [Theory, EveryDatabase]
    public async Task A_letter_that_comes_back_marks_the_address_and_leaves_it_to_a_call(TestDatabase test)
    {
        var database = Town(test);
        await Ask(database, start);
        Deliver(database);
        Deliver(database, "Bounced", "4.2.2", "info@huis.example");
        Deliver(database, "Bounced", "5.1.1", "info@ander.example");
        await Ask(database, start.AddDays(1));
        Assert.Equal((RoundState.Call, true), (RoundOf(database, "c").State, RoundOf(database, "c").BouncedAt is not null));
        Assert.Equal(RoundState.Asked, RoundOf(database, "a").State);
        using (var connection = database.Open()) connection.Execute("update directory_round set answered_at = @start, state = 'Checked' where service_id = @c", new { start, c = Id("c") });
        var letters = Mails(database).Count;
        await Ask(database, start.AddMonths(7));
        Assert.Equal((2, RoundState.Call), (RoundOf(database, "c").Number, RoundOf(database, "c").State)); // nothing goes to a dead address again
        Assert.DoesNotContain(Mails(database).Skip(letters), mail => mail.Address == "info@ander.example");
    }

    [Theory, EveryDatabase]
    public async Task Who_was_checked_is_asked_again_when_its_own_interval_is_over(TestDatabase test)
    {
        var database = Town(test);
        Intervals.Set(database, [Id("a")], 3);
        using (var connection = database.Open())
            connection.Execute("update directory_service set verified_at = @start, verified_how = 'called' where id <> @c; insert into change (seq, kind, record_id, at, actor, cause) values (2, 'service', @a, @start, 'operator', 'edit')", new { start, c = Id("c"), a = Id("a") });
        Assert.Equal(1, await Ask(database, start.AddDays(1)));
        Assert.Equal(1, await Ask(database, start.AddMonths(4)));
        Assert.Contains("Accueil", Mails(database).Single(mail => mail.Address == "info@huis.example").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Budget", Mails(database).Single(mail => mail.Address == "info@huis.example").Text, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Somebody_who_checks_the_sheet_meanwhile_ends_the_round(TestDatabase test)
    {
        var database = Town(test);
        await Ask(database, start);
        using (var connection = database.Open()) connection.Execute("update directory_service set verified_at = @now, verified_how = 'visited' where id = @id", new { now = start.AddDays(2), id = Id("a") });
        await Ask(database, start.AddDays(3));
        Assert.Equal((RoundState.Checked, RoundState.Asked), (RoundOf(database, "a").State, RoundOf(database, "b").State));
    }

    [Theory, EveryDatabase]
    public async Task No_more_letters_go_on_one_day_than_the_settings_say_and_calls_are_counted_apart(TestDatabase test)
    {
        var database = Town(test);
        Assert.Equal(2, await Ask(database, start, settings with { LettersPerDay = 1 })); // and one to ring, which takes no letter away
        Assert.Single(Mails(database));
        Assert.Equal(1, await Ask(database, start.AddDays(1), settings with { LettersPerDay = 1 }));
        Assert.Equal(2, Mails(database).Count);
    }
}
