using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Coverage.Overlaps;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>Which services do the same, and who may read their names.</summary>
public class OverlapTests
{
    static readonly DateOnly today = new(2026, 11, 30);
    static readonly WeekBits morning = Hours(0, 9, 12), afternoon = Hours(0, 13, 17);

    static WeekBits Hours(int day, int from, int to)
    {
        var week = default(WeekBits);
        week.Add(day, from * 60, to * 60);
        return week;
    }

    static (Offer, WeekBits) One(WeekBits week, string[]? targets = null, Guid? organization = null, bool discreet = false) =>
        (new(Guid.CreateVersion7(), organization ?? Guid.CreateVersion7(), ["debt"], [], targets ?? [], [], [], null, discreet), week);

    [Fact]
    public void Two_of_different_houses_at_the_same_time_are_a_pair()
    {
        var pair = Assert.Single(OverlapFound.Among([One(morning), One(Hours(0, 10, 14)), One(afternoon)]));
        Assert.Equal((4, 4 / 6.0), (pair.HalfHours, pair.Part));
    }

    [Fact]
    public void Other_people_other_hours_the_same_house_or_a_discreet_service_are_no_pair()
    {
        var house = Guid.CreateVersion7();
        Assert.Empty(OverlapFound.Among([One(morning, ["youth"]), One(morning, ["elderly"]), One(morning)]));
        Assert.Empty(OverlapFound.Among([One(morning), One(afternoon), One(Hours(0, 11, 13))])); // one hour is too little
        Assert.Empty(OverlapFound.Among([One(morning, organization: house), One(morning, organization: house)]));
        Assert.Empty(OverlapFound.Among([One(morning), One(morning, discreet: true)]));
        Assert.Single(OverlapFound.Among([One(morning, ["youth", "women"]), One(morning, ["women"])]));
    }

    [Fact]
    public void The_most_alike_come_first()
    {
        var found = OverlapFound.Among([One(Hours(0, 9, 17)), One(Hours(0, 9, 12)), One(Hours(0, 10, 18))]);
        Assert.Equal(1, found[0].Part);
        Assert.Equal(found.OrderByDescending(pair => pair.Part), found);
    }

    static Overlap Asked() => Overlap.Ask(Guid.CreateVersion7(), "debt", "nis:21004", OverlapFound.Among([One(morning), One(morning)])[0], today);

    [Fact]
    public void The_coordination_reads_both_names_when_both_want_to_talk()
    {
        var overlap = Asked();
        overlap.Answer(overlap.Sides[0].ServiceId, SideAnswer.Talk, null, today);
        Assert.False(overlap.IsReleased);
        overlap.Answer(overlap.Sides[1].ServiceId, SideAnswer.Talk, null, today);
        Assert.True(overlap.IsReleased);
        Assert.False(overlap.OfficialsMayRead);
        overlap.LetOfficialsRead(today, LocalText.From("nl", "De stuurgroep"), today);
        Assert.True(overlap.OfficialsMayRead);
    }

    [Fact]
    public void Officials_read_nothing_without_the_services_and_a_body()
    {
        var overlap = Asked();
        Assert.Equal("overlap.not-released", Assert.Throws<RuleBroken>(() => overlap.LetOfficialsRead(today, LocalText.From("nl", "De stuurgroep"), today)).Message);
        foreach (var side in overlap.Sides) overlap.Answer(side.ServiceId, SideAnswer.Talk, null, today);
        Assert.Equal("overlap.body", Assert.Throws<RuleBroken>(() => overlap.LetOfficialsRead(today, null, today)).Message);
        Assert.Equal("overlap.decided-on", Assert.Throws<RuleBroken>(() => overlap.LetOfficialsRead(today.AddDays(1), LocalText.From("nl", "De stuurgroep"), today)).Message);
    }

