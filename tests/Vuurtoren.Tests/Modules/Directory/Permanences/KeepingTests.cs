using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Permanences;
using Vuurtoren.Modules.Directory.Permanences.Following;
using Vuurtoren.Modules.Directory.Permanences.Keeping;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Tests.Modules.Directory.Reading;
using Vuurtoren.Tests.Platform.Outbox;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Permanences;

/// <summary>A house on both databases: what is saved, what is refused, who hears of it.</summary>
public sealed class KeepingTests
{
    static readonly DateTime now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);
    static readonly DateOnly tuesday = new(2026, 11, 24);
    static readonly Guid house = Id("location", 1), room = Guid.CreateVersion7(), hall = Guid.CreateVersion7();

    readonly CurrentUser keeper = CurrentUser.With(Guid.CreateVersion7(), (Role.Region, Scope.Region));

    static Permanence Held(Guid? service = null, Guid? at = null, Weekday day = Weekday.Tu, int opens = 540, int closes = 720, Repeats repeats = Repeats.Weekly, string? title = null, bool discreet = false) =>
        Permanence.Of(Guid.CreateVersion7(), house, PermanenceTests.Held(repeats, [day], tuesday, opens: opens, closes: closes, title: title, room: at ?? room) with { Service = service, Discreet = discreet }, now);

    static async Task<(SmallDirectory Town, Houses Houses)> Town(TestDatabase test, params object[] rows)
    {
        var town = new SmallDirectory(test);
        town.Save(Organization(1, "Het Huis"), Organization(2, "De Plank"), Location(1), Service(1, 2, "Recht", "Droit", themes: [Theme(1)]), Service(2, 2, "Stil", themes: [Theme(2)]), Taxonomy(1), Term(1, "Geld", "Argent"), Term(2, "Leven", "Vie"));
        using (var db = town.Database.Context())
        {
            db.AddRange(Room.Of(room, house, LocalText.NlFr("Duin", "Dune"), null, false, 1), Room.Of(hall, house, LocalText.From("nl", "Hal"), null, true, 2));
            db.AddRange(rows);
            await db.SaveChangesAsync();
        }
        town.Index.CatchUp();
        return (town, new(town.Database, town.Sheets, town.Index, new Clock { Now = now }));
    }

    async Task Save(SmallDirectory town, Houses houses, Permanence permanence)
    {
        await using var db = town.Database.Context();
        var seen = await houses.Of(town.Sheets.Location(house, Nl)!.Location);
        await new Keeper(db, town.Database, keeper, now).Save(house, "x", async () =>
        {
            db.Add(permanence);
            await new Conflicts(db, seen, seen.Office.All.ToDictionary(p => p.Id, p => p.Title?["nl"] ?? "?"), new(Outboxes.Texts, "nl"), now).MustNotBe(permanence, []);
        });
    }

    [Theory, EveryDatabase]
    public async Task A_house_is_read_as_it_was_saved_and_its_pages_are_made_anew(TestDatabase test)
    {
        var (town, houses) = await Town(test);
        Assert.NotNull(await houses.Find(house));
        Assert.False(houses.IsHouse(house));
        await Save(town, houses, Held(Id("service", 1)));
        town.Index.CatchUp();
        var found = (await houses.Find(house))!;
        var permanence = Assert.Single(found.Office.All);
        Assert.Equal(("Recht", "/service/" + Id("service", 1), "De Plank"), (found.Office.Of(permanence).Name!["nl"], found.Office.Of(permanence).Path, found.Office.Of(permanence).By!["nl"]));
        Assert.Equal("Duin", found.Room(permanence.RoomId)!.Name["nl"]);
        Assert.True(houses.IsHouse(house) && houses.HoldsOffice(Id("service", 1)) && !houses.HoldsOffice(Id("service", 2)));
        Assert.Equal([Id("service", 1)], houses.ServicesOf(Theme(1)));
        Assert.Single((await houses.OfTheme(Theme(1))).Office.All);
        Assert.Single(await houses.All());
        using var db = town.Database.Context();
        var change = await db.Set<Change>().OrderByDescending(c => c.Seq).FirstAsync();
        Assert.Equal((Kinds.Location, house, "edit"), (change.Kind, change.RecordId, change.Cause));
    }

    [Theory, EveryDatabase]
    public async Task A_room_takes_one_at_a_time_and_says_who_is_there(TestDatabase test)
    {
        var (town, houses) = await Town(test, Held(title: "Koffie", repeats: Repeats.TwoWeekly), Held(title: "Onthaal", at: hall));
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Save(town, houses, Held(Id("service", 1), opens: 700, closes: 800, repeats: Repeats.Monthly)));
        Assert.Equal("permanence.conflict", refused.Message);
        Assert.Equal(["Duin", "5 januari", "Koffie"], [(string)refused.Details[0], ((string)refused.Details[1]).Replace("dinsdag ", "", StringComparison.Ordinal).Replace(" 2027", "", StringComparison.Ordinal), (string)refused.Details[3]]);
        using (var db = town.Database.Context()) Assert.Equal(2, await db.Set<Permanence>().CountAsync()); // nothing was saved
        await Save(town, houses, Held(Id("service", 1), opens: 720, closes: 800)); // right after it
        await Save(town, houses, Held(Id("service", 1), day: Weekday.We));
        await Save(town, houses, Held(title: "Ook in de hal", at: hall)); // which is shared
    }

    [Theory, EveryDatabase]
    public async Task Who_follows_house_service_or_theme_gets_one_letter_and_of_what_is_discreet_only_neutral_words(TestDatabase test)
    {
        var (open, discreet) = (Held(Id("service", 1)), Held(Id("service", 2), day: Weekday.We, discreet: true));
        var (town, houses) = await Town(test, open, discreet);
        using (var db = town.Database.Context())
        {
            foreach (var (email, lang, kind, target, yes) in new[]
            {
                ("an@voorbeeld.be", "nl", FollowKind.House, house, true), ("an@voorbeeld.be", "nl", FollowKind.Service, Id("service", 1), true), ("luc@voorbeeld.be", "fr", FollowKind.Theme, Theme(1), true),
                ("bo@voorbeeld.be", "nl", FollowKind.Service, Id("service", 2), true), ("els@voorbeeld.be", "nl", FollowKind.House, house, false),
            })
            {
                var follow = Follow.Ask(email, lang, kind, target, now);
                if (yes) follow.Confirm(now);
                db.Add(follow);
            }
            await db.SaveChangesAsync();
        }
        var mails = await Told(town, houses, open);
        Assert.Equal(["an@voorbeeld.be", "luc@voorbeeld.be"], mails.Select(mail => mail.Address).Order());
        Assert.Equal("Gaat niet door: Recht, dinsdag 1 december", mails.Single(mail => mail.Lang == "nl").Subject);
        Assert.Equal("N’a pas lieu : Droit, mardi 1er décembre", mails.Single(mail => mail.Lang == "fr").Subject);
        Assert.All(mails, mail => Assert.Matches(@"^https://gids\.example/(nl|fr)/follow/[0-9a-f]{64}/stop$", mail.Unsubscribe!));
        Assert.All(mails, mail => Assert.Contains("Ziek", mail.Text, StringComparison.Ordinal));
        mails = await Told(town, houses, discreet);
        var letter = Assert.Single(mails);
        Assert.Equal("an@voorbeeld.be", letter.Address);
        Assert.Contains("Gesprek in vertrouwen", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Stil", letter.Text + letter.Html + letter.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Ziek", letter.Text, StringComparison.Ordinal);
    }

    static async Task<List<Mail>> Told(SmallDirectory town, Houses houses, Permanence permanence)
    {
        await using var db = town.Database.Context();
        var seen = await houses.Of(town.Sheets.Location(house, Nl)!.Location);
        var days = permanence.Sittings(new(2026, 12, 1), new(2026, 12, 7), []).ToList();
        await new Telling(db, town.Database, town.Sheets, town.Index, Outboxes.Texts, new("https://gids.example"), now).Tell(Tidings.Off, seen, permanence, days, LocalText.From("nl", "Ziek"));
        return [.. db.ChangeTracker.Entries<Mail>().Select(entry => entry.Entity)];
    }

    [Theory, EveryDatabase]
    public async Task What_nobody_may_see_has_no_name_here_and_a_merged_service_keeps_its_days(TestDatabase test)
    {
        var (town, houses) = await Town(test, Held(Id("service", 1)), Held(Id("service", 3), day: Weekday.We));
        town.Save(Service(3, 2, "Verborgen", visibility: Visibility.OwnerOnly));
        town.Index.CatchUp();
        var office = (await houses.Find(house))!.Office;
        Assert.Null(office.Of(office.All.Single(p => p.ServiceId == Id("service", 3))).Name);
        using (var connection = town.Database.Open())
            Dapper.SqlMapper.Execute(connection, "insert into alias (id, kind, record_id) values (@from, 'service', @to)", new { from = Id("service", 3), to = Id("service", 2) });
        houses = new(town.Database, town.Sheets, town.Index, new Clock { Now = now });
        office = (await houses.Find(house))!.Office;
        Assert.Equal("Stil", office.Of(office.All.Single(p => p.ServiceId == Id("service", 3))).Name!["nl"]);
        Assert.Single((await houses.Of([Id("service", 2)])).Office.All);
    }
}
