using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>What stands in a form, by the name of its boxes ("service.phones.0.number"). An empty box is no answer. Kept as it was typed, also when it is wrong.</summary>
public sealed class Typed
{
    readonly Dictionary<string, string> boxes = new(StringComparer.Ordinal);

    public string this[string name]
    {
        get => boxes.GetValueOrDefault(name, "");
        set
        {
            if (string.IsNullOrWhiteSpace(value)) boxes.Remove(name);
            else boxes[name] = value.Trim().ReplaceLineEndings("\n");
        }
    }

    public bool Has(string name) => boxes.ContainsKey(name);

    /// <summary>All boxes of one answer: the box of this name, and those whose names go on after a dot.</summary>
    public IEnumerable<KeyValuePair<string, string>> Under(string slot) => boxes.Where(box => Belongs(box.Key, slot));

    /// <summary>The numbers of the rows that are filled in, in order.</summary>
    public IReadOnlyList<int> Rows(string list) => [.. boxes.Keys.Where(name => name.StartsWith(list + ".", StringComparison.Ordinal))
        .Select(name => Number(name.AsSpan(list.Length + 1))).Where(n => n >= 0).Distinct().Order()];

    /// <summary>Of a row; that it was made from another row is not something in it.</summary>
    static int Number(ReadOnlySpan<char> rest) => rest.IndexOf('.') is > 0 and var dot && !rest[(dot + 1)..].SequenceEqual("was") && int.TryParse(rest[..dot], out var n) && n is >= 0 and < MostRows ? n : -1;

    public const int MostRows = 200;

    /// <summary>Whether the answers are the same in both.</summary>
    public bool Agrees(Typed other, string slot) => Under(slot).OrderBy(box => box.Key, StringComparer.Ordinal).SequenceEqual(other.Under(slot).OrderBy(box => box.Key, StringComparer.Ordinal));

    public bool Same(Typed other) => boxes.Count == other.boxes.Count && !boxes.Except(other.boxes).Any();

    /// <summary>Takes one answer from the other.</summary>
    public void Take(Typed other, string slot)
    {
        foreach (var name in Under(slot).Select(box => box.Key).ToList()) boxes.Remove(name);
        foreach (var (name, value) in other.Under(slot)) boxes[name] = value;
    }

    static bool Belongs(string name, string slot) => name.StartsWith(slot, StringComparison.Ordinal) && (name.Length == slot.Length || name[slot.Length] == '.');

    public string ToJson() => Json.Write(boxes);

    public static Typed FromJson(string json) => Of(Json.Read<Dictionary<string, string>>(json));

    public static Typed Of(IEnumerable<KeyValuePair<string, string>> boxes)
    {
        var typed = new Typed();
        foreach (var (name, value) in boxes) typed[name] = value;
        return typed;
    }
}
