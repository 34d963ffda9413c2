using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Data;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>Twelve invented members of the coordination, with who speaks for them: one is sleeping, one was proposed, one left.</summary>
static class DemoMembers
{
    static readonly (string Key, Way Way, int MonthsAgo, (string Name, string Function, string Lang)[] Speakers)[] members =
    [
        ("ocmw", Way.ExOfficio, 90, [("Wout Verzonnen", "hoofd sociale dienst", "nl"), ("Lina Imaginaire", "assistante sociale", "fr")]),
        ("gemeente", Way.ExOfficio, 90, [("Mies Verzonnen", "dienst welzijn", "nl")]),
        ("vleugelslag", Way.Open, 60, [("Vera Verzonnen", "onthaal", "nl")]),
        ("voedselschip", Way.Charter, 50, [("Samir Imaginaire", "coordinateur", "fr"), ("Tilly Verzonnen", "vrijwilliger", "nl")]),
        ("wgc-branding", Way.Charter, 44, [("Kim Verzonnen", "verpleegkundige", "nl")]),
        ("rechtswinkel", Way.Open, 30, [("Noor Verzonnen", "jurist", "nl")]),
        ("woonwinkel", Way.Charter, 29, [("Ben Imaginaire", "conseiller logement", "fr")]),
        ("jeugdhuis", Way.Open, 14, [("Jo Verzonnen", "jeugdwerker", "nl")]),
        ("alpha", Way.Invited, 9, [("Aya Imaginaire", "formatrice", "fr")]),
        ("cgg-windstil", Way.Charter, 8, [("Rik Verzonnen", "psycholoog", "nl")]),
        ("soepketel", Way.Open, 3, [("Fien Verzonnen", "kok", "nl"), ("Paul Imaginaire", "bénévole", "fr")]),
        ("bibliotheek", Way.Proposed, 1, [("Ilse Verzonnen", "bibliothecaris", "nl")]),
    ];

    public static void Load(Database database, DateTime now)
    {
        using var db = database.Context();
        if (db.Set<Member>().Any()) return;
        var today = LocalClock.DayOf(now);
        foreach (var (key, way, months, speakers) in members)
        {
            var since = today.AddMonths(-months);
            var member = Member.Begin(Ids.Of("demo", "coordination", "bakenvoorde"), Ids.Of("demo", Kinds.Organization, key), way, since);
            if (way == Way.Invited) member.Accept(since.AddDays(20));
            db.Add(member);
            foreach (var (n, speaker) in speakers.Index())
                db.Add(Delegate.Of(member, speaker.Name, $"{key}.{n + 1}@demo.example", speaker.Function, speaker.Lang, n > 0, since));
            // Of the older ones all but one said not long ago that they stay.
            if (member.State != MemberState.Member || !member.IsDue(now)) continue;
            member.Asked(now.AddDays(-20));
            if (key != "rechtswinkel") member.Stays(now.AddDays(-15));
        }
        var left = Member.Begin(Ids.Of("demo", "coordination", "bakenvoorde"), Ids.Of("demo", Kinds.Organization, "koor"), Way.Open, today.AddMonths(-70));
        left.End(today.AddMonths(-11));
        db.Add(left);
        db.SaveChanges();
    }
}
