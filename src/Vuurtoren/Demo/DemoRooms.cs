using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Permanences;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Demo;

/// <summary>Rooms of members in which a coordination can meet, with the number of chairs.</summary>
static class DemoRooms
{
    static readonly (string House, string Nl, string Fr, int Seats)[] rooms =
    [
        ("vleugelslag-huis", "Polyvalente zaal", "Salle polyvalente", 40),
        ("flessenpost", "Leeszaal", "Salle de lecture", 30),
        ("windstil", "Groepsruimte", "Salle de groupe", 24),
        ("kluiver", "Zolder", "Grenier", 20),
    ];

    public static void Load(Database database)
    {
        using var db = database.Context();
        foreach (var room in rooms)
        {
            var house = Ids.Of("demo", Kinds.Location, room.House);
            if (db.Set<Location>().Find(house) is null || db.Set<Room>().Any(one => one.LocationId == house)) continue;
            db.Add(Room.Of(Ids.Of("demo", "room", room.House), house, LocalText.NlFr(room.Nl, room.Fr), null, false, 1, room.Seats));
        }
        db.SaveChanges();
    }
}
