using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>
/// One row of the organisations: the organisation, the place where it works, and its help as one service there. The source does
/// not part the services of an organisation from each other.
/// </summary>
sealed class OrganisationReader(SocialBrusselsFolder folder, ReadableCase readable, ImportInput input, Func<string, IReadOnlyList<string>> wordsOf, OwnThemes themes)
{
    readonly Accreditations accreditations = new(folder.Lists, readable);
    readonly DateOnly? date = input.Date ?? SocialBrusselsFolder.LastDay(folder.Organisations);

    /// <summary>The organisations that were read.</summary>
    public HashSet<string> Seen { get; } = [];

    public IEnumerable<ImportItem> Read(NamedRow row)
    {
        if (!row.Row.IsUsable) return [new Quarantined(Kinds.Organization, row["id"], row.Line, row.Row.Fault!, row.Raw)];
        if (row["id"] is not { } id) return [new Quarantined(Kinds.Organization, null, row.Line, "no-id", row.Raw)];
        if (row["name_fr"] is null) return [new Quarantined(Kinds.Organization, id, row.Line, "no-name", row.Raw)];
        if (!Seen.Add(id)) return [new Quarantined(Kinds.Organization, id, row.Line, "id-twice", row.Raw)];

        var items = new List<ImportItem> { new ReadRecord(OrganisationOf(row, id), id, row.Line) };
        var place = PlaceOf(row, id, items);
        if (place is not null) items.Add(new ReadRecord(place, id, row.Line));
        items.Add(new ReadRecord(ServiceOf(row, id, items), id, row.Line));
        if (place is not null)
            items.Add(new ReadRecord(new ServiceAtLocation
            {
                Id = input.Id(Kinds.ServiceAtLocation, id), Source = input.Source, SourceDate = date, Identifiers = [new(SocialBrusselsFormat.Scheme, id)],
                ServiceId = input.Id(Kinds.Service, id), LocationId = input.Id(Kinds.Location, id),
            }, id, row.Line));
        return items;
    }

    Organization OrganisationOf(NamedRow row, string id)
    {
        var names = new[] { row["name_fr"], row["common_name_fr"], row["service_name_fr"] };
        var (nl, fr) = (Websites(row["website_nl"]), Websites(row["website_fr"]));
        return new()
        {
            Id = input.Id(Kinds.Organization, id), Source = input.Source, SourceDate = date, Identifiers = [new(SocialBrusselsFormat.Scheme, id)],
            Name = OrganisationName.Read(names[0]!, row["language_status"], readable, input.Language, names),
            AlternateName = OrganisationName.List(OrganisationName.Names(names[1]), readable, input.Language, names),
            LegalStatus = LocalText.NlFr(row["legal_form_nl"], row["legal_form_fr"]),
            Website = LocalText.NlFr(nl.FirstOrDefault(), fr.FirstOrDefault()),
            AdditionalWebsites = [.. fr.Skip(1).Concat(nl.Skip(1)).Distinct().Select(url => new WebAddress(url))],
            Accreditations = accreditations.Read(row["accreditations_fr"], input.Language),
        };
    }

    static List<string> Websites(string? texts) =>
        [.. (texts?.Split(';', StringSplitOptions.TrimEntries) ?? []).Select(WebUrl.Tidy).OfType<string>()];

    Location? PlaceOf(NamedRow row, string id, List<ImportItem> items)
    {
        var (coordinates, fault) = Coordinates.Tidy(row["lat"], row["lon"]);
        if (fault is not null) items.Add(new LeftOut(Kinds.Location, id, row.Line, fault, $"{row["lat"]} | {row["lon"]}"));
        var street = row["street_fr"];
        var secret = SocialBrussels.PlaceOf.IsSecret(street);
        if (street is null && row["zip"] is null && row["municipality_fr"] is null && coordinates is null) return null;

        var isFloor = SocialBrussels.PlaceOf.IsFloor(row["box"]);
        var address = new Address(
            secret || street is null ? null : LocalText.From(input.Language, $"{street} {row["number"]}".TrimEnd()),
            isFloor ? null : SocialBrussels.PlaceOf.Box(row["box"], input.Language),
            row["zip"], SocialBrussels.PlaceOf.City(row["municipality_fr"], row["zip"], readable, input.Language));
        return new()
        {
            Id = input.Id(Kinds.Location, id), Source = input.Source, SourceDate = date, Identifiers = [new(SocialBrusselsFormat.Scheme, id)],
            OrganizationId = input.Id(Kinds.Organization, id), Confidential = secret,
            Addresses = address is { Street: null, Extra: null, PostalCode: null, City: null } ? [] : [address],
            Latitude = coordinates?.Latitude, Longitude = coordinates?.Longitude,
            Floor = isFloor ? LocalText.From(input.Language, row["box"]) : null,
        };
    }

    Service ServiceOf(NamedRow row, string id, List<ImportItem> items)
    {
        var words = wordsOf(id) is { Count: > 0 } found ? found : [.. SectorWords.Read(row["themes_fr"])];
        var own = themes.Of(words);
        var spoken = Languages.Read(row["languages_offered_fr"]);
        foreach (var unknown in spoken.Unknown) items.Add(new LeftOut(Kinds.Service, id, row.Line, "language-unknown", unknown));
        var audience = Audience.Read(row["target_group_fr"]);
        var (name, alsoCalled) = NameOf(row);
        return new()
        {
            Id = input.Id(Kinds.Service, id), Source = input.Source, SourceDate = date, Identifiers = [new(SocialBrusselsFormat.Scheme, id)],
            OrganizationId = input.Id(Kinds.Organization, id), Name = name, AlternateName = alsoCalled,
            Themes = [.. words.Select(w => input.Id(Kinds.TaxonomyTerm, w)), .. own], Discreet = words.Any(themes.IsDiscreet),
            EligibilityDescription = LocalText.From(input.Language, CleanText.ToMarkdown(row["target_group_fr"])),
            TargetGroups = audience.Groups, MinimumAge = audience.FromAge, MaximumAge = audience.ToAge,
            ApplicationProcess = LocalText.From(input.Language, row["access_fr"]),
            Languages = [.. spoken.Known.Select(l => new SpokenLanguage(l.Code, LocalText.From(input.Language, l.Note)))],
            InterpretationServices = Interpreting.Of(spoken.Remarks, folder.Lists.Languages, input.Language),
            WhatYouGet = Offer.Text(row["offer_type_fr"], folder.Lists.OfferTypes, input.Language),
            Schedules = Offer.Hours(LocalText.From(input.Language, row["opening_hours_fr"]), row["access_fr"], row["offer_type_fr"]),
            ServiceAreas = ActionZones.Read(row["action_zone_fr"], folder.Lists.Zones),
        };
    }

    /// <summary>The one service that the row names, with its acronym. With several names, or none, it is called as its organisation.</summary>
    (LocalText Name, LocalText? AlsoCalled) NameOf(NamedRow row)
    {
        var all = new[] { row["name_fr"], row["common_name_fr"], row["service_name_fr"] };
        var names = OrganisationName.Names(row["service_name_fr"]);
        var acronym = names is [_, var second] && second.Length <= 7 && second.All(char.IsLetterOrDigit) ? second : null;
        if (names.Length == 1 || acronym is not null)
            return (OrganisationName.Read(names[0], null, readable, input.Language, all), LocalText.From(input.Language, acronym));
        return (OrganisationName.Read(all[0]!, row["language_status"], readable, input.Language, all), OrganisationName.List(names, readable, input.Language, all));
    }
}
