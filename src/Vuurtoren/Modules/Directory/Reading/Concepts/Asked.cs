using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Modules.Directory.Reading.Concepts;

/// <summary>One word of a query, or a few that name a place.</summary>
/// <param name="IsBeginning">The last word, not yet ended by a space: it may still be being typed.</param>
sealed record AskedWord(string Text, WordForms Forms, bool IsBeginning, AskedPlace? Place)
{
    /// <summary>How much it tells: rare among the words of taxonomies and lexicon is much. Unknown words tell most.</summary>
    public float Weight { get; set; }
    /// <summary>The taxonomies or the lexicon have it, or another form of it.</summary>
    public bool IsKnown { get; set; }
    /// <summary>How sure it is that what was found for it is what was typed, 0 to 1: less for a neighbour in spelling or a part of a compound.</summary>
    public float Certainty { get; set; }
    /// <summary>What it stands for among their words; spelling neighbours when it is not known.</summary>
    public Alternative[] Means { get; set; } = [];
    /// <summary>The word that was probably meant, when this one stands nowhere.</summary>
    public string? Corrected { get; set; }
}

static class AskedWords
{
    /// <summary>Of longer texts the first words are enough; each has a bit in a mask.</summary>
    const int Most = 32, MostCharacters = 1000;

    /// <summary>The words of a query that tell something, each once.</summary>
    public static List<AskedWord> Of(string text, WordBook book)
    {
        if (text.Length > MostCharacters) text = text[..MostCharacters];
        var originals = Folding.Originals(text);
        var places = AskedPlaces.In(originals).ToDictionary(p => p.From);
        var all = new List<AskedWord>();
        for (var i = 0; i < originals.Count; i++)
        {
            var place = places.GetValueOrDefault(i);
            var folded = Folding.Fold(originals[i]);
            if (place.Place is null && (folded.Length == 0 || folded.Length == 1 && !char.IsAsciiDigit(folded[0])) || all.Exists(w => w.Text == folded)) continue;
            var beginning = i == originals.Count - 1 && folded.Length > 2 && char.IsLetterOrDigit(text[^1]);
            all.Add(new(folded, book.Forms(folded, originals[i]), beginning, place.Place));
            if (place.Place is not null) i += place.Count - 1;
        }
        var telling = all.Where(w => w.Place is not null || !CommonWords.Has(w.Text)).ToList();
        if (telling.Count == 0) telling = all;
        return telling.Count > Most ? telling[..Most] : telling;
    }
}
