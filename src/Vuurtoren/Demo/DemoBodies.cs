using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Charter;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>How the coordination of the demo is built: a plenary, a steering body with a chair, two working groups, a vote that was held, and a charter in its second version.</summary>
static class DemoBodies
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    public static void Load(Database database, DateTime now)
    {
        using var db = database.Context();
        if (db.Set<Body>().Any()) return;
        var today = LocalClock.DayOf(now);
        var plenary = Body.Begin(coordination, BodyKind.Plenary, new(Both("Plenaire vergadering", "Réunion plénière"), Both("Alle leden samen, vijf keer per jaar, telkens bij een ander lid.", "Tous les membres ensemble, cinq fois par an, chaque fois chez un autre membre."), null, null, null, Share.None, Share.Third, 1), today.AddYears(-6));
        var steering = Body.Begin(coordination, BodyKind.Steering, new(Both("Stuurgroep", "Comité de pilotage"), Both("Bereidt de vergaderingen voor en bewaakt wat beslist is. Komt elke twee maanden samen.", "Prépare les réunions et suit ce qui a été décidé. Se réunit tous les deux mois."), null, null, 7, Share.Half, Share.Half, 1), today.AddYears(-5));
        var housing = Body.Begin(coordination, BodyKind.WorkingGroup, new(Both("Werkgroep wonen", "Groupe logement"), Both("Zoekt samen antwoorden op te dure en te kleine woningen.", "Cherche ensemble des réponses aux logements trop chers et trop petits."), "housing", null, null, Share.None, Share.None, 0), today.AddYears(-2));
        var day = Body.Begin(coordination, BodyKind.WorkingGroup, new(Both("Werkgroep open dag", "Groupe journée portes ouvertes"), null, null, Both("Dag van de open deuren", "Journée portes ouvertes"), null, Share.None, Share.None, 0), today.AddMonths(-5));
        db.AddRange(plenary, steering, housing, day);
        Seat(db, steering, "ocmw", BodyRole.Secretary, SeatWay.ExOfficio, SeatSide.Public, null, today.AddYears(-5), today.AddMonths(-1));
        Seat(db, steering, "gemeente", BodyRole.Member, SeatWay.ExOfficio, SeatSide.Public, null, today.AddYears(-5));
        var since = today.AddYears(-2).AddDays(40);
        Seat(db, steering, "voedselschip", BodyRole.Chair, SeatWay.Elected, SeatSide.Association, 2, since, today.AddMonths(-1));
        Seat(db, steering, "vleugelslag", BodyRole.Member, SeatWay.Elected, SeatSide.Association, 2, since);
        Seat(db, steering, "jeugdhuis", BodyRole.Member, SeatWay.Elected, SeatSide.Association, 3, today.AddYears(-1));
        Seat(db, steering, "woonwinkel", BodyRole.Member, SeatWay.Elected, SeatSide.Association, 3, today.AddYears(-1));
        Seat(db, housing, "woonwinkel", BodyRole.Chair, SeatWay.Elected, SeatSide.Association, null, today.AddYears(-2), today.AddMonths(-1));
        Seat(db, housing, "rechtswinkel", BodyRole.Member, SeatWay.Elected, SeatSide.Association, null, today.AddYears(-2));
        Seat(db, housing, "ocmw", BodyRole.Member, SeatWay.Elected, SeatSide.Public, null, today.AddMonths(-20));
        db.Add(Mandate.Begin(housing, new(null, null, "Wies Verzonnen", "wijk@demo.example", "wijkagent", "nl"), BodyRole.Guest, SeatWay.Invited, SeatSide.Neither, "Kraakpanden", null, today.AddMonths(-3), agreed: false));
        Seat(db, day, "soepketel", BodyRole.Member, SeatWay.Elected, SeatSide.Association, null, today.AddMonths(-3));
        db.SaveChanges();
        Decide(db, plenary, today);
        db.SaveChanges();
    }

    static LocalText? Both(string nl, string fr) => LocalText.NlFr(nl, fr);

    static void Seat(Db db, Body body, string key, BodyRole role, SeatWay way, SeatSide side, int? years, DateOnly from, DateOnly? agreed = null)
    {
        var organization = Ids.Of("demo", Kinds.Organization, key);
        var one = db.Set<Modules.Networks.Members.Delegate>().First(d => !d.Substitute && db.Set<Member>().Any(m => m.Id == d.MemberId && m.OrganizationId == organization && m.UntilOn == null));
        var seat = Mandate.Begin(body, new(organization, one, null, null, null, one.Lang), role, way, side, null, years, from, agreed: false);
        if (agreed is { } day) seat.Agrees(day);
        db.Add(seat);
    }

    /// <summary>The charter was changed last year after a vote by show of hands.</summary>
    static void Decide(Db db, Body plenary, DateOnly today)
    {
        var (on, first) = (today.AddMonths(-10), today.AddYears(-6));
        var vote = Vote.Prepare(plenary, VoteKind.Hands, Majority.TwoThirds, Both("Nemen we het nieuwe charter aan?", "Adoptons-nous la nouvelle charte ?"), null, on, on);
        var members = db.Set<Member>().Where(m => m.CoordinationId == coordination && m.FromOn != null && m.UntilOn == null).Select(m => m.OrganizationId).ToList();
        var voters = members.ConvertAll(id => Voter.Of(vote, id, null, null, "nl"));
        var choices = vote.Open(plenary, voters, 0, on);
        vote.Close(choices, voters, new(choices.ToDictionary(choice => choice.Id, choice => choice.Answer switch { Answer.For => 8, Answer.Against => 1, _ => 1 })), on);
        db.Add(vote);
        db.AddRange(voters);
        db.AddRange(choices);
        var one = CharterVersion.Draft(coordination, CharterKind.Charter, Both("1. We kennen elkaar en elkaars werk.\n2. We delen wat we weten over het aanbod.\n3. Over wie hulp krijgt, praten we hier niet.", "1. Nous nous connaissons et connaissons le travail des autres.\n2. Nous partageons ce que nous savons de l’offre.\n3. Nous ne parlons pas ici des personnes aidées."), []);
        one.Adopt(first, Both("Bij de start aangenomen door alle aanwezigen.", "Adoptée au départ par toutes les personnes présentes."), null, today);
        var two = CharterVersion.Draft(coordination, CharterKind.Charter, Both("1. We kennen elkaar en elkaars werk.\n2. We delen wat we weten over het aanbod, en zeggen wat ontbreekt.\n3. Over wie hulp krijgt, praten we hier niet.\n4. Ieder spreekt de eigen taal.\n5. Wat in een werkgroep gezegd wordt, blijft daar tot we samen anders beslissen.", "1. Nous nous connaissons et connaissons le travail des autres.\n2. Nous partageons ce que nous savons de l’offre, et disons ce qui manque.\n3. Nous ne parlons pas ici des personnes aidées.\n4. Chacun parle sa langue.\n5. Ce qui se dit dans un groupe de travail y reste, jusqu’à ce que nous décidions ensemble autre chose."), [one]);
        two.Adopt(on, Both("Aangenomen door de plenaire vergadering met twee derde van de stemmen.", "Adoptée par la réunion plénière à la majorité des deux tiers."), new(vote.Id, null, on, vote.Question, Outcome.From(vote, choices)!.Carried), today);
        db.AddRange(one, two);
        var themes = new List<Priority>();
        foreach (var (nl, fr) in new[] { ("Betaalbaar wonen", "Se loger à un prix abordable"), ("Jongeren bereiken die nergens komen", "Atteindre les jeunes qui ne viennent nulle part") }) themes.Add(Priority.Of(coordination, today.Year, Both(nl, fr), themes, today));
        db.AddRange(themes);
        db.Set<Coordination>().Single(c => c.Id == coordination).Tell(Steering.Body, Both("Zes jaar geleden merkten de voedselbank en het OCMW dat ze dezelfde gezinnen hielpen zonder het te weten. Ze nodigden de andere diensten van de gemeente uit voor een kop soep. Sindsdien komt de groep vijf keer per jaar samen, telkens bij iemand anders: zo kent ieder de deur waar men naartoe verwijst.", "Il y a six ans, la banque alimentaire et le CPAS ont remarqué qu’ils aidaient les mêmes familles sans le savoir. Ils ont invité les autres services de la commune autour d’un bol de soupe. Depuis, le groupe se réunit cinq fois par an, chaque fois chez quelqu’un d’autre : ainsi, chacun connaît la porte vers laquelle il oriente."));
    }
}
