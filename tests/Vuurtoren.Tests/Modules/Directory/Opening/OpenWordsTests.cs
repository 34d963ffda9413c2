using System.Globalization;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Tests.Modules.Directory.Opening;

/// <summary>What people read about it. 24 November 2026 is a Tuesday.</summary>
public sealed class OpenWordsTests
{
    static readonly Texts texts = new(Path.Combine(Places.Repository, "src", "Vuurtoren"));
    static readonly DateTime now = new(2026, 11, 24, 10, 0, 0);
    static readonly OpenWords words = new(texts);

    static string In(string language, Func<string?> say)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new(language + "-BE"), new(language + "-BE"));
        try { return say() ?? ""; }
        finally { (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before; }
    }

    static DateTime At(int day, int hour, int minute = 0) => new DateTime(2026, 11, 1, hour, minute, 0).AddDays(day - 1);

    public static TheoryData<OpenState, string, string> Lines => new()
    {
        { new(OpenKind.Open, Until: At(24, 16, 30), Now: true), "Open vandaag tot 16.30 u", "Ouvert aujourd’hui jusqu’à 16h30" },
        { new(OpenKind.Open, Until: At(25, 0), Now: true), "Open vandaag tot 24.00 u", "Ouvert aujourd’hui jusqu’à 24h00" },
        { new(OpenKind.Open, Until: At(25, 8, 30), Now: true), "Open tot morgen 8.30 u", "Ouvert jusqu’à demain 8h30" },
        { new(OpenKind.Open, Now: true), "Dag en nacht open", "Ouvert jour et nuit" },
        { new(OpenKind.OpensLater, Next: At(24, 13)), "Vandaag open vanaf 13.00 u", "Ouvert aujourd’hui à partir de 13h00" },
        { new(OpenKind.ClosedToday, Next: At(25, 9)), "Nu gesloten. Weer open morgen om 9.00 u", "Fermé maintenant. Ouvert demain à 9h00" },
        { new(OpenKind.ClosedToday, Next: At(26, 9)), "Nu gesloten. Weer open donderdag om 9.00 u", "Fermé maintenant. Ouvert jeudi à 9h00" },
        { new(OpenKind.ClosedToday, Next: At(33, 9)), "Nu gesloten. Weer open 3 december om 9.00 u", "Fermé maintenant. Ouvert 3 décembre à 9h00" },
        { new(OpenKind.Closed, "message", Until: At(30, 0)), "Nu gesloten, tot en met 30 november 2026", "Fermé en ce moment, jusqu’au 30 novembre 2026" },
        { new(OpenKind.Closed, "temporarily"), "Tijdelijk gesloten", "Fermé temporairement" },
        { new(OpenKind.ByAppointment), "Alleen op afspraak", "Seulement sur rendez-vous" },
        { new(OpenKind.ByPhone, Until: At(24, 12), Now: true), "Nu aan de telefoon, tot 12.00 u", "Répond au téléphone maintenant, jusqu’à 12h00" },
        { new(OpenKind.ByPhone, Now: true), "Dag en nacht aan de telefoon", "Répond au téléphone jour et nuit" },
        { new(OpenKind.ByPhone, Next: At(25, 9)), "Alleen per telefoon, weer morgen om 9.00 u", "Par téléphone seulement, de nouveau demain à 9h00" },
        { new(OpenKind.CallFirst, "machine"), "Bel eerst", "Téléphonez d’abord" },
    };

    [Theory, MemberData(nameof(Lines))]
    public void Today_is_one_plain_line(OpenState state, string dutch, string french)
    {
        Assert.Equal(dutch, In("nl", () => words.Line(state, now, hasPhone: true)));
        Assert.Equal(french, In("fr", () => words.Line(state, now, hasPhone: true)));
    }

    [Fact]
    public void Whoever_has_no_number_to_ring_is_not_told_to_ring() =>
        Assert.Equal("Vraag eerst of ze open zijn", In("nl", () => words.Line(new(OpenKind.CallFirst, "machine"), now, hasPhone: false)));

    [Fact]
    public void On_paper_a_week_is_one_line_and_nothing_unsure_is_an_hour()
    {
        var (desk, today) = (Desk.Keeps(Desk.desk), DateOnly.FromDateTime(now));
        var monthly = Desk.desk with { Week = [new(Weekday.Mo, 540, 720)], Rule = "FREQ=MONTHLY;BYDAY=-1MO" };

        Assert.Equal("maandag 9.00–12.00; dinsdag 9.00–12.00 en 13.00–16.30; donderdag 9.00–12.00", In("nl", () => words.Week(desk, today, hasPhone: true)));
        Assert.Equal("Seulement le dernier lundi du mois\u00a0: lundi 9h00–12h00", In("fr", () => words.Week(Desk.Keeps(monthly), today, hasPhone: true)));
        Assert.Equal("Bel eerst: de uren zijn niet zeker.", In("nl", () => words.Week(Desk.Keeps(Desk.desk with { ReadByMachine = true }), today, hasPhone: true)));
        Assert.Equal("", In("nl", () => words.Week(desk with { Status = ServiceStatus.TemporarilyClosed }, today, hasPhone: true)));
    }

    /// <summary>Every reason that the rules can give, with the words for it.</summary>
    [Theory]
    [InlineData(OpenKind.CallFirst, "machine unchecked expired no-hours withdrawn other-hours moved full public-holiday community-day school-holiday exception rule open-end next-unknown")]
    [InlineData(OpenKind.ClosedToday, "public-holiday school-holiday exception")]
    [InlineData(OpenKind.Closed, "temporarily inactive defunct season")]
    public void Every_reason_has_words(OpenKind kind, string reasons)
    {
        foreach (var reason in reasons.Split(' '))
        {
            var said = In("fr", () => kind == OpenKind.Closed ? words.Line(new(kind, reason), now, true) : words.Why(new(kind, reason)));
            Assert.False(said.StartsWith("directory.", StringComparison.Ordinal) || said.Length == 0, reason);
        }
    }

    [Fact]
    public void A_monthly_rule_is_said_as_people_say_it()
    {
        Assert.Equal("Alleen op de laatste maandag van de maand", In("nl", () => words.Rule("FREQ=MONTHLY;BYDAY=-1MO")));
        Assert.Equal("Seulement le premier mardi et le troisième mardi du mois", In("fr", () => words.Rule("FREQ=MONTHLY;BYDAY=1TU,3TU")));
        Assert.Equal("Niet elke week: vraag wanneer.", In("nl", () => words.Rule("FREQ=WEEKLY;INTERVAL=2")));
        Assert.Equal("", In("nl", () => words.Rule("FREQ=WEEKLY;BYDAY=MO")));
    }

    [Fact]
    public void Today_stands_on_a_line_of_its_own_in_the_week()
    {
        Interval[] week = [.. new[] { Weekday.Mo, Weekday.Tu, Weekday.We, Weekday.Th }.Select(day => new Interval(day, 540, 720))];
        In("nl", () =>
        {
            var lines = new HoursInWords(texts).Of(week, Weekday.Tu);
            Assert.Equal([("maandag", false), ("dinsdag", true), ("woensdag en donderdag", false)], lines.Select(line => (line.Days, line.IsToday)));
            Assert.Equal(("zondag", ""), new HoursInWords(texts).Of(week, Weekday.Su)[^1] is var closed ? (closed.Days, closed.Times) : default);
            return "";
        });
    }
}
