using System.Globalization;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

sealed partial class HsdsMap
{
    ReadRecord Location(string id, HsdsNode node)
    {
        var (place, reason) = Coordinates.Tidy(node.Raw("latitude"), node.Raw("longitude"));
        if (reason is not null) leftOut.Add(new(Kinds.Location, id, node.Line, reason, $"{node.Raw("latitude")}, {node.Raw("longitude")}"));
        return new(new Location
        {
            Id = input.Id(Kinds.Location, id),
            OrganizationId = OrganizationOf(id, node),
            LocationType = TypeOf(node.Raw("location_type")),
            Name = node.Line(input, "name"),
            AlternateName = node.Line(input, "alternate_name"),
            Description = node.Text(input, "description"),
            Url = WebUrl.Tidy(node.Raw("url")),
            Confidential = node.Flag("confidential"),
            Addresses = [.. node.Many("addresses").Select(a => Address(a, AddressType.Physical)), .. node.Many("postal_addresses").Select(a => Address(a, AddressType.Postal))],
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
            Transportation = node.Text(input, "transportation"),
            Building = node.Text(input, "building"),
            Floor = node.Text(input, "floor"),
            Entrance = node.Text(input, "entrance"),
            Accessibility = Accessibility(node),
            Languages = LanguagesOf(node, out _),
            Phones = Phones(Kinds.Location, id, node),
            Contacts = Contacts(Kinds.Location, id, node),
            Schedules = new HsdsSchedules(input, leftOut, Kinds.Location, id).Read(node),
            Identifiers = Identifiers(id, node),
            Source = input.Source,
            SourceDate = Date(node),
        }, id, node.Line);
    }

    Guid? OrganizationOf(string id, HsdsNode node)
    {
        if (node.Raw("organization_id") is not { } organization) return null;
        if (HasOrganization is null || HasOrganization(organization)) return input.Id(Kinds.Organization, organization);
        leftOut.Add(new(Kinds.Location, id, node.Line, "organization-unknown", organization));
        return null;
    }

    Address Address(HsdsNode node, AddressType otherwise)
    {
        var extra = (string[])["address_2", "address_3", "address_4"];
        var (postalCode, state) = (Known(node.Raw("postal_code")), Known(node.Raw("state_province")));
        return new(
            node.Line(input, "address_1"),
            extra.Select(field => node.Line(input, field)).OfType<LocalText>().Aggregate((LocalText?)null, (all, one) => all is null ? one : Joined(all, one, ", ")),
            postalCode, node.Line(input, "city"), Known(node.Raw("region")), state,
            Countries.Code(node.Raw("country")) ?? (LooksAmerican(postalCode, state) ? "US" : "BE"),
            CleanText.PlainLine(node.Raw("attention")),
            node.Raw("address_type") is { } type ? TypeOf(type) : otherwise);
    }

    static bool LooksAmerican(string? postalCode, string? state) => state is { Length: 2 } && state.All(char.IsAsciiLetterUpper) && postalCode is { Length: 5 or 10 } && postalCode[..5].All(char.IsAsciiDigit);

    static string? Known(string? text) => text is "-" ? null : text;

    static AddressType TypeOf(string? word) => word?.ToLowerInvariant() switch { "postal" => AddressType.Postal, "virtual" => AddressType.Virtual, _ => AddressType.Physical };

    IReadOnlyList<AccessibilityFeature> Accessibility(HsdsNode node)
    {
        var result = new List<AccessibilityFeature>();
        foreach (var row in node.Many("accessibility"))
        {
            if (row.First("description", "accessibility") is not { } words) continue;
            var known = words is "wheelchair" or "lift" or "stroller" or "toilet" or "hearing-loop" or "sign-language" or "parking" or "other";
            result.Add(known ? new(words, row.Text(input, "details")) : new(FeatureIn(words), Joined(row.Text(input, "description", "accessibility"), row.Text(input, "details"), "\n")));
        }
        return result;
    }

