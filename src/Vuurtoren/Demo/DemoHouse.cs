using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Permanences;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Modules.Directory.Premises;
using Vuurtoren.Platform.Data;
using Database = Vuurtoren.Platform.Data.Database;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>The invented Social House: its rooms, how it is to come there, and who holds office in them. Days are counted from the week in which it is first loaded; one day of it is cancelled.</summary>
sealed class DemoHouse(Database database, DateTime now)
{
    const string Source = "demo";

    static readonly Guid house = Ids.Of(Source, Kinds.Location, "sociaal-huis");

    static readonly (string Key, string Nl, string Fr, string WayNl, string WayFr, bool Shared, int Seats)[] rooms =
    [
        ("hal", "Onthaal", "Accueil", "Gelijkvloers, links van de deur", "Rez-de-chaussée, à gauche de la porte", true, 12),
        ("duin", "Lokaal Duin", "Local Dune", "Gelijkvloers, einde van de gang", "Rez-de-chaussée, au bout du couloir", false, 8),
        ("golf", "Lokaal Golf", "Local Vague", "Eerste verdieping, lift in de hal", "Premier étage, ascenseur dans le hall", false, 16),
        ("zaal", "Grote zaal", "Grande salle", "Tweede verdieping", "Deuxième étage", false, 60),
    ];

    static readonly (string Key, string Room, string? Service, string? Nl, string? Fr, bool ByAppointment, Repeats Repeats, Weekday[] Days, int Opens, int Closes)[] permanences =
    [
        ("onthaal", "hal", "eerste-onthaal", null, null, false, Repeats.Weekly, [Weekday.Mo, Weekday.Tu, Weekday.We, Weekday.Th, Weekday.Fr], 9 * 60, 12 * 60),
        ("energie", "duin", "leveranciers-vergelijken", null, null, false, Repeats.Weekly, [Weekday.Tu], 13 * 60 + 30, 16 * 60),
        ("recht", "golf", "juridisch-advies", null, null, true, Repeats.Weekly, [Weekday.We], 13 * 60, 17 * 60),
        ("huur", "duin", "huuradvies", "Huurvragen", "Questions de location", false, Repeats.TwoWeekly, [Weekday.Th], 9 * 60, 12 * 60),
        ("werk", "golf", "jobcoaching", null, null, true, Repeats.Weekly, [Weekday.Mo], 13 * 60, 16 * 60),
        ("drank", "golf", "drank-en-drugs", null, null, true, Repeats.Weekly, [Weekday.Th], 14 * 60, 18 * 60),
        ("pensioen", "zaal", null, "Zitdag van de pensioendienst", "Permanence du service des pensions", false, Repeats.Monthly, [Weekday.Fr], 9 * 60, 12 * 60),
        ("koffie", "zaal", null, "Koffie en spel voor iedereen", "Café et jeux pour tous", false, Repeats.Weekly, [Weekday.Fr], 14 * 60, 16 * 60 + 30),
    ];

    public void Load()
    {
        using var db = database.Context();
        using var transaction = db.Database.BeginTransaction();
        database.LockChanges(db.Database.GetDbConnection(), transaction.GetDbTransaction());
        if (db.Set<Location>().Find(house) is null || db.Set<Room>().Any(room => room.LocationId == house)) return;
        var (at, monday) = (new DateTime(now.Ticks / 10 * 10, DateTimeKind.Utc), LocalClock.DayOf(now).Monday());
        foreach (var (n, room) in rooms.Index()) db.Add(Room.Of(Id("room", room.Key), house, LocalText.NlFr(room.Nl, room.Fr), LocalText.NlFr(room.WayNl, room.WayFr), room.Shared, n + 1, room.Seats));
        foreach (var p in permanences)
            db.Add(Permanence.Of(Id("permanence", p.Key), house, new(Id("room", p.Room), p.Service is null ? null : Ids.Of(Source, Kinds.Service, p.Service), null, LocalText.NlFr(p.Nl, p.Fr), false, null, p.ByAppointment, null,
                p.Repeats, p.Days, 1, monday, null, p.Opens, p.Closes, false), at));
        db.Add(PermanenceDay.CancelledOn(db.Set<Permanence>().Local.Single(p => p.Id == Id("permanence", "energie")), monday.AddDays(8), LocalText.NlFr("Vorming", "Formation"), at));
        db.Add(PlaceInWords.Of(house, LocalText.NlFr("Neem een nummer aan de zuil links. Op het scherm ziet u wanneer het aan u is, meestal na een half uur. Er is een hoek voor kinderen.",
                "Prenez un ticket à la borne à gauche. L’écran montre quand c’est à vous, d’habitude après une demi-heure. Il y a un coin pour les enfants."),
            LocalText.NlFr("U krijgt een glas water en tijd. Breng gerust iemand mee, ook een kind.", "Vous recevez un verre d’eau et du temps. Venez accompagné si vous voulez, aussi avec un enfant."), at));
        var seq = db.Set<Change>().Max(change => change.Seq) + 1;
        db.Database.ExecuteSql($"update directory_location set seq = {seq}, modified_at = {at} where id = {house}");
        db.Add(new Change { Seq = seq, Kind = Kinds.Location, RecordId = house, At = at, Actor = Source, Cause = "edit", Changes = "{}" });
        db.SaveChanges();
        transaction.Commit();
    }

    static Guid Id(string kind, string key) => Ids.Of(Source, kind, "sociaal-huis/" + key);
}
