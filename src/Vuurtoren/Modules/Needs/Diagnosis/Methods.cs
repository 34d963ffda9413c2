using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>A way to get to know an area and what people need, as it stands in data/diagnosis/methods.json.</summary>
/// <param name="Takes">Hours and people.</param>
/// <param name="Mind">What to watch for, secrecy first.</param>
/// <param name="Residents">People who live there take part in it.</param>
/// <param name="Reaches">Also who never comes to an OCMW.</param>
/// <param name="Shares">It is divided: each partner takes its streets.</param>
public sealed record Method(string Key, LocalText Name, LocalText For, LocalText Takes, IReadOnlyList<LocalText> How, LocalText Mind, bool Residents, bool Reaches, bool Shares);

/// <summary>The library of methods, written for this program.</summary>
public static class Methods
{
    static readonly Lazy<IReadOnlyList<Method>> all = new(() => Json.Read<List<Method>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "diagnosis", "methods.json"))));

    public static IReadOnlyList<Method> All => all.Value;

    public static Method? Find(string? key) => All.FirstOrDefault(method => method.Key == key);
}
