using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Hours;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Data;
using Interval = Vuurtoren.Modules.Directory.Interval;

namespace Vuurtoren.Tests.Modules.Directory.Hours;

/// <summary>Opening hours as people write them. Expected: blocks with "|" between them; a block is its label in brackets, marks (A by appointment, P by phone, M monthly), and "days hours hours".</summary>
public sealed class HoursTextTests
{
    [Theory]
    [InlineData("Maandag tot vrijdag van 9 tot 12.30 uur en op afspraak", "mo-fr 0900-1230 | A")]
    [InlineData("ma, di en do 9u-12u30, wo 13u-16u; vrijdag gesloten", "mo,tu,th 0900-1230, we 1300-1600")]
    [InlineData("Elke werkdag van 9u tot 17u, behalve woensdagnamiddag", "mo,tu,th,fr 0900-1700, we 0900-1200")]
    [InlineData("Maandag t.e.m. donderdag van 8.30 u. tot 16.30 u., vrijdag tot 15 u.", "mo-th 0830-1630, fr 0830-1500")]
    [InlineData("Telefonische permanentie: maandag tot vrijdag 9u-12u; Sociale dienst: dinsdag van 14u tot 16u, enkel op afspraak", "[Telefonische permanentie] P mo-fr 0900-1200 | [Sociale dienst] A tu 1400-1600")]
    [InlineData("24/7", "mo-su 0000-2400")]
    [InlineData("dag en nacht", "mo-su 0000-2400")]
    [InlineData("'s woensdags van half tien tot twaalf uur", "we 0930-1200")]
    [InlineData("Van maandag tot vrijdag: 9.00 - 12.00 uur en 13.00 - 17.00 uur (vrijdag tot 16.00 uur)", "mo-th 0900-1200 1300-1700, fr 0900-1200 1300-1600")]
    [InlineData("Laatste maandag van de maand van 14u tot 16u", "M mo 1400-1600")]
    [InlineData("Vanaf 14u op dinsdag en donderdag", "tu,th 1400-")]
    [InlineData("ma-vr 9:00-17:00, za 10-12u", "mo-fr 0900-1700, sa 1000-1200")]
    [InlineData("Open op weekdagen van 8u30 tot 16u45 en op zaterdag van 9u tot 12u. Gesloten op feestdagen.", "mo-fr 0830-1645, sa 0900-1200")]
    [InlineData("Openingsuren: maandag 9-12u en 13-16u, dinsdag 9-12u, donderdag 13-19u", "mo 0900-1200 1300-1600, tu 0900-1200, th 1300-1900")]
    [InlineData("Van 9u tot 17u van maandag tot vrijdag", "mo-fr 0900-1700")]
    [InlineData("Alle dagen van 20u tot 8u", "mo-su 2000-0800")]
    [InlineData("maandag: 9u tot 12u\ndinsdag: gesloten\nwoensdag: 13u tot 17u", "mo 0900-1200, we 1300-1700")]
    [InlineData("Onthaal: ma t/m vr 9u00-12u00 en 13u00-16u00; juridische hulp op afspraak", "[Onthaal] mo-fr 0900-1200 1300-1600 | [juridische hulp] A")]
    [InlineData("dinsdag- en donderdagvoormiddag van 9 tot 12u", "tu,th 0900-1200")]
    [InlineData("Maandag van 8u tot 20u, in juli en augustus van 8u tot 16u", "mo 0800-2000 | mo 0800-1600")]
    [InlineData("di. 9.00-12.00 u. en wo. 13.30-16.00 u.", "tu 0900-1200, we 1330-1600")]
    [InlineData("Infolijn: elke dag tussen 9u en 22u", "[Infolijn] P mo-su 0900-2200")]
    [InlineData("weekdagen 9u - 12u en 13u - 17u, weekend 10u - 18u", "mo-fr 0900-1200 1300-1700, sa,su 1000-1800")]
    [InlineData("Du lundi au vendredi de 9h à 12h et de 13h à 16h30, sauf mercredi après-midi", "mo,tu,th,fr 0900-1200 1300-1630, we 0900-1200")]
    [InlineData("Permanence sociale : mardi 14h-16h; sur rendez-vous le jeudi", "[Permanence sociale] tu 1400-1600 | [Permanence sociale] A")]
    [InlineData("Du lundi au jeudi de 8h15 à 17h, vendredi jusque 15h", "mo-th 0815-1700, fr 0815-1500")]
    [InlineData("Du lundi au vendredi de 9h à 18h (mardi jusque 19h), samedi de 9 à 13h", "mo,we,th,fr 0900-1800, tu 0900-1900, sa 0900-1300")]
    [InlineData("Du vendredi au lundi de 20h à 6h", "mo,fr,sa,su 2000-0600")]
    [InlineData("Lundi de 9h à 12h (par téléphone)", "P mo 0900-1200")]
    [InlineData("Du lundi au vendredi de 9h à 17h; vendredi de 9h à 16h", "mo-th 0900-1700, fr 0900-1600")]
    [InlineData("1er samedi du mois de 9h à 12h", "M sa 0900-1200")]
    [InlineData("Heures d'ouverture : 24h/24", "mo-su 0000-2400")]
    [InlineData("Samedi de 20h à minuit, dimanche de 10h à midi", "sa 2000-2400, su 1000-1200")]
    [InlineData("Du lundi au vendredi de 8h30 à 12h30 (sauf le mardi) et de 14h à 16h30", "mo,we,th,fr 0830-1230 1400-1630, tu 1400-1630")]
    [InlineData("Du lundi au vendredi de 9h30 à 12h, mercredi (uniquement sur rendez-vous)", "mo,tu,th,fr 0930-1200 | A")]
    [InlineData("Médiation (sur rendez-vous) : lundi de 9h à 12h", "[Médiation] A mo 0900-1200")]
    [InlineData("Du lundi au vendredi de 9h à 17h, fermé de 12h à 13h", "mo-fr 0900-1200 1300-1700")]
    [InlineData("ma-vr 9-17u (gesloten tussen 12 en 13 u)", "mo-fr 0900-1200 1300-1700")]
    [InlineData("Lundi et jeudi de 8h30 à 18h30 (jeudi fermé de 12h30 à 14h30)", "mo 0830-1830, th 0830-1230 1430-1830")]
    [InlineData("Maandag tussen 9u en 12u, dinsdag tussen 13 en 15u", "mo 0900-1200, tu 1300-1500")]
    [InlineData("Lundi entre 9h et 12h, jeudi de 12h et de 14h30", "mo 0900-1200, th 1200-1430")]
    [InlineData("Du lundi au jeudi de 9h à 18h, le vendredi et pendant les vacances scolaires de 9h à 16h", "mo-th 0900-1800, fr 0900-1600 | mo-fr 0900-1600")]
    [InlineData("Du lundi au jeudi de 9h à 20h et de 9h à 16h30 les vendredis", "mo-th 0900-2000, fr 0900-1630")]
    [InlineData("Du lundi au vendredi de 6h à 22h, de 7h à 22h durant le weekend", "mo-fr 0600-2200, sa,su 0700-2200")]
    [InlineData("Du lundi au vendredi de 9h à 19h (période scolaire) et de 9h à 17h (congés scolaires)", "mo-fr 0900-1900 | mo-fr 0900-1700")]
    [InlineData("Mardi de 9h à 12h et de 13h à 19h (pendant les vacances scolaires jusque 17h)", "tu 0900-1200 1300-1900 | tu 0900-1200 1300-1700")]
    [InlineData("maandag van 9u tot 17u (in de zomer tot 16u)", "mo 0900-1700 | mo 0900-1600")]
    [InlineData("Maandag van 9u tot 12u; tijdens de schoolvakanties gesloten", "mo 0900-1200")]
    [InlineData("Du lundi au vendredi de 9h à 12h (sur place également sauf le lundi, uniquement sur rendez-vous)", "mo-fr 0900-1200")]
    [InlineData("Lundi de 20h à 23h; jours fériés, de la veille à partir de 20h jusqu'à 6h", "mo 2000-2300")]
    [InlineData("Lundi, mardi, mercredi (uniquement sur rendez-vous) et jeudi de 9h à 12h", "A we 0900-1200 | mo,tu,th 0900-1200")]
    [InlineData("Dinsdagnamiddag en woensdag van 9u tot 12u", "we 0900-1200")]
    [InlineData("Ma: 9-12 / 13-16\nWo: 9-12\nVr: gesloten", "mo 0900-1200 1300-1600, we 0900-1200")]
    [InlineData("Maandag tot vrijdag\n9u - 12u30\n13u30 - 17u", "mo-fr 0900-1230 1330-1700")]
    [InlineData("Elke weekdag van 9 tot 13 u., vrijdag ook van 14 tot 17 u.", "mo-th 0900-1300, fr 0900-1300 1400-1700")]
    [InlineData("Elke dag (behalve dinsdag) van 10 tot 17 uur", "mo,we,th,fr,sa,su 1000-1700")]
    [InlineData("ma-woe-vrij: 9u tot 12u", "mo,we,fr 0900-1200")]
    [InlineData("ma-vr 9-12u30 & 13u30-17u (woensdagnamiddag gesloten)", "mo,tu,th,fr 0900-1230 1330-1700, we 0900-1230")]
    [InlineData("wo 0900-1200 / 1300-1545", "we 0900-1200 1300-1545")]
    [InlineData("maandag van 9 uur 's morgens tot 6 uur 's avonds", "mo 0900-1800")]
    [InlineData("Elke werkdag 8-17u, dinsdag gesloten tot 13u", "mo,we,th,fr 0800-1700, tu 1300-1700")]
    public void It_is_read_as_a_careful_person_would(string text, string expected) => Assert.Equal(expected, Say(HoursText.Read(text)));

