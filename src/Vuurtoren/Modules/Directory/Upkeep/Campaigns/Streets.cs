using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>The order in which one walks along the doors, and how it is divided.</summary>
static partial class Streets
{
    const int InOneGo = 1000;

    /// <param name="Street">Postal code and street, to keep together what is in one street.</param>
    public sealed record Door(Guid Service, string Place, string Street, int Number);

    /// <summary>Services that everybody may see, by postal code, street and number; those without an address that may be told at the end.</summary>
    public static List<Door> Walk(DbConnection connection, IEnumerable<Guid> services, string lang)
    {
        var doors = new List<Door>();
        foreach (var ids in services.Chunk(InOneGo))
        {
            var found = connection.Query<(Guid Id, string? Addresses)>(connection.WithLists("""
                select s.id, (select l.addresses from directory_service_at_location a join directory_location l on l.id = a.location_id
                    where a.service_id = s.id and not l.confidential and l.visibility = 'Public' and a.visibility = 'Public' and l.addresses <> '[]' order by a.id limit 1)
                from directory_service s where s.id in @ids and s.visibility = 'Public' and s.parked is null
                """), new { ids });
            doors.AddRange(found.Select(row => Of(row.Id, row.Addresses is null ? null : Json.Read<List<Address>>(row.Addresses).FirstOrDefault(), lang)));
        }
        return [.. doors.OrderBy(door => door.Place.Length == 0).ThenBy(door => door.Street, StringComparer.OrdinalIgnoreCase).ThenBy(door => door.Number).ThenBy(door => door.Service)];
    }

    static Door Of(Guid service, Address? address, string lang)
    {
        if (address?.Street?.In(lang).Text is not { Length: > 0 } line) return new(service, "", "", 0);
        var number = HouseNumber().Match(line) is { Success: true } found ? found : null;
        var street = number is null ? line : line[..number.Index];
        return new(service, $"{line}, {address.PostalCode} {address.City?.In(lang).Text}".TrimEnd(' ', ','), $"{address.PostalCode} {street.Trim(' ', ',')}", number is null || !int.TryParse(number.Groups[1].Value, CultureInfo.InvariantCulture, out var n) ? 0 : n);
    }

    /// <summary>So many shares of about the same size, one after the other; a street is in one share where that leaves the shares no more than half as large again.</summary>
    /// <returns>The first place of each share, as an index.</returns>
    public static IReadOnlyList<int> Divide(IReadOnlyList<string> streets, int shares)
    {
        shares = Math.Min(shares, streets.Count);
        var starts = new List<int> { 0 };
        for (var share = 1; share < shares; share++)
        {
            var (from, fair) = (starts[^1], (streets.Count - starts[^1]) / (double)(shares - share + 1));
            if (fair < 1) break;
            var at = from + Math.Max(1, (int)fair);
            int before = at, next = at;
            while (before > from + fair / 2 && streets[before] == streets[before - 1]) before--;
            while (next < streets.Count && next < from + fair * 1.5 && streets[next] == streets[next - 1]) next++;
            var isEdge = (int place) => place > from && place < streets.Count && streets[place] != streets[place - 1];
            starts.Add((isEdge(before), isEdge(next)) switch { (true, true) => at - before <= next - at ? before : next, (true, false) => before, (false, true) => next, _ => at });
        }
        return starts;
    }

    /// <summary>The street of a place as it is kept.</summary>
    public static string StreetOf(string place)
    {
        var (line, city) = place.LastIndexOf(", ", StringComparison.Ordinal) is >= 0 and var comma ? (place[..comma], place[(comma + 2)..]) : (place, "");
        return $"{city} {(HouseNumber().Match(line) is { Success: true } found ? line[..found.Index] : line).Trim(' ', ',')}";
    }

    [GeneratedRegex(@"\s*,?\s*(\d+)\s*[A-Za-z]?(?:\s*[-/+]\s*\d+\s*[A-Za-z]?)*(?:\s*(?:bus|bte|boîte|b)\.?\s*\w+)?\s*$", RegexOptions.IgnoreCase, 200)]
    private static partial Regex HouseNumber();
}
