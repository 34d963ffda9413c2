using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>What a demand may do, without a database.</summary>
public sealed partial class DemandTests : IDisposable
{
    static readonly Guid coordination = Guid.CreateVersion7();
    static readonly DateOnly day = new(2026, 3, 2);
    static readonly DateTime now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    static readonly LocalText words = LocalText.From("nl", "Een woord")!;

    readonly TemporaryFolder folder = new();
    ServerSecret Secret => field ??= ServerSecret.In(folder.Path);

    public void Dispose() => folder.Dispose();

    static Office AnOffice() => Office.Of(coordination, OfficeKind.Alderman, LocalText.From("nl", "schepen van wonen"), 0);

    static (Demand Demand, Office Office) Presented(int days = 30)
    {
        var office = AnOffice();
        var memorandum = Memorandum.Of(coordination, words, null, days, day);
        var demand = Demand.Prepare(memorandum, Guid.CreateVersion7(), office, words, words, 0, []);
        memorandum.Present([demand], day, null, day);
        return (demand, office);
    }

    static string Refused(Action act) => Assert.Throws<RuleBroken>(act).Message;
    static DecisionMade Decision(DateOnly on) => new(Guid.CreateVersion7(), on, "Iedereen mag het zien", "nl", null, LocalText.From("nl", "Iedereen mag het zien")!, ForEverybody: true);

    [Theory]
    [InlineData(30, 30, Standing.Awaiting)]
    [InlineData(30, 31, Standing.Overdue)]
    [InlineData(30, 60, Standing.Overdue)]
    [InlineData(30, 61, Standing.VeryOverdue)] // twice as long
    [InlineData(60, 61, Standing.Overdue)]
    [InlineData(60, 90, Standing.Overdue)]
    [InlineData(60, 91, Standing.VeryOverdue)] // ninety days are enough
    [InlineData(7, 15, Standing.VeryOverdue)]
    public void Late_is_reckoned_from_the_days_that_were_given(int given, int after, Standing standing) => Assert.Equal(standing, Presented(given).Demand.StandingOn(day.AddDays(after)));

    [Fact]
    public void A_question_stops_the_clock_and_the_answer_to_it_starts_it_anew()
    {
        var demand = Presented().Demand;
        demand.AsksBack(words, day.AddDays(20));
        Assert.Equal(Standing.Clarifying, demand.StandingOn(day.AddDays(200)));
        Assert.Equal("demands.asked-back", Refused(() => demand.Remind(day.AddDays(21))));
        demand.Clarify(words, day.AddDays(25));
        Assert.Equal(day.AddDays(55), demand.DueOn);
        demand.AsksBack(words, day.AddDays(26));
        demand.Clarify(words, day.AddDays(27));
        demand.AsksBack(words, day.AddDays(28));
        demand.Clarify(words, day.AddDays(29));
        Assert.Equal("demands.questions.many", Refused(() => demand.AsksBack(words, day.AddDays(30))));
    }

    [Fact]
    public void A_delay_has_a_day_and_after_that_day_it_is_late()
    {
        var demand = Presented().Demand;
        Assert.Equal("demands.delay.wrong", Refused(() => demand.Delay(day, null, day)));
        Assert.Equal("demands.delay.wrong", Refused(() => demand.Delay(day.AddDays(366), null, day)));
        demand.Delay(day.AddDays(100), null, day.AddDays(29));
        Assert.Equal((Standing.Delayed, Standing.Overdue, Standing.VeryOverdue), (demand.StandingOn(day.AddDays(100)), demand.StandingOn(day.AddDays(101)), demand.StandingOn(day.AddDays(131))));
    }

