using System.Text.RegularExpressions;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>Whether a service costs nothing at all, to anybody. Only what says so outright counts: "gratis tot 18 jaar" does not.</summary>
static partial class FreeOfCharge
{
    public static bool Says(Service service)
    {
        if (service.CostOptions.Count == 0 && service.WhatItCosts is null && service.FeesDescription is null) return false;
        return service.CostOptions.All(cost => cost is { Cents: 0, Description: null }) && Says(service.WhatItCosts) && Says(service.FeesDescription);
    }

    /// <summary>In all its languages; no text says nothing against it.</summary>
    static bool Says(LocalText? text) => text is null || text.All(t => Nothing().IsMatch(t.Value));

    [GeneratedRegex(@"^\s*(?:(?:(?:de|deze|het|dit|alle|le|la|ce|cette|les|nos|l['’])\s*)?(?:dienst(?:verlening)?|hulp|begeleiding|advies|alles|services?|aide|accompagnement|conseils?|tout)\s+(?:is|zijn|est|sont)\s+|het is\s+|c['’]est\s+)?(?:helemaal |volledig |altijd |entièrement |totalement |toujours )?(?:gratis|kosteloos|niets|gratuite?s?|rien|sans frais|aucun frais|geen kosten|0\s?(?:€|euros?))\s*[.!]?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();
}

static partial class WheelchairAccess
{
    /// <summary>A place of which is said that one can enter it in a wheelchair; what is said against it counts.</summary>
    public static bool Says(AccessibilityFeature feature) => feature.Feature == "wheelchair" && (feature.Details is null || !feature.Details.Any(d => Not().IsMatch(d.Value)));

    [GeneratedRegex(@"\b(?:niet|geen|nee|non|pas|aucun|not|no|partiel\w*|gedeeltelijk)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Not();
}
