using System.Security.Cryptography;
using System.Text;

namespace Vuurtoren.Bench.Relevance;

/// <summary>What someone types who needs something: invented, as it is said at a desk, at home, on a phone.</summary>
/// <param name="Language">Of the screen; the words of a "cross" errand are partly or wholly in the other one.</param>
/// <param name="Kind">sentence, short, jargon, acronym, slip (a typing error) or cross.</param>
/// <param name="Categories">Of the Brussels directory: a good social worker would accept help under any of these.</param>
sealed record Errand(string Id, string Language, string Kind, string Text, IReadOnlyList<string> Categories)
{
    /// <summary>Half of them are not looked at while tuning.</summary>
    public bool Kept => SHA256.HashData(Encoding.UTF8.GetBytes(Id))[0] % 2 == 0;

    public static IReadOnlyList<Errand> All() =>
        [.. BrusselsDirectory.Rows(Path.Combine(AppContext.BaseDirectory, "errands.csv"))
            .Select(row => new Errand(row["id"]!, row["lang"]!, row["kind"]!, row["text"]!, row["categories"]!.Split(' ')))];
}

/// <summary>What no directory of help can answer: it should say so, or that it is not sure.</summary>
/// <param name="Language">Of the screen.</param>
sealed record Outside(string Language, string Text)
{
    /// <summary>Half of them are not looked at while tuning.</summary>
    public bool Kept => SHA256.HashData(Encoding.UTF8.GetBytes(Text))[0] % 2 == 0;

    public static IReadOnlyList<Outside> All() => [.. BrusselsDirectory.Rows(Path.Combine(AppContext.BaseDirectory, "outside.csv")).Select(row => new Outside(row["lang"]!, row["text"]!))];
}
