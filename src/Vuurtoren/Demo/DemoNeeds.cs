using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>Invented signals of the demo coordination: some grouped into three needs, one of which members do not see yet, some alone, and two without a name that wait.</summary>
static class DemoNeeds
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    /// <summary>From which member (null: the coordinator), how many days ago, and in which of the needs below; -1: none.</summary>
    static readonly (string? From, int DaysAgo, int Need, string Lang, string Theme, string? Area, string? Target, HowOften? Often, Since? Since, string Words)[] signals =
    [
        ("voedselschip", 12, 0, "fr", "food-aid", "md:17", "families", HowOften.EachWeek, Since.Months, "De plus en plus de familles n’ont plus rien à manger la dernière semaine du mois."),
        ("soepketel", 26, 0, "nl", "food-aid", null, null, HowOften.EachDay, Since.Months, "Elke dag komen er nieuwe mensen eten, ook mensen die werken. Soms is de soep op."),
        ("jeugdhuis", 61, 0, "nl", "food-aid", "md:17", "young-people", HowOften.EachWeek, Since.Year, "Jongeren komen met een lege brooddoos naar het jeugdhuis en vragen of er iets te eten is."),
        ("vleugelslag", 230, 0, "nl", "food-aid", null, "families", HowOften.Sometimes, Since.Longer, "Gezinnen vragen een voedselpakket, maar durven niet naar het OCMW te gaan."),
        ("woonwinkel", 40, 1, "fr", "housing", "md:18", "families", HowOften.EachWeek, Since.Year, "Des familles quittent leur logement parce que le loyer augmente, et ne trouvent rien d’autre dans le quartier."),
        ("rechtswinkel", 215, 1, "nl", "housing", "md:18", null, HowOften.EachWeek, Since.Year, "Huurders krijgen een opzeg en vinden geen andere woning die ze kunnen betalen."),
        (null, 250, 1, "nl", "housing", null, "older-people", HowOften.Sometimes, Since.Longer, "Ouderen blijven in een te grote en koude woning omdat kleinere woningen te duur zijn."),
        ("cgg-windstil", 18, 2, "nl", "mental-health", null, "young-people", HowOften.EachWeek, Since.Months, "Jongeren wachten meer dan zes maanden op een eerste gesprek bij een psycholoog."),
        ("wgc-branding", 9, -1, "nl", "mental-health", null, "young-people", HowOften.EachWeek, Since.Months, "We zien veel jongeren met angst die nergens snel bij een psycholoog terechtkunnen."),
        ("alpha", 5, -1, "fr", "mental-health", null, "young-people", HowOften.Sometimes, Since.Months, "Des jeunes attendent des mois avant de voir un psychologue, et arrêtent leur formation."),
        (null, 3, -1, "nl", "neighbourhood", "md:62", "older-people", HowOften.Sometimes, Since.Weeks, "Sinds de bus anders rijdt, geraken ouderen niet meer bij het dienstencentrum."),
    ];

    static readonly (string Nl, string Fr, string Theme, Seriousness? Seriousness, NeedState State, bool Shown)[] needs =
    [
        ("Geen eten meer op het einde van de maand", "Plus rien à manger en fin de mois", "food-aid", Seriousness.Urgent, NeedState.Priority, true),
        ("Huren wordt te duur om te blijven", "Louer devient trop cher pour rester", "housing", Seriousness.Serious, NeedState.LookedInto, true),
        ("Lang wachten op een psycholoog", "Une longue attente chez le psychologue", "mental-health", null, NeedState.New, false),
    ];

    public static async Task Load(Database database, DateTime now)
    {
        await using var db = database.Context();
        if (await db.Set<Signal>().AnyAsync()) return;
        var today = LocalClock.DayOf(now);
        var coordinator = await db.Set<Account>().Where(a => a.Email == "coordinator@demo.example").Select(a => a.Id).SingleAsync();
        var regroup = new Regroup(db, database, coordination, coordinator, today, now);
        var sent = signals.Select(one => (one.Need, Signal: Of(one, coordinator, today))).ToList();
        foreach (var released in sent.Where(one => one.Need < 0).TakeLast(2)) released.Signal.Release(today);
        db.AddRange(sent.Select(one => one.Signal));
        await db.SaveChangesAsync();
        var link = SharedLink.Of(coordination);
        link.Renew();
        db.Add(link);
        var made = new List<Need>();
        foreach (var (n, one) in needs.Index())
        {
            var need = Need.Of(coordination, LocalText.NlFr(one.Nl, one.Fr), new(one.Theme, null, null), [], today);
            need.Describe(need.Title, null, new(one.Theme, null, null), one.Seriousness, [], today);
            need.Becomes(one.State, null, [], today);
            if (one.Shown) need.Show(today);
            await regroup.Group(need, made: true, [.. sent.Where(s => s.Need == n).Select(s => s.Signal.Id)]);
            made.Add(need);
        }
        await Unnamed(database, regroup, made[0], today);
    }

    static Signal Of((string? From, int DaysAgo, int Need, string Lang, string Theme, string? Area, string? Target, HowOften? Often, Since? Since, string Words) one, Guid coordinator, DateOnly today)
    {
        var words = new SignalWords(one.Words, one.Lang, one.Theme, one.Area, one.Target, one.Often, one.Since).Checked(DemoMunicipality.Territory, [], today);
        var day = today.AddDays(-one.DaysAgo);
        return one.From is { } member ? Signal.OfMember(coordination, Ids.Of("demo", Kinds.Organization, member), words, day) : Signal.OfPerson(coordination, coordinator, words, day);
    }

    /// <summary>One that was rewritten, and two that wait.</summary>
    static async Task Unnamed(Database database, Regroup regroup, Need need, DateOnly today)
    {
        SignalWords Words(string what, string lang, string theme) => new SignalWords(what, lang, theme, null, null, null, null).Checked([], [], today);
        var first = UnnamedSignal.Of(coordination, Words("In onze dienst mogen we maar één voedselpakket per maand geven, en dat is te weinig.", "nl", "food-aid"), today.AddDays(-20));
        await UnnamedStore.Put(database, first);
        await regroup.Rewrite(first, Signal.OfUnnamed(first, Words("Regels om een voedselpakket te krijgen zijn strenger dan wat mensen nodig hebben.", "nl", "food-aid"), sure: true), need, made: false);
        await UnnamedStore.Put(database, UnnamedSignal.Of(coordination, Words("Onze wachtlijst groeit, maar dat mogen we van de leiding niet zeggen.", "nl", "mental-health"), today));
        await UnnamedStore.Put(database, UnnamedSignal.Of(coordination, Words("Des gens repartent sans aide parce que le formulaire n’existe que dans une langue.", "fr", "newcomers"), today));
    }
}
