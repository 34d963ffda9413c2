using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Modules.Directory.Walks;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>An invented morning along four doors, on the Tuesday of the third week from now.</summary>
static class DemoWalk
{
    static readonly (string Key, string Host)[] doors = [("ocmw", "Onthaal, Accueil"), ("vleugelslag", "Vera"), ("voedselschip", "Samir"), ("wgc-branding", "Kim")];

    public static void Load(Database database, DateTime now)
    {
        using var db = database.Context();
        if (db.Set<Walk>().Any()) return;
        var coordinator = db.Set<Account>().Where(a => a.NormalizedEmail == "COORDINATOR@DEMO.EXAMPLE").Select(a => a.Id).Single();
        var by = CurrentUser.With(coordinator, (Role.Coordinator, new Scope(ScopeKind.Coordination, Ids.Of("demo", "coordination", "bakenvoorde"))));
        var walk = Walk.Plan(LocalText.NlFr("Langs de deuren van Bakenvoorde", "De porte en porte à Phareville"), LocalClock.DayOf(now).Monday().AddDays(22), 9 * 60 + 30, "Bakenlaan 12, 1999 Bakenvoorde", by, now);
        foreach (var (key, host) in doors) walk.Add(Ids.Of("demo", Kinds.Organization, key), host, 20, now);
        walk.Publish(now);
        db.Add(walk);
        db.SaveChanges();
    }
}
