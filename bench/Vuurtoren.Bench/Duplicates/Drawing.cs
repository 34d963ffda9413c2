using System.Globalization;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Duplicates.Comparing;

namespace Vuurtoren.Bench.Duplicates;

/// <summary>Draws pairs to be read by a person, over the whole range of scores and from what the blocks leave out. What it prints holds texts of the sources: never to be published.</summary>
static class Drawing
{
    /// <param name="hard">As many of each range of scores; else at random from what is listed and from what is not.</param>
    public static void Draw(int ofEach, int seed, bool hard)
    {
        double[] steps = hard ? [0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01] : [0, 0.5, 1.01];
        var random = new Random(seed);
        var known = Label.All().SelectMany(one => new[] { (one.Kind, one.Source, one.Id, one.OtherSource, one.OtherId), (one.Kind, one.OtherSource, one.OtherId, one.Source, one.Id) }).ToHashSet();
        foreach (var directory in RealRecords.All())
        {
            var (comparison, of) = RealRecords.Compare(directory);
            var back = of.ToDictionary(pair => pair.Value.Id, pair => directory.First(one => (one.Kind, one.Source, one.Id) == pair.Key));
            var pairs = new[] { Kinds.Organization, Kinds.Service }.Where(kind => directory[0].Source != "sb2017" || kind == Kinds.Organization).SelectMany(kind => comparison.Pairs(kind, least: 0)).Where(pair => IsNew(back[pair.A.Id], back[pair.B.Id])).ToList();
            for (var i = 0; i + 1 < steps.Length; i++)
                foreach (var pair in pairs.Where(pair => pair.Score >= steps[i] && pair.Score < steps[i + 1]).OrderBy(_ => random.Next()).Take(ofEach)) Print(back[pair.A.Id], back[pair.B.Id]);
            var organizations = of.Values.Where(one => !one.IsService).ToList();
            // Neighbours that share a door, the same number in two years, and any two.
            var doors = organizations.SelectMany(one => one.Spots.Select(spot => (spot.Door, one))).Where(pair => pair.Door != 0).GroupBy(pair => pair.Door, pair => pair.one).Where(group => group.Distinct().Count() > 1)
                .Select(group => group.Distinct().OrderBy(_ => random.Next()).Take(2).ToList());
            var years = of.Where(pair => pair.Key.Item2 == "sb2018").Where(pair => of.ContainsKey((Kinds.Organization, "sb2017", pair.Key.Item3)) || of.ContainsKey((Kinds.Organization, "bruso", pair.Key.Item3)))
                .Select(pair => new List<Compared> { of.GetValueOrDefault((Kinds.Organization, "sb2017", pair.Key.Item3)) ?? of[(Kinds.Organization, "bruso", pair.Key.Item3)], pair.Value });
            foreach (var two in doors.OrderBy(_ => random.Next()).Take(ofEach).Concat(years.OrderBy(_ => random.Next()).Take(3 * ofEach))
                .Concat(years.Where(two => back[two[0].Id].Source == "bruso" || !back[two[0].Id].Name.Any(text => text.Value.Equals(back[two[1].Id].Name.First().Value, StringComparison.OrdinalIgnoreCase))).OrderBy(_ => random.Next()).Take(3 * ofEach))
                .Concat(Enumerable.Range(0, ofEach / 3).Select(_ => new List<Compared> { organizations[random.Next(organizations.Count)], organizations[random.Next(organizations.Count)] })))
                if (two[0] != two[1] && IsNew(back[two[0].Id], back[two[1].Id])) Print(back[two[0].Id], back[two[1].Id]);
        }

        bool IsNew(RealRecord a, RealRecord b) => !known.Contains((a.Kind, a.Source, a.Id, b.Source, b.Id));
    }

    static void Print(RealRecord a, RealRecord b) => Console.WriteLine($"{a.Kind},{a.Source},{a.Id},{b.Source},{b.Id}\n  {Told(a)}\n  {Told(b)}");

    public static string Told(RealRecord one)
    {
        var (phones, site) = one.Record is Organization organization ? (organization.Phones, organization.Website) : (((Service)one.Record).Phones, ((Service)one.Record).Url);
        var places = one.Places.Take(3).Select(place => place.Confidential ? "secret" : string.Join(' ', place.Addresses.Select(address => $"{address.Street?.First().Value} {address.PostalCode}")) + string.Create(CultureInfo.InvariantCulture, $" {place.Latitude:0.000},{place.Longitude:0.000}"));
        return string.Join(" | ", new[] { string.Join(" / ", one.Name.Select(text => text.Value)), one.AlsoCalled?.First().Value, one.Under, string.Join("; ", places), string.Join(' ', phones.Select(phone => phone.Number)), site?.First().Value, (one.Record as Organization)?.TaxId }
            .Where(text => !string.IsNullOrWhiteSpace(text)));
    }
}