    /// <summary>The first feature that the words speak of.</summary>
    internal static string FeatureIn(string words)
    {
        foreach (var (part, feature) in (ReadOnlySpan<(string, string)>)[("wheel", "wheelchair"), ("rolstoel", "wheelchair"), ("fauteuil", "wheelchair"), ("handicap", "wheelchair"), ("ramp", "wheelchair"),
            ("lift", "lift"), ("elevator", "lift"), ("ascenseur", "lift"), ("toilet", "toilet"), ("restroom", "toilet"), ("loop", "hearing-loop"), ("ringleiding", "hearing-loop"), ("boucle", "hearing-loop"),
            ("sign language", "sign-language"), ("gebarentaal", "sign-language"), ("langue des signes", "sign-language"), ("parking", "parking")])
            if (words.Contains(part, StringComparison.OrdinalIgnoreCase)) return feature;
        return "other";
    }

    static LocalText? Joined(LocalText? first, LocalText? second, string between)
    {
        if (first is null || second is null) return first ?? second;
        return LocalText.From(first.Languages.Union(second.Languages).Select(l => KeyValuePair.Create(l, (string?)string.Join(between, new[] { first[l], second[l] }.OfType<string>()))));
    }

    ImportItem ServiceAtLocation(string id, HsdsNode node)
    {
        var (service, location) = (node.Raw("service_id") ?? node.One("service")?.Raw("id"), node.Raw("location_id") ?? node.One("location")?.Raw("id"));
        var reason = service is null ? "service-missing" : location is null ? "location-missing"
            : HasService?.Invoke(service) == false ? "service-unknown" : HasLocation?.Invoke(location) == false ? "location-unknown" : null;
        if (reason is not null) return new Quarantined(Kinds.ServiceAtLocation, id, node.Line, reason, node.Source);
        return new ReadRecord(new ServiceAtLocation
        {
            Id = input.Id(Kinds.ServiceAtLocation, id),
            ServiceId = input.Id(Kinds.Service, service!),
            LocationId = input.Id(Kinds.Location, location!),
            Description = node.Text(input, "description"),
            Phones = Phones(Kinds.ServiceAtLocation, id, node),
            Contacts = Contacts(Kinds.ServiceAtLocation, id, node),
            Schedules = new HsdsSchedules(input, leftOut, Kinds.ServiceAtLocation, id).Read(node),
            ServiceAreas = ServiceAreas(node),
            Identifiers = Identifiers(id, node),
            Source = input.Source,
            SourceDate = Date(node),
        }, id, node.Line);
    }

    IReadOnlyList<ServiceArea> ServiceAreas(HsdsNode node)
    {
        var result = new List<ServiceArea>();
        foreach (var area in node.Many("service_areas"))
        {
            var name = area.Text(input, "name", "service_area", "description");
            var code = area.Raw("extent_type")?.ToLowerInvariant() is "nis" or "md_id" && area.Raw("extent") is { Length: <= 10 } extent ? extent : null;
            var kind = area.Raw("kind") is { } word && Enum.TryParse<AreaKind>(word, ignoreCase: true, out var known) ? known : code is null ? AreaKind.Other : AreaKind.Municipality;
            if (name is not null || code is not null) result.Add(new(kind, code, name));
        }
        return result;
    }
}

static class Countries
{
    /// <summary>The two letters of ISO 3166-1, of the code or of a common name.</summary>
    public static string? Code(string? text)
    {
        if (text is null) return null;
        var word = Files.Languages.Plain(text);
        if (word is "belgie" or "belgique" or "belgium" or "belgien" or "bel") return "BE";
        if (word is "usa" or "united states" or "united states of america" or "us") return "US";
        if (word is "uk" or "united kingdom" or "great britain" or "england") return "GB";
        if (word.Length == 2) return word.ToUpperInvariant();
        if (word.Length != 3) return null;
        return CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(c => new RegionInfo(c.Name)).FirstOrDefault(r => r.ThreeLetterISORegionName.Equals(word, StringComparison.OrdinalIgnoreCase))?.TwoLetterISORegionName;
    }
}
