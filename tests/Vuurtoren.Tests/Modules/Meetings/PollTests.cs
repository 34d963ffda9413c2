using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Finding a moment.</summary>
public sealed class PollTests
{
    static readonly DateTime now = new(2026, 11, 29, 9, 0, 0, DateTimeKind.Utc);
    static readonly DateOnly today = DateOnly.FromDateTime(now);

    static Poll Asked(int slots = 3)
    {
        var poll = Poll.Ask(Guid.CreateVersion7(), LocalText.From("nl", "Plenaire"), "Sociaal huis", today.AddDays(7), null, now);
        for (var n = 0; n < slots; n++) poll.Add(today.AddDays(20 - n), 14 * 60, 15 * 60 + 30, now);
        return poll;
    }

    static PollAnswer Said(Poll poll, params Says[] says)
    {
        var answer = PollAnswer.Of(poll, null, "Iemand", null, "nl");
        answer.Answer(poll, poll.Slots.Zip(says).ToDictionary(one => one.First.Key, one => one.Second), today, now);
        return answer;
    }

    [Fact]
    public void Moments_stand_in_order_and_none_stands_there_twice()
    {
        var poll = Asked();
        Assert.Equal(poll.Slots.OrderBy(slot => slot.Day), poll.Slots);
        Assert.Equal("polls.twice", Assert.Throws<RuleBroken>(() => poll.Add(today.AddDays(20), 14 * 60, 15 * 60 + 30, now)).Message);
    }

    [Fact]
    public void The_most_who_can_come_wins_and_of_equals_the_most_who_could()
    {
        var poll = Asked();
        PollAnswer[] answers = [Said(poll, Says.Yes, Says.Maybe, Says.No), Said(poll, Says.No, Says.Yes, Says.Yes), Said(poll, Says.Yes, Says.Yes, Says.No), PollAnswer.Of(poll, Guid.CreateVersion7(), "Zwijgt", null, "fr")];
        var tallies = Tally.Of(poll, answers);
        Assert.Equal([(2, 0, 1), (2, 1, 0), (1, 0, 2)], tallies.Select(tally => (tally.Yes, tally.Maybe, tally.No)));
        Assert.Equal(poll.Slots[1], Tally.Best(tallies)!.Slot);
        Assert.Null(Tally.Best(Tally.Of(poll, [])));
    }

    [Fact]
    public void A_moment_that_was_taken_away_leaves_its_answers_to_no_other()
    {
        var poll = Asked(2);
        var said = Said(poll, Says.Yes, Says.Maybe);
        poll.Remove(poll.Slots[1].Key);
        poll.Add(today.AddDays(30), 20 * 60, 22 * 60, now);
        Assert.Equal([(1, 0), (0, 0)], Tally.Of(poll, [said]).Select(tally => (tally.Yes, tally.Maybe)));
    }

    [Fact]
    public void An_answer_replaces_the_one_before_and_what_is_left_open_is_no()
    {
        var poll = Asked();
        var answer = Said(poll, Says.Yes, Says.Yes, Says.Yes);
        answer.Answer(poll, new Dictionary<string, Says> { [poll.Slots[0].Key] = Says.Maybe, ["999"] = Says.Yes }, today, now);
        Assert.Equal([Says.Maybe, Says.No, Says.No], poll.Slots.Select(answer.Of).OfType<Says>());
        Assert.Equal(3, answer.Says.Count);
    }

    [Fact]
    public void After_the_last_day_and_after_the_choice_nobody_answers_and_nothing_changes()
    {
        var (late, chosen) = (Asked(), Asked());
        var answer = PollAnswer.Of(late, null, "Laat", null, "nl");
        Assert.Throws<RuleBroken>(() => answer.Answer(late, new Dictionary<string, Says>(), today.AddDays(8), now));
        chosen.Choose(chosen.Slots[2].Key, now);
        Assert.Equal(chosen.Slots[2], chosen.Moment);
        Assert.False(chosen.TakesAnswers(today));
        Assert.Throws<RuleBroken>(() => chosen.Choose(chosen.Slots[0].Key, now));
        Assert.Throws<RuleBroken>(() => chosen.Remove(chosen.Slots[0].Key));
        Assert.Throws<RuleBroken>(() => chosen.Change(chosen.Title, null, today, now));
    }

    [Theory, InlineData(null, 840, 900, "polls.day.missing"), InlineData(20, null, 900, "polls.time.missing"), InlineData(20, 900, 840, "polls.time.order"), InlineData(-1, 840, 900, "polls.day.over")]
    public void A_moment_that_cannot_be_is_refused(int? days, int? begins, int? ends, string refusal) =>
        Assert.Equal(refusal, Assert.Throws<RuleBroken>(() => Asked(0).Add(days is { } d ? today.AddDays(d) : null, begins, ends, now)).Message);

    [Fact]
    public void An_hour_that_the_clock_skips_is_refused() => Assert.Equal("meetings.time.skipped", Assert.Throws<RuleBroken>(() => Asked(0).Add(new(2027, 3, 28), 150, 240, now)).Message);
}