    [Theory]
    [InlineData("Du lundi au vendredi de 9h à 13h (selon les activités)"), InlineData("Mercredi à 9h"), InlineData("jeudi de 14h à 9h30 et samedi"), InlineData("Du lundi au vendredi fermé de 12h à 13h"), InlineData("Dinsdagnamiddag"), InlineData("ma 0900-1200"), InlineData("Dinsdagnamiddag en woensdag van 9u tot 12u"), InlineData("Du lundi au vendredi de 9h à 19h sauf jeudi de 12h à 14h"), InlineData("Volgens afspraak met de buur, maandag wisselend van 9u tot 10u")]
    public void What_may_be_otherwise_is_not_said_to_be_understood(string text) => Assert.False(HoursText.Read(text).Understood);

    [Theory]
    [InlineData("Laatste maandag van de maand van 14u tot 16u", "FREQ=MONTHLY;BYDAY=-1MO"), InlineData("Elke eerste dinsdag van de maand 9u-11u", "FREQ=MONTHLY;BYDAY=1TU"), InlineData("elke 2e en 4e woensdag 14u-16u", "FREQ=MONTHLY;BYDAY=2WE,4WE")]
    [InlineData("1er et le 3ème mercredi du mois de 10h à 16h", "FREQ=MONTHLY;BYDAY=1WE,3WE"), InlineData("Les premier, troisième et cinquième vendredis du mois de 9h à 12h", "FREQ=MONTHLY;BYDAY=1FR,3FR,5FR"), InlineData("1er lundi et 3e jeudi du mois de 9h à 12h", "FREQ=MONTHLY;BYDAY=1MO,3TH")]
    [InlineData("Eerste weekend van de maand van 10u tot 12u", null)]
    public void Days_of_the_month_are_a_rule_and_never_every_week(string text, string? rule)
    {
        var schedule = Assert.Single(HoursText.Schedules(LocalText.From(text.Contains('h', StringComparison.Ordinal) && text.Contains('è', StringComparison.Ordinal) ? "fr" : "nl", text)!));
        Assert.Equal(rule, schedule.Rule);
        Assert.Equal(rule is null, schedule.Week.Count == 0);
        Assert.NotNull(schedule.Notes);
    }

