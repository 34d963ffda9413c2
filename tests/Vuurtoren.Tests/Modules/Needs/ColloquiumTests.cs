using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Colloquium;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>A colloquium: its programme, who hears of a change, and its letters.</summary>
public sealed class ColloquiumTests
{
    static readonly DateOnly today = new(2026, 11, 30);
    static readonly DateTime now = new(2026, 11, 30, 9, 0, 0, DateTimeKind.Utc);

    static GatheringWords Words(int begins = 540) => new(LocalText.From("nl", "Wonen, hoe verder?"), new(2027, 5, 4), begins, 750, LocalText.From("nl", "Marktplein 1"), null);

    static Gathering Planned(Guid? coordination = null) => Gathering.Plan(coordination ?? Guid.CreateVersion7(), Words(), [], today, now);

    static string Refused(Action act) => Assert.Throws<RuleBroken>(act).Message;

    [Fact]
    public void The_programme_stands_in_the_order_of_the_clock_and_within_the_day()
    {
        var one = Planned();
        one.Add(600, LocalText.From("nl", "Tafelgesprekken"), null, [], today, now);
        one.Add(550, LocalText.From("nl", "Onthaal"), LocalText.From("nl", "De coördinator"), [], today, now);
        Assert.Equal([550, 600], one.Programme.Select(line => line.At));
        Assert.Equal("colloquium.at.wrong", Refused(() => one.Add(800, LocalText.From("nl", "Te laat"), null, [], today, now)));
        Assert.Equal("colloquium.line.missing", Refused(() => one.Add(600, null, null, [], today, now)));
        Assert.Equal("signals.identifies", Refused(() => one.Add(600, LocalText.From("nl", "Uitleg"), LocalText.From("nl", "Mevrouw Verzonnen"), [], today, now)));
        one.Remove(0, now);
        Assert.Equal("colloquium.line.gone", Refused(() => one.Remove(1, now)));
    }

    [Fact]
    public void A_new_one_is_not_on_a_day_that_is_over_but_one_that_was_can_still_be_put_right()
    {
        Assert.Equal("colloquium.day.past", Refused(() => Gathering.Plan(Guid.CreateVersion7(), Words() with { Day = today.AddDays(-1) }, [], today, now)));
        var one = Planned();
        one.Change(Words() with { Title = LocalText.From("nl", "Wonen") }, [], one.Day.AddDays(9), now);
        Assert.Equal("Wonen", one.Title["nl"]);
    }

    [Fact]
    public void How_many_came_is_written_down_from_the_day_itself_on()
    {
        var one = Planned();
        Assert.Equal("colloquium.came.early", Refused(() => one.Count(40, one.Day.AddDays(-1), now)));
        Assert.Equal("colloquium.came.wrong", Refused(() => one.Count(-1, one.Day, now)));
        one.Count(84, one.Day, now);
        Assert.Equal((84, 0), (one.Came, one.Sequence)); // nobody has to hear of it
        one.Count(null, one.Day.AddDays(3), now);
        Assert.Null(one.Came);
    }

    [Fact]
    public void Only_another_day_hour_or_place_has_to_be_told()
    {
        var one = Planned();
        var guest = Invited.To(one, " Iemand@Voorbeeld.be ", "nl", now);
        Assert.Equal(("iemand@voorbeeld.be", 0), (guest.Email, guest.Sequence));
        one.Add(550, LocalText.From("nl", "Onthaal"), null, [], today, now);
        one.Change(Words() with { Title = LocalText.From("nl", "Wonen") }, [], today, now);
        Assert.Equal(0, one.Sequence);
        one.Change(Words(begins: 570), [], today, now);
        Assert.Equal(1, one.Sequence);
        Assert.Equal("colloquium.address.wrong", Refused(() => Invited.To(one, "geen adres", "nl", now)));
        Assert.Equal("colloquium.hours.wrong", Refused(() => one.Change(Words(begins: 760), [], today, now)));
    }

    [Fact]
    public void Who_is_invited_answers_until_the_day_and_what_is_cancelled_stays_so()
    {
        var one = Planned();
        var guest = Invited.To(one, "iemand@voorbeeld.be", "nl", now);
        guest.Says(one, true, today, now);
        guest.Says(one, false, one.Day, now);
        Assert.False(guest.Comes);
        guest.Told(one, now);
        Assert.Null(guest.Comes);
        Assert.Equal("colloquium.answer.missing", Refused(() => guest.Says(one, null, today, now)));
        Assert.Equal("colloquium.answer.late", Refused(() => guest.Says(one, true, one.Day.AddDays(1), now)));
        Assert.Equal("colloquium.over", Refused(() => one.Cancel(one.Day.AddDays(1), now)));
        one.Cancel(today, now);
        Assert.Equal((today, 1), (one.CancelledOn, one.Sequence));
        Assert.Equal("colloquium.answer.late", Refused(() => guest.Says(one, true, today, now)));
        foreach (var act in new Action[] { () => one.Cancel(today, now), () => one.Change(Words(), [], today, now), () => one.Announce(today, now), () => one.Remove(0, now) }) Assert.Equal("colloquium.off.change", Refused(act));
    }

    [Theory, EveryDatabase]
    public async Task Letters_carry_the_programme_and_the_event(TestDatabase test)
    {
        var database = test.WithTables();
        var one = Planned(Rooms.In(database).Coordination);
        one.Add(550, LocalText.NlFr("Onthaal", "Accueil"), LocalText.From("fr", "La coordination"), [], today, now);
        var guest = Invited.To(one, "iemand@voorbeeld.be", "fr", now);
        await using (var db = database.Context())
        {
            db.AddRange(one, guest, new ColloquiumLetters(new("https://vuurtoren.example"), database.Secret, new Texts(), "huis@voorbeeld.be", now, lang => $"La coordination ({lang})").Invites(one, guest));
            await db.SaveChangesAsync();
        }
        await using var again = database.Context();
        var mail = await again.Set<Vuurtoren.Platform.Outbox.Mail>().SingleAsync(m => m.Address == "iemand@voorbeeld.be");
        foreach (var words in new[] { "La coordination (fr) vous invite", "09:10\u00A0: Accueil (La coordination)", "mardi 4 mai 2027, 09:00 – 12:30", $"https://vuurtoren.example/fr/colloquium/answer/{ColloquiumLinks.Of(database.Secret, guest.Id)}" }) Assert.Contains(words, mail.Text, StringComparison.Ordinal);
        Assert.Contains("METHOD:REQUEST", mail.Calendar!, StringComparison.Ordinal);
        one.Cancel(today, now);
        var off = new ColloquiumLetters(new("https://vuurtoren.example"), database.Secret, new Texts(), "huis@voorbeeld.be", now, lang => $"La coordination ({lang})").Cancelled(one, guest);
        foreach (var words in new[] { "METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1" }) Assert.Contains(words, off.Calendar!, StringComparison.Ordinal);
        Assert.DoesNotContain("/answer/", off.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2027, 5, 4), (await again.Set<Gathering>().AsNoTracking().SingleAsync(g => g.Id == one.Id)).Day);
        again.Remove(await again.Set<Gathering>().SingleAsync(g => g.Id == one.Id));
        await again.SaveChangesAsync();
        Assert.Equal(0, await again.Set<Invited>().CountAsync(g => g.ColloquiumId == one.Id));
    }
}
