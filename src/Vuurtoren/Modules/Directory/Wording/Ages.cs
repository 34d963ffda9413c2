using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>For which ages something is: "Van 6 tot en met 12 jaar".</summary>
public static class Ages
{
    /// <returns>Null: it does not say.</returns>
    public static string? Of(Service service, Texts words) => (service.MinimumAge, service.MaximumAge) switch
    {
        ({ } from, { } to) => words["directory.age.between", from, to].Value,
        ({ } from, null) => words["directory.age.from", from].Value,
        (null, { } to) => words["directory.age.to", to].Value,
        _ => null,
    };
}
