namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>What is wrong with an answer, and what to do about it, by the name of its box: keys of texts.</summary>
public sealed class Mistakes
{
    readonly List<(string Box, string Text, object[] Details)> all = [];

    public IReadOnlyList<(string Box, string Text, object[] Details)> All => all;

    public void Add(string box, string text, params object[] details) => all.Add((box, text, details));
}
