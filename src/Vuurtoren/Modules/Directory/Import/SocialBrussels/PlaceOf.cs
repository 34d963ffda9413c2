using System.Text.RegularExpressions;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>What the directories of Brussels write in an address beside street and number.</summary>
public static partial class PlaceOf
{
    /// <summary>"Adresse non communicable": there is an address, and it is not for everybody.</summary>
    public static bool IsSecret(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts) if (text is not null && Secret().IsMatch(text)) return true;
        return false;
    }

    /// <summary>A bare box number as people write it in either language; anything else as the source has it.</summary>
    public static LocalText? Box(string? box, string language) =>
        box is null ? null : BareBox().IsMatch(box) ? LocalText.NlFr("bus " + box, "bte " + box) : LocalText.From(language, box);

    /// <summary>The text says on which floor ("gelijkvloers", "2ème étage") and nothing else.</summary>
    public static bool IsFloor(string? text) => text is not null && Floor().IsMatch(text);

    /// <summary>
    /// The town by the name of its municipality, in the languages of the place; a locality outside Brussels keeps the name that the source gives it.
    /// </summary>
    public static LocalText? City(string? locality, string? postcode, ReadableCase readable, string language)
    {
        var places = Geography.Geography.Shipped;
        var municipality = places.MunicipalityOfPostcode(postcode) ?? places.MunicipalityByName(locality);
        if (locality is null && municipality is null) return null;
        if (municipality is null) return LocalText.From(language, readable.Of(locality!));
        if (locality is not null && !municipality.IsInBrussels && !municipality.Name.Any(n => CodeList.Fold(n.Value) == CodeList.Fold(locality)))
            return LocalText.From(municipality.Languages[0], readable.Of(locality));
        var own = municipality.IsInBrussels ? ["nl", "fr"] : municipality.Languages.Concat(municipality.Facilities).ToArray();
        return LocalText.From(municipality.Name.Where(n => own.Contains(n.Key)).Select(n => KeyValuePair.Create(n.Key, (string?)n.Value)));
    }

    [GeneratedRegex(@"non[ -]communi(?:cable|quée?)|\bconfidentiel|\bsecr(?:et|ète)\b|\bgeheim|\bvertrouwelijk|niet (?:mee)?gedeeld|niet mee ?deelbaar|onbekend ?gemaakt", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(@"^(?:\d{1,4}[A-Z]?|[A-Z]\d{0,3})$")] private static partial Regex BareBox();

    [GeneratedRegex(@"^(?:\d+(?:er|ère|ère|e|de|ste|ème|eme)? (?:étage|etage|verdieping)|rez[ -]de[ -]chauss[ée]e|gelijkvloers|sous-sol|kelder)$", RegexOptions.IgnoreCase)]
    private static partial Regex Floor();
}
