using Vuurtoren.Platform.Data;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Opening;

/// <summary>Whose school holidays and feast day a service may follow.</summary>
[Flags]
public enum Community { Unknown = 0, Flemish = 1, French = 2, Either = Flemish | French }

public static class Communities
{
    /// <summary>
    /// Outside Brussels the municipality decides. In Brussels both communities run services: there, and where the place is not
    /// known, the languages in which service and organisation have a name decide.
    /// </summary>
    /// <param name="municipality">NIS code of the place.</param>
    public static Community Of(string? municipality, LocalText service, LocalText? organization)
    {
        if (Geo.Shipped.Municipality(municipality) is { IsInBrussels: false } outside)
            return outside.Languages.Aggregate(Community.Unknown, (all, language) => all | Of(language)); // German-speaking: not known here
        var names = Of(service);
        var owner = organization is null ? Community.Unknown : Of(organization);
        // A service whose name was translated is still of its organisation.
        return owner is Community.Flemish or Community.French ? owner : names == Community.Unknown ? owner : names;
    }

    static Community Of(LocalText name) => name.Languages.Aggregate(Community.Unknown, (all, language) => all | Of(language));

    static Community Of(string language) => language switch { "nl" => Community.Flemish, "fr" => Community.French, _ => Community.Unknown };
}
