using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Priorities;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>From signals to answers: a round in which members put needs in order, and a memorandum with one demand that was accepted in part, one that was refused and one without an answer in time.</summary>
static class DemoDemands
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    static LocalText Both(string nl, string fr) => LocalText.NlFr(nl, fr)!;

    public static async Task Load(Database database, DateTime now)
    {
        await using var db = database.Context();
        if (await db.Set<Memorandum>().AnyAsync()) return;
        var today = LocalClock.DayOf(now);
        var more = More(db, today);
        await db.SaveChangesAsync();
        List<Need> needs = [.. (await db.Set<Need>().Where(n => n.CoordinationId == coordination && n.VisibleOn != null && n.MergedInto == null).ToListAsync()).OrderBy(n => more.Contains(n)).ThenBy(n => n.Theme, StringComparer.Ordinal)];
        Chosen(db, needs, today);
        await Asked(db, needs[0], needs[1], today);
        var decisions = await DecisionsMade.Of(db, coordination, today.AddYears(-1));
        if (decisions.FirstOrDefault(one => one.Words.Contains("doorgangswoningen", StringComparison.Ordinal)) is { } decided) db.Add(NeedAction.Of(needs[1].Id, decided.Id, ActionKind.Decision, today));
        if ((await DecisionsMade.Tasks(db, coordination, today.AddYears(-1))).FirstOrDefault(one => one.Words.Contains("brief", StringComparison.Ordinal)) is { } task) db.Add(NeedAction.Of(needs[1].Id, task.Id, ActionKind.Task, today));
        await db.SaveChangesAsync();
    }

    /// <summary>Two needs more, of one signal each, so that there is something to put in order.</summary>
    static List<Need> More(Db db, DateOnly today)
    {
        var made = new List<Need>();
        foreach (var (nl, fr, theme, from, words) in new[]
        {
            ("Brieven die niemand begrijpt", "Des lettres que personne ne comprend", "newcomers", "rechtswinkel", "Mensen komen met brieven van de overheid die ze niet begrijpen, en missen zo hun rechten."),
            ("Ouderen die niemand nog zien", "Des aînés que plus personne ne voit", "elderly", "vleugelslag", "Oudere bewoners komen weken niet buiten en niemand belt bij hen aan."),
        })
        {
            var need = Need.Of(coordination, Both(nl, fr), new(theme, null, null), [], today);
            need.Show(today);
            var signal = Signal.OfMember(coordination, Ids.Of("demo", Kinds.Organization, from), new SignalWords(words, "nl", theme, null, null, null, null).Checked([], [], today), today.AddDays(-95));
            signal.Release(today.AddDays(-90));
            signal.Goes(need.Id);
            db.AddRange(need, signal);
            made.Add(need);
        }
        return made;
    }

    /// <summary>Ranked by members, with residents beside them; the first is a theme of next year.</summary>
    static void Chosen(Db db, List<Need> needs, DateOnly today)
    {
        var (begun, ended) = (today.AddDays(-120), today.AddDays(-100));
        Criterion[] criteria = [new(Both("Hoeveel mensen het treft", "Combien de personnes sont touchées"), 1), new(Both("Hoe ernstig het is", "À quel point c’est grave"), 1), new(Both("Of er iets aan te doen is", "Si l’on peut y faire quelque chose"), 1), new(Both("Of het aan ons is", "Si c’est à nous de le faire"), 1)];
        var round = PriorityRound.Prepare(coordination, Both("Wat komt eerst volgend jaar?", "Qu’est-ce qui passe d’abord l’an prochain ?"), new(Method.Ranking, 0, criteria, Secret: true, Residents.Beside, 0), null, ended, begun);
        var options = needs.Select((need, n) => PriorityOption.Of(round, need.Id, need.Title, n)).ToList();
        var voters = db.Set<Modules.Networks.Members.Member>().Where(m => m.CoordinationId == coordination && m.FromOn != null && m.UntilOn == null).Select(m => m.OrganizationId).ToList().ConvertAll(id => PriorityVoter.Of(round, id, null, null, "nl"));
        var tallies = round.Open(options, voters, begun);
        foreach (var (voice, papers, ranks) in new (CastBy, int, int?[])[]
        {
            (CastBy.Room, 3, [1, 2, 3, 4]), (CastBy.Room, 2, [2, 1, 4, 3]), (CastBy.Room, 1, [1, 3, 2, 2]), (CastBy.Room, 1, [3, 1, 2, null]),
            (CastBy.Residents, 14, [2, 1, 3, 3]), (CastBy.Residents, 9, [1, 2, 4, 3]), (CastBy.Residents, 5, [null, 1, null, null]),
        })
            tallies.Single(tally => tally.Voice == voice).Add(Ballot.Of(round, options.Count, ranks).Sums(round, options.Count), papers);
        tallies.Single(tally => tally.Voice == CastBy.Residents).OnPaper(14);
        round.Close(options, tallies, voters, sure: true, ended);
        round.Take([options[round.Result!.Places[0][0]]], today.Year + 1, today);
        db.Add(round);
        db.AddRange(options);
        db.AddRange(voters);
        db.AddRange(tallies);
    }

    static async Task Asked(Db db, Need food, Need rent, DateOnly today)
    {
        var (begun, on) = (today.AddDays(-80), today.AddDays(-50));
        Office Sits(OfficeKind kind, string nl, string fr, string name, string email, string lang, int others)
        {
            var office = Office.Of(coordination, kind, Both(nl, fr), others);
            db.AddRange(office, office.Passes(null, name, email, lang, today.AddYears(-2), today.AddYears(-2), []));
            return office;
        }
        var council = Sits(OfficeKind.WelfareCouncil, "OCMW-raad", "Conseil du CPAS", "Noor Verzonnen", "raad@demo.example", "nl", 0);
        var alderman = Sits(OfficeKind.Alderman, "Schepen van wonen", "Échevin du logement", "Rik Imaginaire", "wonen@demo.example", "nl", 1);
        var region = Sits(OfficeKind.Region, "Gewest, bevoegd voor huisvesting", "Région, compétente pour le logement", "Lou Imaginaire", "logement@demo.example", "fr", 2);
        var memorandum = Memorandum.Of(coordination, Both("Eten en wonen: wat nu kan", "Manger et se loger : ce qui est possible maintenant"), Both("Een jaar lang vertelden de leden wat ze zien. Twee noden kwamen telkens terug. Deze drie vragen zijn een begin.", "Pendant un an, les membres ont dit ce qu’ils constatent. Deux besoins revenaient toujours. Ces trois demandes sont un début."), 30, begun);
        Demand Asks(Need need, Office office, string nl, string fr, string wordsNl, string wordsFr, int others) => Demand.Prepare(memorandum, need.Id, office, Both(nl, fr), Both(wordsNl, wordsFr), others, []);
        Demand[] demands =
        [
            Asks(food, council, "Een tweede voedselpakket per maand", "Un deuxième colis alimentaire par mois", "Laat gezinnen twee keer per maand een voedselpakket krijgen, ook wie werkt en te weinig overhoudt.", "Permettez aux familles d’avoir deux colis alimentaires par mois, y compris à celles qui travaillent et n’ont plus assez.", 0),
            Asks(rent, alderman, "Twee doorgangswoningen", "Deux logements de transit", "Richt twee leegstaande woningen van de gemeente in als doorgangswoning.", "Aménagez deux logements vides de la commune en logements de transit.", 1),
            Asks(rent, region, "Een loket voor de huurtoelage", "Un guichet pour l’allocation loyer", "Open een halve dag per week een loket in Bakenvoorde waar mensen hulp krijgen met de aanvraag.", "Ouvrez un guichet à Phareville, une demi-journée par semaine, pour aider les gens à faire leur demande.", 2),
        ];
        db.Add(memorandum);
        db.AddRange(demands);
        foreach (var (key, name) in new[] { ("voedselschip", null), ("woonwinkel", "Ben Imaginaire"), ("vleugelslag", null), ("rechtswinkel", null), ("jeugdhuis", (string?)null) })
        {
            var signature = Signature.Ask(memorandum, Ids.Of("demo", Kinds.Organization, key), $"{key}@demo.example", "nl", begun);
            signature.Sign(memorandum, memorandum.Version, byName: name is not null, name, begun.AddDays(6));
            db.Add(signature);
        }
        db.AddRange(memorandum.Present(demands, on, "OCMW-raad, open zitting", today));
        db.Add(demands[0].Answers(DemandState.Partly, Both("Vanaf volgende maand kan een gezin met kinderen twee pakketten krijgen. Voor andere gezinnen is er nu geen budget.", "Dès le mois prochain, une famille avec enfants peut recevoir deux colis. Pour les autres, il n’y a pas de budget pour le moment."), today.AddDays(-15), noted: false, today));
        db.Add(demands[1].Answers(DemandState.Refused, Both("De leegstaande woningen worden verkocht om de school te betalen.", "Les logements vides seront vendus pour payer l’école."), today.AddDays(-25), noted: true, today));
        db.Add(demands[2].Remind(today.AddDays(-12)));
        demands[0].Tell(Both("Gezinnen met kinderen krijgen vanaf volgende maand twee voedselpakketten per maand.\nVraag het aan uw dienst of aan het OCMW.\nVoor wie geen kinderen heeft, verandert er nog niets. We blijven het vragen.", "Dès le mois prochain, les familles avec enfants reçoivent deux colis alimentaires par mois.\nDemandez-le à votre service ou au CPAS.\nPour les personnes sans enfants, rien ne change encore. Nous continuons à le demander."));
        db.Add(demands[0].Sent(today.AddDays(-10)));
        var decision = (await DecisionsMade.Of(db, coordination, today.AddYears(-1))).FirstOrDefault(one => one.Words.Contains("Iedereen mag zien", StringComparison.Ordinal));
        if (decision is not null) foreach (var demand in demands) db.Add(demand.Show(decision, today.AddDays(-9)));
    }
}
