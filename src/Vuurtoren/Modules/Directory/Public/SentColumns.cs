using System.Globalization;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>In which column of a sent table each thing stands that one wants to know of it.</summary>
public sealed class SentColumns<T>(IReadOnlyDictionary<T, int> places) where T : struct, Enum
{
    public int? this[T field] => places.TryGetValue(field, out var place) ? place : null;

    public bool Have(params T[] fields) => fields.All(places.ContainsKey);
}

public static class SentColumns
{
    /// <summary>By the headings: first those that are one word only, then those that have it among others.</summary>
    /// <param name="known">Words of headings, small and without accents, in the order in which they are looked for.</param>
    public static SentColumns<T> Proposed<T>(IReadOnlyList<string> header, IReadOnlyList<(T Field, string[] Words)> known) where T : struct, Enum
    {
        var places = new Dictionary<T, int>();
        var words = header.Select(heading => SentCells.Plain(heading).Split([' ', '/', '-', '_', '(', ')', ',', '.', ':', '?', '\'', '’'], StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var alone in new[] { true, false })
            foreach (var (field, its) in known)
                for (var place = 0; place < words.Count && !places.ContainsKey(field); place++)
                    if (!places.ContainsValue(place) && (!alone || words[place].Length == 1) && words[place].Any(its.Contains)) places[field] = place;
        return new(places);
    }

    /// <summary>As somebody chose them; what is no column of the table is not chosen.</summary>
    public static SentColumns<T> Chosen<T>(Func<T, string?> typed, int columns) where T : struct, Enum => new(Enum.GetValues<T>()
        .Select(field => (field, Place: int.TryParse(typed(field), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < columns ? place : -1)).Where(one => one.Place >= 0).ToDictionary(one => one.field, one => one.Place));
}
