using Vuurtoren.Modules.Needs.Voice;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs.Voice;

public sealed class QuestionnaireTests
{
    static readonly string[] areas = ["md:17"], targets = ["families"];

    static string Refused(Action act) => Assert.Throws<RuleBroken>(act).Message;

    [Fact]
    public void An_open_questionnaire_keeps_its_questions_and_a_copy_is_a_draft_again()
    {
        var one = Asked.Open();
        Assert.Equal("voice.opened", Refused(() => one.Put(0, one.Questions[1])));
        Assert.Equal("voice.opened", Refused(() => one.TakeOut(0)));
        Assert.Equal("voice.opened", Refused(() => one.Say("nl", new Dictionary<string, string> { ["title"] = "Anders" })));
        var copy = one.Copy(Asked.Today);
        copy.Lift(1);
        Assert.Equal([QuestionKind.Several, QuestionKind.One], copy.Questions.Take(2).Select(question => question.Kind));
        Assert.Equal((VoiceState.Draft, QuestionKind.One), (copy.State, one.Questions[0].Kind));
    }

    [Fact]
    public void It_opens_with_questions_in_both_languages_between_two_days()
    {
        var empty = Questionnaire.Of(Guid.Empty, LocalText.NlFr("Wonen", "Logement"), "housing", Asked.Today);
        Assert.Equal("voice.open.empty", Refused(() => empty.Open(Asked.Today, Asked.Today, Asked.Today)));
        var one = Asked.Draft();
        Assert.Equal("voice.open.days", Refused(() => one.Open(Asked.Today, Asked.Today.AddDays(-1), Asked.Today)));
        Assert.Equal("voice.open.days", Refused(() => one.Open(Asked.Today, Asked.Today.AddDays(400), Asked.Today)));
        one.Put(4, new(QuestionKind.Open, new(LocalText.From("nl", "Alleen Nederlands")!), []));
        Assert.Equal("voice.open.words", Refused(() => one.Open(Asked.Today, Asked.Today, Asked.Today)));
        one.Say("fr", new Dictionary<string, string> { ["q5"] = "En français aussi" });
        one.Open(Asked.Today.AddDays(1), Asked.Today.AddDays(2), Asked.Today);
        Assert.Equal([false, true, true, false], Enumerable.Range(0, 4).Select(days => one.TakesAnswers(Asked.Today.AddDays(days))));
    }

    [Fact]
    public void A_choice_has_answers_and_a_questionnaire_stays_short()
    {
        var one = Asked.Draft();
        Assert.Equal("voice.answers.count", Refused(() => one.Put(4, new(QuestionKind.One, Asked.Say("Wat?"), [Asked.Say("een")]))));
        Assert.Equal("voice.answers.count", Refused(() => one.Put(4, new(QuestionKind.Scale, Asked.Say("Hoe?"), [Asked.Say("een")]))));
        Assert.Equal("needs.long", Refused(() => one.Put(4, new(QuestionKind.Scale, Asked.Say(new('x', 201)), []))));
        for (var n = 4; n < Questionnaire.MostQuestions; n++) one.Put(n, new(QuestionKind.Scale, Asked.Say("Hoe?"), []));
        Assert.Equal("voice.questions.many", Refused(() => one.Put(Questionnaire.MostQuestions, new(QuestionKind.Scale, Asked.Say("Hoe?"), []))));
    }

    [Fact]
    public void Each_text_can_be_said_in_a_language_more_and_in_easy_words()
    {
        var one = Asked.Draft();
        one.Speak("ar");
        one.Say("ar", new Dictionary<string, string> { ["q1.a2"] = "خدمة", ["q1"] = "من؟", ["voice.page.go"] = "إرسال" });
        one.Say("nl", new Dictionary<string, string> { ["q1.easy"] = "Wie helpt?" });
        Assert.Equal(("من؟", "خدمة", "إرسال"), (one.Questions[0].Text.Plain["ar"], one.Questions[0].Answers[1].Plain["ar"], one.Words["voice.page.go"]["ar"]));
        Assert.Equal(("Wie helpt?", "Bij wie?", "من؟"), (one.Questions[0].Text.For("nl", true)["nl"], one.Questions[0].Text.For("nl", false)["nl"], one.Questions[0].Text.For("ar", true)["ar"]));
        Assert.Equal("signals.unknown", Refused(() => one.Speak("xx")));
        Assert.True(Tongues.RightToLeft("ar"));
    }