    [Fact]
    public void A_refusal_says_why_and_an_answer_comes_once()
    {
        var demand = Presented().Demand;
        Assert.Equal("demands.reason.missing", Refused(() => demand.Answers(DemandState.Refused, null, day, false, day)));
        Assert.Equal("demands.not-answered", Refused(() => demand.Tell(words)));
        demand.Answers(DemandState.Partly, words, day.AddDays(3), false, day.AddDays(3));
        Assert.Equal("demands.answered", Refused(() => demand.Answers(DemandState.Accepted, words, day.AddDays(4), false, day.AddDays(4))));
        Assert.Equal(Standing.Partly, demand.StandingOn(day.AddDays(500)));
        demand.Tell(words);
        demand.Sent(day.AddDays(5));
        Assert.Equal("demands.told.already", Refused(() => demand.Sent(day.AddDays(6))));
    }

    [Fact]
    public void Nobody_sees_it_before_a_body_decided_and_a_later_decision_takes_it_back()
    {
        var demand = Presented().Demand;
        Assert.Equal("demands.decision.missing", Refused(() => demand.Show(null, day)));
        var decision = Decision(day);
        demand.Show(decision, day);
        Assert.True(demand.IsPublic);
        Assert.Equal("demands.decision.later", Refused(() => demand.Hide(decision, day)));
        Assert.Equal("demands.decision.later", Refused(() => demand.Hide(Decision(day.AddDays(-1)), day)));
        demand.Hide(Decision(day.AddDays(1)), day.AddDays(1));
        Assert.False(demand.IsPublic);
    }

    [Fact]
    public void What_was_presented_does_not_change()
    {
        var office = AnOffice();
        var memorandum = Memorandum.Of(coordination, words, null, 30, day);
        Assert.Equal("demands.none-yet", Refused(() => memorandum.Present([], day, null, day)));
        var demand = Demand.Prepare(memorandum, Guid.CreateVersion7(), office, words, words, 0, []);
        var signature = Signature.Ask(memorandum, Guid.CreateVersion7(), "Post@voorbeeld.be", "nl", day);
        Assert.Equal("demands.presented.wrong", Refused(() => memorandum.Present([demand], day.AddDays(1), null, day)));
        memorandum.Present([demand], day, "In het gemeentehuis", day);
        Assert.Equal("demands.presented", Refused(() => demand.Write(memorandum, demand.NeedId, office, words, words, [])));
        Assert.Equal("demands.presented", Refused(() => signature.Sign(memorandum, memorandum.Version, false, null, day)));
        Assert.Equal("demands.days.wrong", Refused(() => Memorandum.Of(coordination, words, null, 81, day)));
    }

    [Fact]
    public void Nobody_is_named_who_did_not_write_their_name()
    {
        var memorandum = Memorandum.Of(coordination, words, null, 30, day);
        var signature = Signature.Ask(memorandum, Guid.CreateVersion7(), "post@voorbeeld.be", "nl", day);
        Assert.Equal((null, null), (signature.Signs, signature.Person));
        signature.Sign(memorandum, memorandum.Version, byName: false, "Ada Verzonnen", day);
        Assert.Equal((true, null), (signature.Signs, signature.Person));
        Assert.Equal("demands.sign.name.missing", Refused(() => signature.Sign(memorandum, memorandum.Version, byName: true, " ", day)));
        signature.Sign(memorandum, memorandum.Version, byName: true, "Ada Verzonnen", day);
        Assert.Equal("Ada Verzonnen", signature.Person);
        signature.Decline(day);
        Assert.Equal((false, null), (signature.Signs, signature.Person));
    }

