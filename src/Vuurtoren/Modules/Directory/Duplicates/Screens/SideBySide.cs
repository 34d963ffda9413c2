using System.Data.Common;
using System.Globalization;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Duplicates.Screens;

/// <param name="Label">Text key.</param>
public sealed record FactRow(string Label, string First, string Second)
{
    public bool IsSame => First == Second;
}

/// <summary>Two records as somebody compares them: what tells them apart or together, line by line.</summary>
public sealed record TwoSides(PairRow Pair, string First, string Second, IReadOnlyList<FactRow> Facts);

/// <summary>Reads the records of some pairs, for who may change them: whole, but for contact persons.</summary>
sealed class SideBySide(DbConnection connection, Texts words, string lang)
{
    const string Dot = " · ";

    public List<TwoSides> Of(IReadOnlyList<PairRow> pairs)
    {
        var ids = pairs.SelectMany(pair => new[] { pair.A, pair.B }).Distinct().ToList();
        var organizations = Records.ByIds<Organization>(connection, ids).ToDictionary(one => one.Id);
        var services = Records.ByIds<Service>(connection, ids).ToDictionary(one => one.Id);
        var houses = Records.ByIds<Organization>(connection, [.. services.Values.Select(one => one.OrganizationId).OfType<Guid>().Distinct()]).ToDictionary(one => one.Id);
        var given = Records.Read<ServiceAtLocation>(connection, "where r.service_id in @ids", [.. services.Keys]).Where(at => at.Parked is null).ToLookup(at => at.ServiceId, at => at.LocationId);
        var places = Records.Read<Location>(connection, "where r.organization_id in @ids", [.. organizations.Keys]).Concat(Records.ByIds<Location>(connection, [.. given.SelectMany(at => at).Distinct()])).DistinctBy(place => place.Id).ToList();
        var offers = Records.Read<Service>(connection, "where r.organization_id in @ids", [.. organizations.Keys], forRow: true).ToLookup(one => one.OrganizationId);

        return [.. pairs.Select(Both)];

        TwoSides Both(PairRow pair)
        {
            var (one, other) = (Facts(pair.A), Facts(pair.B));
            return new(pair, one.Name, other.Name, [.. one.Facts.Zip(other.Facts).Where(two => two.First.Text.Length + two.Second.Text.Length > 0).Select(two => new FactRow(two.First.Label, two.First.Text, two.Second.Text))]);
        }

        (string Name, IReadOnlyList<(string Label, string Text)> Facts) Facts(Guid id)
        {
            if (organizations.TryGetValue(id, out var o))
                return (o.Name.In(lang).Text, [("name", All(o.Name)), ("also-called", All(o.AlternateName)), ("house", ""), ("address", Addresses(places.Where(place => place.OrganizationId == id))), ("phone", Phones(o.Phones)), ("mail", All(o.Email)), ("site", All(o.Website)), ("kbo", o.TaxId ?? ""),
                    ("about", Short(o.Description)), ("services", string.Join(Dot, offers[id].Take(6).Select(s => s.Name.In(lang).Text))), .. Origin(o)]);
            var s = services[id];
            return (s.Name.In(lang).Text, [("name", All(s.Name)), ("also-called", All(s.AlternateName)), ("house", s.OrganizationId is { } house && houses.TryGetValue(house, out var found) ? found.Name.In(lang).Text : ""), ("address", Addresses(places.Where(place => given[id].Contains(place.Id)))),
                ("phone", Phones(s.Phones)), ("mail", All(s.Email)), ("site", All(s.Url)), ("kbo", ""), ("about", Short(s.Description)), ("services", ""), .. Origin(s)]);
        }
    }

    IEnumerable<(string, string)> Origin(DirectoryRecord record)
    {
        yield return ("checked", record is { VerifiedAt: { } at, VerifiedHow: not null and not "import" } ? at.ToString("d", CultureInfo.CurrentCulture) : "");
        yield return ("source", (words["directory.source." + record.Source] is { ResourceNotFound: false } known ? known.Value : record.Source) + (record.SourceDate is { } day ? Dot + day.ToString("d", CultureInfo.CurrentCulture) : ""));
        yield return ("changed", record.ModifiedAt.ToString("d", CultureInfo.CurrentCulture));
    }

    static string All(LocalText? text) => text is null ? "" : string.Join(Dot, text.Select(one => one.Value).Distinct());

    static string Phones(IEnumerable<Phone> phones) => string.Join(Dot, phones.Select(phone => phone.Number).Distinct());

    string Short(LocalText? text) => text?.In(lang).Text is { } said ? said.Length > 220 ? said[..said.LastIndexOf(' ', 220)] + " …" : said : "";

    string Addresses(IEnumerable<Location> places) => string.Join(Dot, places.Select(Address).Where(line => line.Length > 0).Distinct().Take(4));

    string Address(Location place)
    {
        if (place.Confidential) return words["directory.place.secret"].Value;
        if (place.Addresses.Count == 0) return place.Name?.In(lang).Text ?? "";
        var address = place.Addresses[0];
        return string.Join(", ", new[] { address.Street?.In(lang).Text, string.Join(' ', new[] { address.PostalCode, address.City?.In(lang).Text }.OfType<string>()) }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