    [Fact]
    public void An_answer_that_cannot_be_or_that_names_somebody_is_refused()
    {
        var one = Asked.Open();
        string No(Said said) => Refused(() => said.Checked(one, areas, targets, [], Asked.Today));
        Asked.Yes.Checked(one, areas, targets, [], Asked.Today);
        Assert.Equal("voice.empty", No(Asked.Yes with { Chosen = [], Written = [] }));
        Assert.Equal("signals.unknown", No(Asked.Yes with { Chosen = [new(0, 3)] }));
        Assert.Equal("signals.unknown", No(Asked.Yes with { About = new("md:99") }));
        Assert.Equal("voice.persons.wrong", No(Asked.Yes with { Persons = 2 }));
        Assert.Equal("voice.hands", No(Asked.Yes with { Chosen = [new(0, 0), new(0, 1)] })); // one choice, and two were sent
        Assert.Equal("signals.identifies", No(Asked.Yes with { Written = [new(3, "Bel mij op 0470 98 76 54", "nl")] }));
    }

    [Fact]
    public void In_a_group_there_are_no_more_hands_than_persons()
    {
        var one = Asked.Open();
        var group = new Said(Channel.Group, 12, new(), [new(0, 0, 7), new(0, 1, 5), new(1, 0, 12), new(1, 1, 12)], []);
        group.Checked(one, areas, targets, [], Asked.Today);
        Assert.Equal("voice.hands", Refused(() => (group with { Persons = 11 }).Checked(one, areas, targets, [], Asked.Today)));
        Assert.Equal("voice.hands", Refused(() => (group with { Chosen = [new(0, 0, 7), new(0, 1, 6)] }).Checked(one, areas, targets, [], Asked.Today)));
    }

    [Fact]
    public void A_batch_is_set_apart_before_it_is_closed_and_a_new_link_ends_the_one_before()
    {
        var one = Asked.Open();
        var first = VoiceLink.Next(one, Channel.Link, [], Asked.Today);
        var asking = VoiceLink.Next(one, Channel.Interview, [first], Asked.Today);
        var second = VoiceLink.Next(one, Channel.Link, [first, asking], Asked.Today);
        Assert.Equal((false, true, true, 3), (first.IsOpen, asking.IsOpen, second.IsOpen, second.Number));
        second.Set(apart: true, one, Came((3, 12), (1, 7)), Asked.Today);
        Assert.False(second.IsOpen);
        one.Close([], Asked.Today);
        Assert.Equal("voice.apart.closed", Refused(() => second.Set(apart: false, one, Came(), Asked.Today)));
        Assert.Equal("voice.changed", Refused(() => VoiceLink.Next(one, Channel.Link, [first], Asked.Today)));
    }

    static VoiceNumbers Came(params IReadOnlyList<(int Batch, long Persons)> batches) => new([.. batches.Select(one => new VoiceCount(one.Batch, Channel.Link, Asked.Today, one.Persons, one.Persons))], []);

    [Fact]
    public void A_batch_is_not_set_apart_when_the_difference_would_tell_a_small_number()
    {
        var (one, link) = (Asked.Open(), VoiceLink.Next(Asked.Open(), Channel.Link, [], Asked.Today));
        Assert.Equal("voice.apart.few", Refused(() => link.Set(apart: true, one, Came((1, 3), (2, 20)), Asked.Today)));
        Assert.Equal("voice.apart.few", Refused(() => link.Set(apart: true, one, Came((1, 40), (2, 3)), Asked.Today)));
        link.Set(apart: true, one, Came((1, 40), (2, 5)), Asked.Today);
    }

    [Fact]
    public void A_thousand_from_one_place_on_one_day_are_not_taken()
    {
        var (places, id) = (new FromOnePlace(), Guid.CreateVersion7());
        var library = System.Net.IPAddress.Parse("2001:db8:1:2::7");
        for (var n = 0; n < FromOnePlace.MostADay; n++) places.Take(library, id, Asked.Today);
        Assert.Equal("voice.many", Refused(() => places.Take(System.Net.IPAddress.Parse("2001:db8:1:2::8"), id, Asked.Today))); // the same household
        places.Take(System.Net.IPAddress.Parse("2001:db8:1:3::7"), id, Asked.Today);
        places.Take(System.Net.IPAddress.Parse("203.0.113.7"), id, Asked.Today);
        places.Take(library, Guid.CreateVersion7(), Asked.Today);
        places.Take(library, id, Asked.Today.AddDays(1));
    }

    [Fact]
    public void Far_more_in_one_week_than_in_others_is_said_without_telling_the_rest()
    {
        VoiceCount In(int batch, int week, long records, Channel channel = Channel.Link) => new(batch, channel, Asked.Today.AddDays(7 * week), records, records);
        var numbers = new VoiceNumbers([In(1, 0, 8), In(1, 1, 12), In(1, 2, 130), In(2, 0, 49), In(3, 0, 500), In(0, 0, 900, Channel.Paper)], [3]);
        Assert.Equal([(1, 100L)], numbers.Unusual.Select(one => (one.Batch, one.AtLeast)));
        Assert.Equal(1099, numbers.Persons); // without batch 3
        Assert.Null(new VoiceNumbers([In(1, 0, 40), In(0, 0, 3, Channel.Paper), In(0, 0, 20, Channel.Group)], []).ByChannel[Channel.Group]); // 63 in all would tell the three
    }
}