    [Fact]
    public void Who_signed_other_words_chooses_anew_and_who_said_no_is_left_in_peace()
    {
        var (memorandum, office) = (Memorandum.Of(coordination, words, null, 30, day), AnOffice());
        var (yes, no) = (Signature.Ask(memorandum, Guid.CreateVersion7(), "een@voorbeeld.be", "nl", day), Signature.Ask(memorandum, Guid.CreateVersion7(), "twee@voorbeeld.be", "nl", day));
        no.Decline(day);
        var demand = Demand.Prepare(memorandum, Guid.CreateVersion7(), office, words, words, 0, []);
        void GoneAfter(Action change)
        {
            yes.Sign(memorandum, memorandum.Version, byName: true, "Ada Verzonnen", day);
            var read = memorandum.Version;
            change();
            Assert.Equal((null, null, null, false), (yes.Signs, yes.Person, yes.AnsweredOn, no.Signs));
            Assert.Equal("demands.sign.changed", Refused(() => yes.Sign(memorandum, read, false, null, day))); // they have not read it
        }

        var other = LocalText.From("nl", "Andere woorden");
        GoneAfter(() => Demand.Prepare(memorandum, Guid.CreateVersion7(), office, words, words, 1, [yes, no]));
        GoneAfter(() => demand.Write(memorandum, demand.NeedId, office, other, words, [yes, no]));
        GoneAfter(() => demand.Write(memorandum, demand.NeedId, AnOffice(), other, words, [yes, no]));
        GoneAfter(() => memorandum.Write(other, null, 30, [yes, no]));
        GoneAfter(() => memorandum.Write(other, words, 30, [yes, no]));
        yes.Sign(memorandum, memorandum.Version, false, null, day);
        memorandum.Write(other, words, 40, [yes, no]); // the days to answer are no words
        Assert.True(yes.Signs);
    }

    [Fact]
    public void A_delay_does_not_hide_the_day_that_was_asked()
    {
        var demand = Presented(7).Demand;
        demand.Delay(day.AddDays(300), null, day.AddDays(2));
        Assert.Equal((day.AddDays(7), day.AddDays(300), true), (demand.AskedUntil, demand.DueOn, demand.IsPutOff));
        var sooner = Presented(30).Demand;
        sooner.Delay(day.AddDays(20), null, day);
        Assert.Equal((day.AddDays(20), false), (sooner.AskedUntil, sooner.IsPutOff));
    }

    [Fact]
    public void What_was_handed_over_before_it_stood_here_has_its_true_days()
    {
        var memorandum = Memorandum.Of(coordination, words, null, 30, day);
        var demand = Demand.Prepare(memorandum, Guid.CreateVersion7(), AnOffice(), words, words, 0, []);
        Assert.Equal("demands.presented.wrong", Refused(() => memorandum.Present([demand], day.AddYears(-2).AddDays(-1), null, day)));
        memorandum.Present([demand], day.AddYears(-2), null, day);
        Assert.Equal((day.AddYears(-2).AddDays(30), Standing.VeryOverdue), (demand.DueOn, demand.StandingOn(day)));
        Assert.Equal("demands.delay.wrong", Refused(() => demand.Delay(day.AddDays(91), null, day)));
        demand.Delay(day.AddDays(90), null, day);
        Assert.Equal("demands.delay.wrong", Refused(() => demand.Delay(day.AddDays(95), null, day.AddDays(10)))); // once
    }

    [Fact]
    public void A_demand_that_was_a_mistake_goes_out_of_a_memorandum_and_who_signed_it_chooses_anew()
    {
        var (memorandum, office) = (Memorandum.Of(coordination, words, null, 30, day), AnOffice());
        var demands = Enumerable.Range(0, 3).Select(n => Demand.Prepare(memorandum, Guid.CreateVersion7(), office, words, words, n, [])).ToList();
        var signature = Signature.Ask(memorandum, Guid.CreateVersion7(), "een@voorbeeld.be", "nl", day);
        signature.Sign(memorandum, memorandum.Version, byName: false, null, day);
        memorandum.Drops(demands[1], demands, [signature]);
        Assert.Equal((null, 1, 2), (signature.Signs, demands[0].Place, demands[2].Place));
        memorandum.Present([demands[0], demands[2]], day, null, day);
        Assert.Equal("demands.presented", Refused(() => memorandum.Drops(demands[0], demands, [signature])));
    }
}
