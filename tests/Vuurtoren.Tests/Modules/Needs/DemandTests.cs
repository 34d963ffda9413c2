using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>What a demand may do, without a database.</summary>
public sealed class DemandTests : IDisposable
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
    public void A_link_is_of_one_holder_and_dies_when_another_comes_when_time_is_over_and_when_it_was_answered()
    {
        var (demand, office) = Presented();
        var first = office.Passes(null, "Ada Verzonnen", "wonen@gemeente.voorbeeld.be", "nl", day.AddYears(-1), day, []);
        var token = demand.MakeLink(Secret, first, now);
        Assert.True(demand.LinkWorks(Secret, token, first, now));
        Assert.False(demand.LinkWorks(Secret, token, first, now.AddDays(61)));
        Assert.False(demand.WasLink(Secret, new string('0', 64)));
        var second = office.Passes(first, "Bo Verzonnen", "wonen@gemeente.voorbeeld.be", "nl", day.AddDays(1), day.AddDays(1), []);
        Assert.Equal("demands.holder.gone", Refused(() => demand.MakeLink(Secret, first, now)));
        demand.Passes(day.AddDays(1));
        Assert.False(demand.LinkWorks(Secret, token, second, now));
        Assert.True(demand.WasLink(Secret, token)); // the page says that it died, not that it never was
        var next = demand.MakeLink(Secret, second, now);
        Assert.True(demand.LinkWorks(Secret, next, second, now));
        demand.Answers(DemandState.Accepted, words, day, false, day);
        Assert.False(demand.LinkWorks(Secret, next, second, now));
        Assert.Equal("offices.from.before", Refused(() => office.Passes(second, "Cee Verzonnen", null, "nl", day, day.AddDays(2), [])));
    }

    [Fact]
    public void A_code_works_once_for_half_an_hour_and_not_after_five_wrong_ones()
    {
        var (demand, office) = Presented();
        demand.MakeLink(Secret, office.Passes(null, "Ada Verzonnen", "wonen@gemeente.voorbeeld.be", "nl", day, day, []), now);
        Assert.False(demand.Knows(Secret, "", now)); // none was asked
        var code = demand.MakeCode(Secret, now);
        Assert.Matches("^[0-9]{6}$", code);
        Assert.DoesNotContain(code, demand.Code!, StringComparison.Ordinal);
        Assert.False(demand.Knows(Secret, code, now.AddMinutes(31)));
        Assert.True(demand.Knows(Secret, $"{code[..3]} {code[3..]}", now));
        Assert.False(demand.Knows(Secret, code, now));
        code = demand.MakeCode(Secret, now.AddMinutes(1));
        var wrong = code == "000000" ? "000001" : "000000";
        for (var n = 0; n < 5; n++) Assert.False(demand.Knows(Secret, wrong, now));
        Assert.False(demand.Knows(Secret, code, now));
    }

    [Fact]
    public void Who_was_forwarded_the_link_cannot_keep_the_office_from_a_code_for_longer_than_an_hour()
    {
        var (demand, office) = Presented();
        demand.MakeLink(Secret, office.Passes(null, "Ada Verzonnen", "wonen@gemeente.voorbeeld.be", "nl", day, day, []), now);
        demand.MakeCode(Secret, now);
        Assert.Equal("demands.codes.soon", Refused(() => demand.MakeCode(Secret, now.AddSeconds(59))));
        for (var n = 1; n < 10; n++) demand.MakeCode(Secret, now.AddMinutes(n));
        Assert.Equal("demands.codes.many", Refused(() => demand.MakeCode(Secret, now.AddMinutes(10))));
        Assert.Equal("demands.codes.many", Refused(() => demand.MakeCode(Secret, now.AddMinutes(68))));
        var code = demand.MakeCode(Secret, now.AddMinutes(69)); // an hour after the last one
        Assert.Equal(1, demand.Codes);
        Assert.True(demand.Knows(Secret, code, now.AddMinutes(70)));
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

    [Fact]
    public void Who_coordinates_cannot_be_at_the_address_of_an_office()
    {
        var office = AnOffice();
        string[] coordinating = ["Cas@Voorbeeld.be"];
        foreach (var own in new[] { "cas@voorbeeld.be", " CAS@voorbeeld.be ", "cas+raad@voorbeeld.be" })
            Assert.Equal("offices.email.coordinates", Refused(() => office.Passes(null, "Ada Verzonnen", own, "nl", day, day, coordinating)));
        Assert.Equal("raad@voorbeeld.be", office.Passes(null, "Ada Verzonnen", "raad@voorbeeld.be", "nl", day, day, coordinating).Email);
    }

    [Fact]
    public void An_address_is_new_for_thirty_days_from_when_it_was_typed_whatever_day_was_typed()
    {
        var office = AnOffice();
        var first = office.Passes(null, "Ada Verzonnen", "raad@voorbeeld.be", "nl", day.AddYears(-1), day, []);
        Assert.Equal((day, day, null), (first.NewOn(day), first.NewOn(day.AddDays(29)), first.NewOn(day.AddDays(30))));
        var second = office.Passes(first, "Bo Verzonnen", "raad@voorbeeld.be", "nl", day.AddDays(40), day.AddDays(40), []);
        Assert.Null(second.NewOn(day.AddDays(40))); // somebody else at the same address
        var third = office.Passes(second, "Bo Verzonnen", "bo@voorbeeld.be", "nl", day.AddDays(40), day.AddDays(50), []);
        Assert.Equal(day.AddDays(50), third.NewOn(day.AddDays(60)));
    }
}