    [Theory]
    [InlineData("Lundi de 9h à 12h, en juillet et août de 10h à 11h", "FREQ=WEEKLY;BYMONTH=7,8"), InlineData("Maandag van 9u tot 12u, van juni tot en met september van 10u tot 11u", "FREQ=WEEKLY;BYMONTH=6,7,8,9")]
    [InlineData("Lundi de 9h à 12h, de novembre à février de 10h à 11h", "FREQ=WEEKLY;BYMONTH=1,2,11,12"), InlineData("Maandag van 9u tot 12u, in de zomer van 10u tot 11u", null), InlineData("Lundi de 9h à 12h, pendant les vacances scolaires de 10h à 11h", null)]
    public void A_season_is_hours_of_its_own_in_its_months_or_in_its_words(string text, string? rule)
    {
        var schedules = HoursText.Schedules(LocalText.From(text.StartsWith('L') ? "fr" : "nl", text)!);
        Assert.Equal([null, rule], schedules.Select(schedule => schedule.Rule));
        Assert.All(schedules, schedule => Assert.True(schedule.ReadByMachine));
        Assert.NotNull(schedules[1].Notes);
    }

    [Theory]
    [InlineData("Du lundi au vendredi de 9h à 19h (période scolaire) et de 9h à 17h (congés scolaires)", HolidayRule.Closed, HolidayRule.Unknown), InlineData("Maandag van 9u tot 12u, buiten de schoolvakanties van 13u tot 14u", HolidayRule.Unknown, HolidayRule.Closed)]
    public void What_holds_in_term_time_only_does_not_hold_in_school_holidays(string text, HolidayRule first, HolidayRule second) =>
        Assert.Equal([first, second], HoursText.Schedules(LocalText.From(text.StartsWith('D') ? "fr" : "nl", text)!).Select(schedule => schedule.SchoolHolidays));

