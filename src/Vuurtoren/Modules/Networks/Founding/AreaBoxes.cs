using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Founding;

/// <summary>The boxes with which one says where a coordination works: what is ticked first, then all others by province.</summary>
/// <param name="ticked">Codes of areas.</param>
public sealed class AreaBoxes(IReadOnlyCollection<string> ticked, string lang, Texts texts)
{
    public static string[] Ticked(HttpRequest request) => [.. request.Form["area"].OfType<string>()];

    /// <summary>A code that is no area of today is left out: of a municipality that was merged one ticks what it became.</summary>
    public IReadOnlyList<Choice> Chosen => Named(ticked.Distinct().Select(Areas.Find).OfType<KnownArea>());

    /// <summary>Brussels first, its neighbourhoods last.</summary>
    public IEnumerable<(string Name, IReadOnlyList<Choice> Choices)> Groups => Areas.Of(AreaLevel.Municipality).GroupBy(area => area.Province ?? area.Region)
        .Select(group => (Nis: group.Key, Name: Areas.Around(group.Key)?.In(lang).Text ?? group.Key, Choices: Others(group)))
        .OrderBy(group => group.Nis != Areas.Brussels).ThenBy(group => group.Name, StringComparer.CurrentCultureIgnoreCase).Select(group => (group.Name, group.Choices))
        .Append((texts["coordination.where.neighbourhoods"], Others(Areas.Of(AreaLevel.Neighbourhood).Where(area => area.Inhabited))));

    IReadOnlyList<Choice> Others(IEnumerable<KnownArea> areas) => Named(areas.Where(area => !ticked.Contains(area.Code)));

    List<Choice> Named(IEnumerable<KnownArea> areas) => [.. areas.Select(area => new Choice(area.Code, area.Name.In(lang).Text)).OrderBy(choice => choice.Words, StringComparer.CurrentCultureIgnoreCase)];
}
