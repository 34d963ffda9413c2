using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Diagnoses;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Rounds;
using Vuurtoren.Modules.Networks.Sittings;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>Invented networks around the coordination of the demo: who sits in which, a round of three months ago, and three diagnoses on other terms each.</summary>
static class DemoNetworks
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    static readonly (string Key, string Name, string[] Themes, Reach Reach, string[] Activities, Part Part, string[] Members)[] networks =
    [
        ("wonen", "Woonoverleg Bakenvoorde", ["housing", "poverty"], Reach.Municipality, ["detecting", "projects"], Part.Takes, ["ocmw", "woonwinkel", "rechtswinkel"]),
        ("voedsel", "Voedselnetwerk aan de kust", ["food", "poverty"], Reach.Municipalities, ["projects"], Part.None, ["voedselschip", "soepketel"]),
        ("sante", "Réseau santé mentale du littoral", ["mental", "health"], Reach.Region, ["intervision", "information"], Part.None, ["cgg-windstil", "wgc-branding", "ocmw"]),
        ("jeugd", "Jongerentafel", ["youth", "culture"], Reach.Neighbourhood, ["meeting-place"], Part.None, ["jeugdhuis"]),
        ("intern", "Dienstenoverleg van het OCMW", ["various"], Reach.Municipality, ["information"], Part.Internal, ["ocmw"]),
        ("thuis", "Thuis in de wijk", ["housing"], Reach.Municipality, ["meeting-place", "information"], Part.None, []),
    ];

    public static void Load(Database database, DateTime now)
    {
        using var db = database.Context();
        if (db.Set<Network>().Any()) return;
        var (then, today) = (now.AddDays(-95), LocalClock.DayOf(now));
        var on = LocalClock.DayOf(then);
        var kept = new Dictionary<string, Network>();
        foreach (var (key, name, themes, reach, activities, part, members) in networks)
        {
            var network = Network.Told(coordination, new(name, themes, reach, activities, null, null, null, null), key == "sante" ? "fr" : "nl", then);
            network.Change(new(name, themes, reach, activities, null, null, null, null), part, network.Lang, then);
            kept[key] = network;
            db.Add(network);
            foreach (var member in members) db.Add(Sitting.Begin(network, Organization(member), ToldBy.Coordinator, on));
        }
        Ask(db, kept, on, then);
        db.Add(Network.Told(coordination, new("Netwerk Woonoverleg Bakenvoorde", ["housing"], Reach.Municipality, [], null, null, null, null), "nl", now.AddDays(-2)));
        db.Add(Diagnosis.File(coordination, new("Wie woont te duur?", kept["wonen"].Id, today.AddMonths(-14), ["housing", "poverty"], Reach.Municipality, null, "nl", "Woonoverleg Bakenvoorde", new(true, true, true), "www.voorbeeld.be/wonen"), today, now));
        db.Add(Diagnosis.File(coordination, new("La santé mentale des jeunes du littoral", kept["sante"].Id, today.AddMonths(-8), ["mental", "youth"], Reach.Region, "Phareville et environs", "fr", "Réseau santé mentale du littoral", new(false, true, false), null), today, now));
        db.Add(Diagnosis.File(coordination, new("Eerste cijfers over lege brooddozen", kept["voedsel"].Id, today.AddMonths(-2), ["food", "youth"], Reach.Municipalities, null, "nl", "Voedselnetwerk aan de kust", new(false, false, false), null), today, now));
        db.SaveChanges();
    }

    static Guid Organization(string key) => Ids.Of("demo", Kinds.Organization, key);

    /// <summary>All were asked; some told what happened, and one no longer sits there.</summary>
    static void Ask(Db db, Dictionary<string, Network> kept, DateOnly on, DateTime then)
    {
        db.Set<Coordination>().Single(c => c.Id == coordination).AskEvery(RoundEvery.Quarter);
        var round = Round.Begin(coordination, null, on);
        db.Add(round);
        foreach (var member in db.Set<Member>().Where(m => m.CoordinationId == coordination && m.FromOn != null && m.UntilOn == null && m.BegunOn <= on).ToList())
        {
            var asked = RoundMember.Of(round, member, reached: true, then);
            db.Add(asked);
            var told = Told(member.OrganizationId).ToList();
            if (told.Count == 0) continue;
            asked.Answers(round, member, on, then.AddDays(4));
            foreach (var (key, sits, words, lang) in told) db.Add(RoundNews.Of(asked, kept[key], sits, words, lang));
        }
        round.Close(on.AddDays(25));
    }

    static IEnumerable<(string Key, bool Sits, string? Words, string Lang)> Told(Guid organization) => new (string Member, string Key, bool Sits, string? Words, string Lang)[]
    {
        ("woonwinkel", "wonen", true, "La commune prépare douze logements de transit pour l’hiver.", "fr"),
        ("rechtswinkel", "wonen", true, "Er komt een zitdag over huurcontracten, elke eerste dinsdag.", "nl"),
        ("rechtswinkel", "thuis", false, null, "nl"),
        ("voedselschip", "voedsel", true, "On cherche une chambre froide à partager.", "fr"),
        ("cgg-windstil", "sante", true, "Wachttijd voor jongeren is gestegen tot zes maanden.", "nl"),
        ("jeugdhuis", "jeugd", true, null, "nl"),
    }.Where(one => Organization(one.Member) == organization).Select(one => (one.Key, one.Sits, one.Words, one.Lang));
}