    [Fact]
    public void The_last_Monday_of_the_month_is_one_Monday_of_the_month()
    {
        var hours = new ServiceHours(HoursText.Schedules(LocalText.From("nl", "Laatste maandag van de maand van 14u tot 16u")!), Community.Flemish, new(2027, 1, 1), ServiceStatus.Active, []);
        Assert.Equal([30], Enumerable.Range(1, 30).Where(day => hours.Spans(new(2026, 11, day)).Any()));
    }

    [Fact]
    public void Short_days_that_both_languages_have_are_read_in_the_language_of_the_record()
    {
        Assert.Equal("mo 0900-1200", Say(HoursText.Read("ma 0900-1200", "nl")));
        Assert.Equal("tu 0900-1200", Say(HoursText.Read("ma 0900-1200", "fr")));
        Assert.False(HoursText.Read("ma 0900-1200").Understood);
    }

    [Fact]
    public void A_half_day_without_a_clock_keeps_its_words() => Assert.Contains("dinsdagnamiddag", HoursText.Read("Maandag van 9u tot 12u, dinsdagnamiddag").Blocks.Single().Notes);

    [Theory]
    [InlineData(""), InlineData("Bel ons"), InlineData("De 9h à 17h"), InlineData("😀 :) ((( ;;; -- 99h99 24/7/365"), InlineData("السبت ٩-١٢"), InlineData("lundi lundi lundi au au de de 9h 9h 9h à à à sauf sauf")]
    public void Nothing_is_invented_and_nothing_breaks(string text) => Assert.All(HoursText.Read(text).Blocks, block => Assert.True(block.Intervals.All(i => i.Opens is >= 0 and < 1440 && i.Closes is null or > 0 and <= 1440)));

    [Fact]
    public void A_text_of_a_hundred_thousand_letters_takes_no_time_to_speak_of() =>
        Assert.NotEmpty(HoursText.Read(string.Concat(Enumerable.Repeat("lundi de 9h à 12h, mardi (sauf en été) 10h-11h; ", 2200))).Blocks);

    static readonly string[] french = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"], dutch = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

    [Fact]
    public void Other_days_and_other_times_in_the_same_sentence_change_the_hours_accordingly() => Prop.ForAll(
        (from d in Gen.Choose(0, 6) from e in Gen.Choose(0, 6) from a in Gen.Choose(6, 11) from b in Gen.Choose(12, 18) from m in Gen.Elements(0, 15, 30, 45) from nl in Gen.Elements(true, false) select (d, e, a, b, m, nl)).ToArbitrary(),
        x =>
        {
            if (x.d == x.e) return;
            var text = x.nl ? $"{dutch[x.d]} en {dutch[x.e]} van {x.a}u{x.m:00} tot {x.b}u" : $"{french[x.d]} et {french[x.e]} de {x.a}h{x.m:00} à {x.b}h";
            var wanted = new[] { x.d, x.e }.Order().Select(day => new Interval((Weekday)day, x.a * 60 + x.m, x.b * 60));
            Assert.Equal(wanted, HoursText.Read(text).Blocks.Single().Intervals);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_at_all_is_answered() => Prop.ForAll<string>(text => { _ = HoursText.Read(text ?? ""); }).QuickCheckThrowOnFailure();

    static string Say(HoursRead read) => string.Join(" | ", read.Blocks.Select(block => string.Join(' ', new[]
    {
        block.Label is null ? null : $"[{block.Label}]", block.ByAppointment ? "A" : null, block.PhoneOnly ? "P" : null, block.Monthly ? "M" : null, Week(block.Intervals),
    }.Where(part => !string.IsNullOrEmpty(part)))));

    /// <summary>Days with the same hours together, in the order of the first of them.</summary>
    static string Week(IReadOnlyList<Interval> week) => string.Join(", ", week.GroupBy(i => i.Day)
        .Select(day => (day.Key, Times: string.Join(' ', day.Select(i => $"{Clock(i.Opens)}-{(i.Closes is { } closes ? Clock(closes) : "")}"))))
        .GroupBy(day => day.Times).Select(days => $"{Days([.. days.Select(d => (int)d.Key)])} {days.Key}"));

    static string Days(int[] days) => days.Length > 2 && days[^1] - days[0] == days.Length - 1 ? $"{Name(days[0])}-{Name(days[^1])}" : string.Join(',', days.Select(Name));
    static string Name(int day) => ((Weekday)day).ToString().ToLowerInvariant();
    static string Clock(int minutes) => (minutes / 60 * 100 + minutes % 60).ToString("0000", CultureInfo.InvariantCulture);
}
