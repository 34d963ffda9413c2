using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>What is typed while others talk.</summary>
public sealed class JottingTests
{
    static readonly DateOnly today = new(2026, 11, 29);

    static readonly IReadOnlyList<Attendee> people = [.. new[] { "Vera Verzonnen", "Ben Imaginaire", "Wout Verzonnen", "Wout Bedacht" }.Select(name => Attendee.Of(MeetingTests.Planned(), null, null, name, null, "nl"))];

    static Jotting Read(string text, LineKind chosen = LineKind.Information) => Jotting.Read(text, chosen, people, today);

    [Theory]
    [InlineData("! We kiezen de Kade 8-2-1", "We kiezen de Kade", 8, 2, 1)]
    [InlineData("!On garde la date du 3 juin (12/0/3)", "On garde la date du 3 juin", 12, 0, 3)]
    public void A_decision_brings_its_counts(string typed, string text, int yes, int no, int none)
    {
        var read = Read(typed);
        Assert.Equal((LineKind.Decision, text), (read.Kind, read.Text));
        Assert.Equal((yes, no, none), read.Counts);
    }

    [Theory]
    [InlineData("! De volgende vergadering is op 15/12/2026")]
    [InlineData("! On se revoit le 15/12/26")]
    [InlineData("! De zaal is vrij vanaf 1-9-2027.")]
    public void A_day_at_the_end_of_a_decision_is_no_count(string typed)
    {
        var read = Read(typed);
        Assert.Equal((LineKind.Decision, typed[2..], null), (read.Kind, read.Text, read.Counts));
        Assert.False(Jotting.HasCounts(typed));
    }

    [Theory]
    [InlineData("> Vera: affiches bestellen tegen 15/12", "affiches bestellen", "Vera Verzonnen", "2026-12-15")]
    [InlineData("> ben imaginaire: appeler la commune pour le 3 février", "appeler la commune", "Ben Imaginaire", "2027-02-03")]
    [InlineData("> Ben: écrire la lettre avant le 1er mars 2027.", "écrire la lettre", "Ben Imaginaire", "2027-03-01")]
    [InlineData("> zaal vragen tegen 7 januari", "zaal vragen", null, "2027-01-07")]
    [InlineData("> Vera: bellen tegen morgen", "bellen", "Vera Verzonnen", "2026-11-30")]
    [InlineData("> appeler la commune d’ici après-demain.", "appeler la commune", null, "2026-12-01")]
    [InlineData("> zaal vragen voor volgende vrijdag", "zaal vragen", null, "2026-12-04")] // it is a Sunday
    [InlineData("> Ben: écrire la lettre pour dimanche", "écrire la lettre", "Ben Imaginaire", "2026-12-06")]
    [InlineData("> Vera: tegen maandag", "tegen maandag", "Vera Verzonnen", null)]
    [InlineData("> Wout: koffie", "Wout: koffie", null, null)] // there are two
    [InlineData("> Let op: de sleutel halen tegen 31/2", "Let op: de sleutel halen tegen 31/2", null, null)]
    [InlineData("> Vera: tegen 15/12", "tegen 15/12", "Vera Verzonnen", null)] // a day alone is no task
    public void A_task_finds_its_owner_and_its_day_and_what_is_not_understood_stays(string typed, string text, string? owner, string? until)
    {
        var read = Read(typed);
        Assert.Equal((LineKind.Task, text, owner, until), (read.Kind, read.Text, read.Owner?.Who, read.Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void An_organisation_takes_a_task_when_a_beginning_of_its_name_is_of_no_other_and_of_no_person()
    {
        var (shop, house, wout) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var organizations = new Dictionary<Guid, LocalText> { [shop] = LocalText.From("nl", "Rechtswinkel Verzonnen")!, [house] = LocalText.NlFr("Huis Bedacht", "Maison Imaginaire")!, [wout] = LocalText.From("nl", "Wout Verzonnen vzw")! };
        Guid? Takes(string typed) => Jotting.Read(typed, LineKind.Task, people, today, organizations).Organization;
        Assert.Equal(shop, Takes("rechtswinkel: folder maken tegen 15/12"));
        Assert.Equal(house, Takes("Huis Bedacht: zaal vragen"));
        Assert.Equal(house, Takes("maison: zaal vragen")); // also in the other language
        Assert.Null(Takes("Wout Verzonnen: koffie"));
        Assert.Null(Takes("Re: folder maken"));
    }

    [Theory]
    [InlineData("Van 8-2-1 naar 9-1-1")]
    [InlineData("Vera: dat is niet zeker")]
    [InlineData("!")]
    [InlineData("> ")]
    public void Without_a_sign_it_is_information_word_for_word(string typed)
    {
        var read = Read(typed);
        Assert.Equal((LineKind.Information, typed.Trim()), (read.Kind, read.Text));
        Assert.Null(read.Counts);
        Assert.Null(read.Owner);
    }

    [Fact]
    public void The_button_says_the_kind_and_a_sign_goes_before_it()
    {
        Assert.Equal(LineKind.Task, Read("Zaal vragen", LineKind.Task).Kind);
        Assert.Equal(LineKind.Decision, Read("! Zaal vragen", LineKind.Task).Kind);
    }
}
