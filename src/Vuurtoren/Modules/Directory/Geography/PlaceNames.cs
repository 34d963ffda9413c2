using System.Globalization;
using System.Text;

namespace Vuurtoren.Modules.Directory.Geography;

/// <summary>Finds areas by the name that people type or that a directory exports: "SAINT-GILLES", "St Gilles", "Sint-Gillis".</summary>
sealed class PlaceNames
{
    readonly Dictionary<string, List<(int Rank, Area Area)>> byName = [];

    /// <param name="rank">Of two areas of one name the lowest rank is meant.</param>
    public void Add(string? name, int rank, Area area)
    {
        if (string.IsNullOrEmpty(name)) return;
        var key = Fold(name);
        if (!byName.TryGetValue(key, out var areas)) byName[key] = areas = [];
        if (areas.TrueForAll(a => a.Area.Kind != area.Kind || a.Area.Code != area.Code || a.Rank != rank)) areas.Add((rank, area));
    }

    public IReadOnlyList<Area> Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || !byName.TryGetValue(Fold(name), out var areas)) return [];
        var best = areas.Min(a => a.Rank);
        return [.. areas.Where(a => a.Rank == best).Select(a => a.Area)];
    }

    /// <summary>Without case, accents, hyphens and spaces; Saint, Sint and St are one word.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        var word = new StringBuilder();
        foreach (var c in name.ToLowerInvariant().Replace("œ", "oe", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c)) word.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) EndWord();
        }
        EndWord();
        return folded.ToString();

        void EndWord()
        {
            folded.Append(word.ToString() switch
            {
                "saint" or "sint" or "sankt" => "st",
                "sainte" or "sinte" => "ste",
                var other => other,
            });
            word.Clear();
        }
    }
}
