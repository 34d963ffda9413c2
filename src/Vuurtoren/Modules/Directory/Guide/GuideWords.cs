using System.Globalization;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>
/// What a guide says of a service, in the language that is spoken now (<see cref="InLanguage"/>). It stays true for a year or so: days, never "3 weeks ago";
/// no message that ends; no hours that nobody checked, but "call first". Where a secret place is was never read.
/// </summary>
sealed class GuideWords(Texts words, string lang, DateOnly today)
{
    const int Long = 320, Short = 180;

    readonly OpenWords open = new(words);

    public GuideSheet Of(ServiceFacts facts)
    {
        var service = facts.Service;
        List<GuideLine?> lines =
        [
            Line("get", "guide.get", Text(service.WhatYouGet ?? service.Description, Long)),
            Line("where", "directory.where", Where(facts)),
            Line("when", "directory.when", When(facts)),
            Line("for-whom", "directory.for-whom", ForWhom(facts)),
            Line("cost", "directory.cost", Cost(service)),
            Line("apply", "directory.apply", Text(service.ApplicationProcess, Short)),
            Line("spoken", "directory.spoken", Here(string.Join(", ", service.Languages.Where(one => one.Code != SpokenNames.Unknown).Select(one => SpokenNames.In(one.Code, words))))),
            Line("checked", "guide.checked", Here(Checked(service))),
        ];
        return new(lang, Name(service.Name), facts.Organization is { } organization && !organization.Name.Equals(service.Name) ? Name(organization.Name) : null, [.. lines.OfType<GuideLine>()]);
    }

    GuideLine? Line(string key, string label, Said? text) => text is { Text.Length: > 0 } ? new(key, words[label], text) : null;

    Said Name(LocalText text) => text.In(lang) is var (said, its) ? new(said, its) : null!;
    Said Here(string text) => new(text, lang);
    Said? Text(LocalText? text, int most) => text?.In(lang) is var (said, its) ? new(OneLine.Of(said, most), its) : null;

    Said Where(ServiceFacts facts)
    {
        if (facts.Location is not { } location) return Here("");
        var places = facts.Others.Take(2).Select(other => other.Location!).Prepend(location).Select(Place).Where(place => place.Length > 0).Distinct();
        var more = facts.Others.Count > 2 ? words["guide.more-places", facts.Others.Count - 2].Value : null;
        return Here(string.Join("; ", places.Append(more).OfType<string>()));
    }

    string Place(Location location)
    {
        if (location.Confidential) return words["directory.place.secret"];
        var address = location.Addresses.FirstOrDefault();
        var city = string.Join(' ', new[] { address?.PostalCode, address?.City?.In(lang).Text }.OfType<string>());
        var wheelchair = location.Accessibility.Any(feature => feature.Feature == "wheelchair") ? words["directory.access.wheelchair"].Value.ToLower(CultureInfo.CurrentCulture) : null;
        return string.Join(", ", new[] { address?.Street?.In(lang).Text, address?.Extra?.In(lang).Text, city, location.Floor?.In(lang).Text, wheelchair }.Where(part => !string.IsNullOrEmpty(part)));
    }

    Said When(ServiceFacts facts) => Here(facts.Service.Status != ServiceStatus.Active ? words["directory.status." + facts.Service.Status.ToString().ToLowerInvariant()]
        : open.Week(facts.Hours, today, facts.Phones.Any()) ?? "");

    Said? ForWhom(ServiceFacts facts)
    {
        var service = facts.Service;
        var groups = new (TargetKind Kind, string Key)[] { (TargetKind.Exclusive, "exclusive"), (TargetKind.Preferential, "preferential"), (TargetKind.Excluded, "excluded") }
            .Where(group => facts.Targets(group.Kind).Any()).Select(group => $"{words["directory.target." + group.Key]} {string.Join(", ", facts.Targets(group.Kind).Select(target => target.Group.In(lang).Text))}");
        var told = Text(service.ForWhom ?? service.EligibilityDescription, Short);
        var rest = string.Join(". ", groups.Append(Ages.Of(service, words)).OfType<string>());
        if (told is null) return Here(rest);
        return rest.Length == 0 ? told : told.Lang == lang ? Here($"{told.Text.TrimEnd('.')}. {rest}") : new($"{told.Text.TrimEnd('.')}. {rest}", null);
    }

    Said? Cost(Service service) => Text(service.WhatItCosts, Short)
        ?? (service.CostOptions.Count > 0 ? Here(string.Join("; ", service.CostOptions.Select(cost => $"{cost.Option?.In(lang).Text} {Prices.Of(cost, words)}".Trim()).Where(text => text.Length > 0))) : Text(service.FeesDescription, Short));

    string Checked(Service service)
    {
        if (service is { VerifiedAt: { } at, VerifiedHow: not null and not "import" })
        {
            var key = "guide.checked." + service.VerifiedHow;
            return words[words[key].ResourceNotFound ? "guide.checked.somehow" : key, Ago.Date(LocalClock.DayOf(at))];
        }
        var source = words["directory.source." + service.Source] is { ResourceNotFound: false } known ? known.Value : service.Source;
        return words["guide.unchecked", source, Ago.Date(service.SourceDate ?? LocalClock.DayOf(service.ModifiedAt))];
    }
}
