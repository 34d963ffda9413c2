using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Networks.Members;

/// <summary>One way to look at who gives help in a territory: of each kind how many there are, how many of them are at the table, and who is not.</summary>
/// <param name="Key">Its text key.</param>
/// <param name="Unknown">Of how many the directory does not say it. They are in no line: nobody is counted as something that is not known.</param>
public sealed record Composition(string Key, IReadOnlyList<Composition.Line> Lines, int Unknown)
{
    /// <summary>More names of one kind, or more kinds, nobody reads; the numbers stay true.</summary>
    public const int MostNames = 12, MostLines = 24;

    public sealed class Line(string name)
    {
        readonly List<Actor> missing = [];

        public string Name => name;
        public int There { get; private set; }
        public int All { get; private set; }
        /// <summary>The first who are not at the table.</summary>
        public IReadOnlyList<Actor> Missing => missing;
        public int MoreMissing => All - There - missing.Count;

        internal void Count(Actor actor, bool there)
        {
            All++;
            if (there) There++;
            else if (missing.Count < MostNames) missing.Add(actor);
        }
    }

    public int MoreLines { get; private init; }

    /// <summary>Kinds where nobody is at the table come first, then those where most are missing.</summary>
    /// <param name="kinds">An organisation can be of more than one; of none: not known.</param>
    /// <param name="named">Null: not shown.</param>
    public static Composition Of(string key, IReadOnlyList<Actor> actors, IReadOnlySet<Guid> members, Func<Actor, IEnumerable<string>> kinds, Func<string, string?> named)
    {
        var (lines, unknown) = (new Dictionary<string, Line?>(), 0);
        foreach (var actor in actors)
        {
            var (known, there) = (false, members.Contains(actor.Id));
            foreach (var kind in kinds(actor))
            {
                if (!lines.TryGetValue(kind, out var line)) lines[kind] = line = named(kind) is { } name ? new(name) : null;
                line?.Count(actor, there);
                known |= line is not null;
            }
            if (!known) unknown++;
        }
        var shown = lines.Values.OfType<Line>().OrderBy(line => line.There > 0).ThenByDescending(line => line.All - line.There).ThenBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        return new(key, [.. shown.Take(MostLines)], unknown) { MoreLines = Math.Max(0, shown.Count - MostLines) };
    }
}