    [Fact]
    public void An_answer_comes_once_in_time_and_with_a_reason_when_it_is_not_the_same()
    {
        var overlap = Asked();
        var (one, other) = (overlap.Sides[0].ServiceId, overlap.Sides[1].ServiceId);
        Assert.Equal("overlap.reason", Assert.Throws<RuleBroken>(() => overlap.Answer(one, SideAnswer.NotTheSame, null, today)).Message);
        overlap.Answer(one, SideAnswer.NotTheSame, LocalText.From("nl", "Wij helpen alleen met energie"), today);
        Assert.Equal("overlap.answered", Assert.Throws<RuleBroken>(() => overlap.Answer(one, SideAnswer.Talk, null, today)).Message);
        Assert.Equal("overlap.over", Assert.Throws<RuleBroken>(() => overlap.Answer(other, SideAnswer.Talk, null, overlap.LastDay.AddDays(1))).Message);
        Assert.Equal("overlap.unknown", Assert.Throws<RuleBroken>(() => overlap.Answer(Guid.NewGuid(), SideAnswer.Talk, null, today)).Message);
        Assert.True(overlap.IsNotTheSame);
        Assert.False(overlap.IsOver(overlap.LastDay.AddDays(900))); // remembered, not asked again
        Assert.True(Asked().IsOver(today.AddDays(Overlap.DaysToAnswer + 1)));
    }

    [Fact]
    public void The_reason_why_it_is_not_the_same_is_read_without_the_names_of_the_two()
    {
        var overlap = Asked();
        LocalText[] names = [LocalText.NlFr("De Warme Pan", "La Casserole")!, LocalText.From("nl", "Soep Op Straat")!];
        Assert.Null(overlap.Sides[0].ReasonWithout(names));
        overlap.Answer(overlap.Sides[0].ServiceId, SideAnswer.NotTheSame, LocalText.From("nl", "De warme pan kookt alleen voor gezinnen, Soep op straat voor wie buiten slaapt"), today);
        Assert.Equal("[…] kookt alleen voor gezinnen, […] voor wie buiten slaapt", overlap.Sides[0].ReasonWithout(names)!["nl"]);
        overlap.Answer(overlap.Sides[1].ServiceId, SideAnswer.Talk, LocalText.From("nl", "Zeker"), today);
        Assert.Null(overlap.Sides[1].ReasonWithout(names));
    }

    [Theory]
    [InlineData("Bij Golfbreker eten ouderen, bij Les Embruns jongeren", "Bij […] eten ouderen, bij Les […] jongeren")]
    [InlineData("embruns is voor wie in het buurthuis komt", "[…] is voor wie in het buurthuis komt")]
    [InlineData("Het Vlotbrug-team en de Golfbrekers", "Het […]-team en de Golfbrekers")]
    public void Nor_with_the_names_of_their_organisations_or_the_words_by_which_one_knows_them(string said, string read)
    {
        var overlap = Asked();
        LocalText[] names = [LocalText.NlFr("Buurthuis Golfbreker", "Maison Golfbreker")!, LocalText.From("fr", "Les Embruns asbl")!, LocalText.From("nl", "Vlotbrug vzw")!];
        overlap.Answer(overlap.Sides[0].ServiceId, SideAnswer.NotTheSame, LocalText.From("nl", said), today);
        Assert.Equal(read, overlap.Sides[0].ReasonWithout(names)!["nl"]);
        Assert.Equal(said, overlap.Sides[0].ReasonWithout([])!["nl"]);
    }

    [Theory, EveryDatabase]
    public async Task What_was_said_is_kept_and_two_who_answer_at_once_do_not_undo_each_other(TestDatabase test)
    {
        var database = test.WithTables();
        var rooms = Rooms.In(database);
        var made = Overlap.Ask(rooms.Coordination, "debt", "nis:21004", OverlapFound.Among([One(morning), One(morning)])[0], today);
        await using (var db = database.Context())
        {
            db.Add(made);
            await db.SaveChangesAsync();
        }
        await using var first = database.Context();
        await using var second = database.Context();
        var (a, b) = (await first.Set<Overlap>().Include(o => o.Sides).SingleAsync(), await second.Set<Overlap>().Include(o => o.Sides).SingleAsync());
        a.Answer(made.Sides[0].ServiceId, SideAnswer.NotTheSame, LocalText.From("fr", "Autre public"), today);
        await first.SaveChangesAsync();
        b.Answer(made.Sides[0].ServiceId, SideAnswer.Talk, null, today);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
        await using var third = database.Context();
        Assert.Equal("Autre public", (await third.Set<Overlap>().Include(o => o.Sides).SingleAsync()).Sides.Single(side => side.Answer == SideAnswer.NotTheSame).Reason!["fr"]);
    }
}
