using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Needs.Coverage;
using Vuurtoren.Modules.Needs.Colloquium;
using Vuurtoren.Modules.Needs.Diagnosis;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>Two invented diagnoses of the demo coordination: one about food aid that is published, and a full one that is being made towards the elections.</summary>
static class DemoDiagnoses
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    /// <summary>From which member (null: the coordination), and in which language.</summary>
    static readonly (string? From, string Theme, Part Part, string Lang, string Words)[] food =
    [
        ("voedselschip", "food-aid", Part.Seen, "nl", "De laatste week van de maand komen er de helft meer gezinnen dan in de eerste week.\n\n- Er komen meer mensen die werken.\n- Jongeren komen met een lege brooddoos naar school en naar het jeugdhuis.\n- Wie het eerst komt, krijgt vers eten. Wie later komt, niet meer."),
        ("soepketel", "food-aid", Part.Seen, "fr", "Des personnes qui travaillent viennent manger chaque jour. Certains jours, il n’y a plus de soupe à la fin du service."),
        ("soepketel", "food-aid", Part.Residents, "nl", "Aan drie uitdelingen vertelden mensen hoe ze het voedselpunt vonden: bijna altijd langs een buur. Ze kiezen liever zelf dan een pakket te krijgen. De uren vallen samen met de schoolpoort."),
        ("voedselschip", "food-aid", Part.Offer, "nl", "Er zijn voedselpakketten, een sociaal restaurant en enkele straatkasten. In het weekend is er bijna niets."),
        ("soepketel", "food-aid", Part.Strengths, "nl", "De vrijwilligers kennen de mensen. Winkels geven elke dag overschotten."),
        ("voedselschip", "food-aid", Part.Strengths, "fr", "Les bénévoles connaissent les gens, et l’accueil se fait sans questions."),
        ("jeugdhuis", "food-aid", Part.Gaps, "nl", "- Niets op zaterdag en zondag.\n- Voor elk voedselpunt moet men opnieuw papieren tonen.\n- Wie slecht te been is, kan geen pakket dragen."),
        (null, "food-aid", Part.Proposals, "nl", "- Eén bewijs dat op alle voedselpunten geldt.\n- Een punt dat op zaterdag open is, om de beurt bij een ander lid.\n- Een proef met bonnen in plaats van pakketten, met bewoners in de stuurgroep."),
        (null, "food-aid", Part.Proposals, "fr", "- Une seule attestation valable dans tous les points de distribution.\n- Un point ouvert le samedi, à tour de rôle chez les membres.\n- Un essai de bons à la place des colis, avec des habitants dans le groupe de pilotage."),
    ];

    static readonly (string? From, string Theme, Part Part, string Lang, string Words)[] full =
    [
        ("woonwinkel", "housing", Part.Seen, "nl", "Huurders krijgen een opzeg en vinden in de wijk niets anders dat ze kunnen betalen."),
        ("woonwinkel", "housing", Part.Seen, "nl", "Huurders krijgen een opzeg en vinden in de wijk niets anders dat ze kunnen betalen. Gezinnen met drie kinderen wachten het langst."),
        ("rechtswinkel", "housing", Part.Gaps, "fr", "Il n’y a pas de logement de transit pour les familles."),
    ];

    public static async Task Load(Database database, DateTime now)
    {
        await using var db = database.Context();
        if (await db.Set<JointDiagnosis>().AnyAsync()) return;
        var today = LocalClock.DayOf(now);
        var maker = Maker(database);
        Colloquium(db, await Food(db, maker, today, now), today, now);
        await Full(db, maker, today, now);
    }

    /// <summary>The offer of the demo, as the site will count it.</summary>
    static FactsMaker Maker(Database database)
    {
        var index = new DirectoryIndex(database);
        index.CatchUp();
        return new(new CoverageOfOffer(new(database, new DirectorySheets(database, index), index, HoursTerm.Default)), new(index));
    }

    /// <summary>Where the published one was presented. Nobody was written to.</summary>
    static void Colloquium(Db db, Guid diagnosis, DateOnly today, DateTime now)
    {
        var one = Gathering.Plan(coordination, new(LocalText.NlFr("Samen aan tafel over voedselhulp", "À table pour parler d’aide alimentaire"), today.AddDays(30), 9 * 60 + 30, 15 * 60 + 30, LocalText.NlFr("Zaal van het buurthuis", "Salle de la maison de quartier"), diagnosis), [], today, now);
        one.Add(9 * 60 + 30, LocalText.NlFr("Onthaal met koffie", "Accueil et café"), null, [], today, now);
        one.Add(10 * 60, LocalText.NlFr("Wat we zien en wat bewoners zeggen", "Ce que nous constatons et ce que disent les habitants"), LocalText.NlFr("Twee leden van de werkgroep", "Deux membres du groupe de travail"), [], today, now);
        one.Add(11 * 60, LocalText.NlFr("Tafelgesprekken over de voorstellen", "Tables de discussion sur les propositions"), null, [], today, now);
        one.Add(14 * 60, LocalText.NlFr("Antwoord van wie beslist", "Réponse de ceux qui décident"), LocalText.NlFr("Schepen en voorzitter van het OCMW", "Échevin et président du CPAS"), [], today, now);
        one.Announce(today, now);
        db.Add(one);
    }

    static async Task<Guid> Food(Db db, FactsMaker maker, DateOnly today, DateTime now)
    {
        var plan = new DiagnosisPlan(LocalText.NlFr("Eten op het einde van de maand", "Manger en fin de mois"), DiagnosisKind.Thematic, MadeBy.WorkingGroup, LocalText.NlFr("Werkgroep voedsel", "Groupe de travail alimentation"), ["food-aid"], today.AddDays(-200), today.AddDays(-20));
        var one = await Begin(db, maker, plan, food, today.AddDays(-60), now.AddDays(-60));
        Add(db, one, "food-points", today.AddDays(-120), true, LocalText.NlFr("Twee leden van de werkgroep", "Deux membres du groupe de travail"), LocalText.NlFr("Drie uitdelingen. Mensen vinden een voedselpunt langs buren, en willen liever kiezen.", "Trois distributions. On trouve un point par les voisins, et on préfère choisir."), today);
        Add(db, one, "signals", today.AddDays(-150), true, LocalText.NlFr("De coördinatie", "La coordination"), null, today);
        Add(db, one, "schools", today.AddDays(-110), true, LocalText.NlFr("Het jeugdhuis", "La maison de jeunes"), LocalText.NlFr("Ouders zeggen dat de laatste week het zwaarst is.", "Des parents disent que la dernière semaine est la plus dure."), today);
        one.LetRead();
        await db.SaveChangesAsync();
        one.Publish(LocalText.NlFr("Het bestuurscomité keurde de tekst goed", "Le comité d’accompagnement a approuvé le texte"), today.AddDays(-25), await DiagnosisReading.Book(db, one), [], sure: true, today.AddDays(-20));
        await db.SaveChangesAsync();
        return one.Id;
    }

    static async Task Full(Db db, FactsMaker maker, DateOnly today, DateTime now)
    {
        var election = Elections.After(today);
        var plan = new DiagnosisPlan(LocalText.NlFr("Bakenvoorde in kaart", "Phareville vue d’ensemble"), DiagnosisKind.Full, MadeBy.Everybody, null, ["housing", "mental-health", "elderly", "food-aid"], today.AddDays(-30), election.AddMonths(-8) > today ? election.AddMonths(-8) : today.AddYears(1));
        var one = await Begin(db, maker, plan, full, today.AddDays(-10), now.AddDays(-10));
        var dates = Moment.BackFrom(one, new Texts());
        dates[0].Change(one, dates[0].Day, dates[0].What, done: true, [], today);
        db.AddRange(dates);
        Add(db, one, "figures", today.AddDays(-8), true, LocalText.NlFr("De coördinatie", "La coordination"), null, today);
        Add(db, one, "waiting-room", today.AddDays(40), false, LocalText.NlFr("Wijkgezondheidscentrum en OCMW", "Maison médicale et CPAS"), null, today);
        var mapping = Add(db, one, "mapping", today.AddDays(60), false, LocalText.NlFr("Alle leden die willen", "Tous les membres qui le veulent"), null, today);
        db.Add(Share.Of(mapping, Organization("woonwinkel"), "Kadestraat\nVuurtorenlaan", true, [], today));
        db.Add(Share.Of(mapping, Organization("jeugdhuis"), "Zeilplein\nAnkerstraat", false, [], today));
        db.Add(Comment.On(one, new("housing", Part.Seen, "nl"), "Kunnen we ook zeggen hoelang gezinnen wachten?", 0, new(await Coordinator(db), Organization("rechtswinkel"), false), [], today, now.AddDays(-2)));
        await db.SaveChangesAsync();
    }

    static async Task<JointDiagnosis> Begin(Db db, FactsMaker maker, DiagnosisPlan plan, IEnumerable<(string? From, string Theme, Part Part, string Lang, string Words)> texts, DateOnly day, DateTime at)
    {
        var one = JointDiagnosis.Plan(coordination, plan, [.. Subjects.Themes.Select(theme => theme.Code)], [], day);
        db.Add(one);
        foreach (var theme in plan.Themes.Take(2)) db.Add(FrozenFacts.Of(one, theme, await maker.Of(db, coordination, DemoMunicipality.Territory, theme, day), 0, day));
        var (account, all) = (await Coordinator(db), new List<PartText>());
        foreach (var text in texts)
        {
            var box = new Box(text.Theme, text.Part, text.Lang);
            List<PartText> before = [.. all.Where(t => t.Theme == box.Theme && t.Part == box.Part && t.Lang == box.Lang)];
            all.AddRange(PartText.Save(one, box, text.Words, before.Count, before, new(account, text.From is { } from ? Organization(from) : null, true), [], day, at));
        }
        db.AddRange(all);
        await db.SaveChangesAsync();
        return one;
    }

    static Step Add(Db db, JointDiagnosis one, string method, DateOnly day, bool done, LocalText? who, LocalText? result, DateOnly today)
    {
        var step = Step.Choose(one, Methods.Find(method)!, 0);
        step.Change(one, new(null, step.WithResidents, day, who, done, result), [], today);
        db.Add(step);
        return step;
    }

    static Guid Organization(string key) => Ids.Of("demo", Kinds.Organization, key);

    static Task<Guid> Coordinator(Db db) => db.Set<Account>().Where(a => a.Email == "coordinator@demo.example").Select(a => a.Id).SingleAsync();
}
