using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Permanences;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>A room in which people can meet, of a place that everybody may know.</summary>
/// <param name="Words">House, room and street, as one writes it in an invitation.</param>
public sealed record RoomToMeet(Guid Id, Guid Location, string Words, int Seats, bool Accessible);

/// <summary>Rooms of organisations of which is known how many people they hold. A secret place has none, and what a sheet hides is not told here either.</summary>
public sealed class RoomsToMeet(DirectorySheets sheets)
{
    const int MostWords = 200;

    public async Task<IReadOnlyList<RoomToMeet>> Of(Db db, IReadOnlyCollection<Guid> organizations, string lang)
    {
        if (organizations.Count == 0) return [];
        var rooms = await db.Set<Room>().AsNoTracking().Where(r => r.Seats != null && r.GoneAt == null
            && (db.Set<Location>().Any(l => l.Id == r.LocationId && l.OrganizationId != null && organizations.Contains(l.OrganizationId.Value))
                || db.Set<ServiceAtLocation>().Any(at => at.LocationId == r.LocationId && at.Parked == null
                    && db.Set<Service>().Any(s => s.Id == at.ServiceId && s.OrganizationId != null && organizations.Contains(s.OrganizationId.Value) && s.Visibility == Visibility.Public && s.Parked == null && !s.Discreet)))).ToListAsync();
        if (rooms.Count == 0) return [];
        var places = sheets.Locations([.. rooms.Select(room => room.LocationId).Distinct()], Viewer.Anyone(lang)).Select(sheet => sheet.Location).Where(place => !place.Confidential).ToDictionary(place => place.Id);
        return [.. from room in rooms where places.ContainsKey(room.LocationId)
            let place = places[room.LocationId]
            select new RoomToMeet(room.Id, place.Id, Words(place, room, lang), room.Seats!.Value, place.Accessibility.Any(WheelchairAccess.Says))];
    }

    static string Words(Location place, Room room, string lang)
    {
        var street = place.Addresses.FirstOrDefault(address => address.Type == AddressType.Physical)?.Street?.In(lang).Text;
        var words = string.Join(", ", new[] { place.Name?.In(lang).Text, room.Name.In(lang).Text, street }.OfType<string>());
        return words.Length > MostWords ? words[..MostWords] : words;
    }
}
