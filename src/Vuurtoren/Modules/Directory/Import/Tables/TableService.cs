using System.Globalization;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Tables;

/// <summary>The service of a row.</summary>
sealed class TableService(ImportInput input, TableValues row, string language)
{
    readonly List<(string Reason, string Written)> leftOut = [];

    public IReadOnlyList<(string Reason, string Written)> LeftOut => leftOut;

    public Service Make(string id, LocalText name, Guid? organization, IReadOnlyList<Guid> themes)
    {
        var spoken = Files.Languages.Read(string.Join(", ", row.All("service.languages")));
        return new()
        {
            Id = input.Id(Kinds.Service, id),
            OrganizationId = organization,
            Name = name,
            AlternateName = row.Line("service.alternate_name"),
            Description = row.Text("service.description"),
            ForWhom = row.Text("service.for_whom"),
            WhatYouGet = row.Text("service.what_you_get"),
            WhatToBring = row.Text("service.what_to_bring"),
            WhatItCosts = row.Text("service.what_it_costs"),
            WhatHappens = row.Text("service.what_happens"),
            Themes = themes,
            TargetGroups = [.. row.List("service.target_groups").Select(group => new TargetGroup(TargetKind.Preferential, group))],
            EligibilityDescription = row.Text("service.eligibility"),
            MinimumAge = Age("service.minimum_age"),
            MaximumAge = Age("service.maximum_age"),
            ApplicationProcess = row.Text("service.application_process"),
            Languages = [.. spoken.Known.Select(l => new SpokenLanguage(l.Code, LocalText.From(language, l.Note))), .. spoken.Unknown.Select(u => new SpokenLanguage("mis", LocalText.From(language, u)))],
            InterpretationServices = LocalText.From(language, string.Join("\n", spoken.Remarks)),
            Status = Status(row.One("service.status")),
            WaitTime = row.Text("service.wait_time"),
            Discreet = IsYes(row.One("service.discreet")),
            Email = Used("service.email", EmailAddress.Tidy, "email-not-usable"),
            Url = Used("service.url", WebUrl.Tidy, "url-not-usable"),
            Phones = Phones(row, "service", language),
            Contacts = Contacts(row, "service"),
            Schedules = Schedules(),
            ServiceAreas = [.. row.List("service.area").Select(area => new ServiceArea(AreaKind.Other, null, area))],
            Accreditations = [.. row.List("service.accreditations").Select(a => new Accreditation(a))],
            Alert = row.Text("service.alert"),
            Identifiers = [new(input.Source, id)],
            Source = input.Source,
            SourceDate = input.Date,
        };
    }

    int? Age(string path) => int.TryParse(row.One(path), CultureInfo.InvariantCulture, out var age) && age is >= 0 and <= 130 ? age : null;

    LocalText? Used(string path, Func<string?, string?> tidy, string reason)
    {
        var text = row.Neutral(path, tidy);
        if (text is null && row.One(path) is { } wrong) leftOut.Add((reason, wrong));
        return text;
    }

    IReadOnlyList<Schedule> Schedules()
    {
        var week = new List<Interval>();
        foreach (var day in Enum.GetValues<Weekday>())
            foreach (var text in row.All($"service.hours.{day.ToString().ToLowerInvariant()}"))
                if (TableHours.Read(text) is { } hours) week.AddRange(hours.Select(h => new Interval(day, h.Opens, h.Closes)));
                else leftOut.Add(("time-not-understood", text));
        var words = row.Text("service.hours");
        return week.Count > 0 ? [new() { Week = week, OriginalText = words }] : SocialBrussels.Offer.Hours(words, access: null, types: null);
    }

    static ServiceStatus Status(string? word) => Files.Languages.Plain(word ?? "") switch
    {
        "inactive" or "inactief" or "inactif" or "niet actief" => ServiceStatus.Inactive,
        "defunct" or "stopgezet" or "gestopt" or "supprime" or "arrete" => ServiceStatus.Defunct,
        "temporarily closed" or "tijdelijk gesloten" or "temporairement ferme" or "ferme temporairement" => ServiceStatus.TemporarilyClosed,
        _ => ServiceStatus.Active,
    };

    internal static bool IsYes(string? word) => Files.Languages.Plain(word ?? "") is "ja" or "oui" or "yes" or "true" or "1" or "x" or "waar" or "vrai" or "j" or "o" or "y";

    /// <summary>Numbers of a cell that holds several are cut at semicolons, "of", "ou", "or" and line ends.</summary>
    internal static IReadOnlyList<Phone> Phones(TableValues row, string owner, string language) =>
        [.. Of(row, $"{owner}.phone", PhoneType.Voice, language), .. Of(row, $"{owner}.mobile", PhoneType.Mobile, language), .. Of(row, $"{owner}.fax", PhoneType.Fax, language)];

    static IEnumerable<Phone> Of(TableValues row, string path, PhoneType type, string language) => row.All(path)
        .SelectMany(text => text.Split([";", "\n", " of ", " ou ", " or ", " - tel"], StringSplitOptions.TrimEntries))
        .Select(PhoneNumber.Tidy).OfType<PhoneNumber>().Select(p => new Phone(p.Number, p.Extension, type, LocalText.From(language, p.Note))).Distinct();

    internal static IReadOnlyList<Contact> Contacts(TableValues row, string owner)
    {
        var name = CleanText.PlainLine(row.One($"{owner}.contact.name"));
        var phone = PhoneNumber.Tidy(row.One($"{owner}.contact.phone"));
        var contact = new Contact(name, row.Line($"{owner}.contact.title"), null, row.Neutral($"{owner}.contact.email", EmailAddress.Tidy), phone is null ? null : [new(phone.Number, phone.Extension)], name is null ? Visibility.Public : Visibility.OwnerOnly);
        return contact is { Name: null, Title: null, Email: null, Phones: null } ? [] : [contact];
    }
}
