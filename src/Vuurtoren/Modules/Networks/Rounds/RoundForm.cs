using Microsoft.AspNetCore.Http;

namespace Vuurtoren.Modules.Networks.Rounds;

/// <param name="Name">Empty: nothing was typed here.</param>
/// <param name="Theme">A code of the inventory, or nothing.</param>
public sealed record NewNetwork(int N, string Name, string Theme, string Contact, string Words);

/// <summary>What stands in the boxes of the form of a round: of each network whether they still sit there and what happened, and networks that are named.</summary>
public sealed class RoundForm(HttpRequest request)
{
    /// <summary>More fill no form.</summary>
    public const int MostNew = 5, MostNamed = 20;

    string Box(string name) => request.HasFormContentType ? request.Form[name].ToString().Trim() : "";

    /// <summary>Null: nothing was said.</summary>
    public bool? Sits(Guid network) => Box($"sits.{network}") switch { "yes" => true, "no" => false, _ => null };

    public string Words(Guid network) => Box($"words.{network}");

    /// <summary>Networks of the inventory in which they were not said to sit, and that they ticked.</summary>
    public IReadOnlyList<Guid> Named { get; } = request.HasFormContentType ? [.. request.Form["named"].Select(one => Guid.TryParse(one, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().Take(MostNamed)] : [];

    /// <summary>They ticked it, or told what happened there: who writes about a network and forgets the tick loses nothing.</summary>
    public bool Names(Guid network) => Named.Contains(network) || Words(network).Length > 0;

    /// <summary>Something was told, or they say that there is nothing: an empty form is a slip.</summary>
    public bool SaysAnything => Box("nothing") == "true" || Named.Count > 0 || New(more: false).Any(one => one.Name.Length + one.Contact.Length + one.Words.Length > 0)
        || request.Form.Any(box => (box.Key.StartsWith("sits.", StringComparison.Ordinal) || box.Key.StartsWith("words.", StringComparison.Ordinal)) && !string.IsNullOrWhiteSpace(box.Value));

    /// <summary>What was searched for.</summary>
    public string Asked => Box("q");

    int Blocks => int.TryParse(Box("blocks"), out var n) ? Math.Clamp(n, 1, MostNew) : 1;

    /// <param name="more">One more than there was.</param>
    public IEnumerable<NewNetwork> New(bool more) => Enumerable.Range(1, Math.Min(MostNew, Blocks + (more ? 1 : 0))).Select(n => new NewNetwork(n, Box($"new.{n}"), Box($"theme.{n}"), Box($"contact.{n}"), Box($"happened.{n}")));
}
