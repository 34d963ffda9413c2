using Vuurtoren.Modules.Directory.Reading.Analysis;

namespace Vuurtoren.Tests.Modules.Directory.Reading.Analysis;

/// <summary>A word that no taxonomy, lexicon or record has still leads somewhere.</summary>
public class UnknownWordsTests
{
    static readonly string[] words = ["bejegening", "dentiste", "meubles", "slachtoffer", "wandeling", "woningen"];
    static readonly WordBook book = Learned();
    static readonly Vocabulary vocabulary = new(words, book);

    static WordBook Learned()
    {
        var learned = new WordBook();
        learned.Learn("bejegening slachtoffer wandeling woningen", "nl");
        learned.Learn("dentiste meubles", "fr");
        return learned;
    }

    static List<string> Near(string word)
    {
        var found = new List<Alternative>();
        Neighbours.Of(word, [new(vocabulary, found)]);
        return [.. found.Select(a => words[a.Word])];
    }

    [Fact]
    public void An_unknown_compound_is_found_by_its_known_beginning() => Assert.Equal(["slachtoffer"], Near("slachtofferzorg"));

    [Fact]
    public void An_unknown_ending_is_found_by_what_the_words_share() => Assert.Equal(["dentiste"], Near("dentisterie"));

    [Fact]
    public void What_resembles_nothing_finds_nothing() => Assert.Empty(Near("qwertyuiop"));

    [Fact]
    public void It_is_taken_for_the_same_whatever_parts_the_words_are_spread_over()
    {
        foreach (var word in (string[])["dentisterie", "slachtofferzorg", "wandelling", "slachtofferwandeling", "meubel"])
        {
            var apart = words.Select(w => (Vocabulary: new Vocabulary([w], book), Found: new List<Alternative>())).ToList();
            Neighbours.Of(word, [.. apart.Select(a => new Neighbours.Part(a.Vocabulary, a.Found))]);
            Assert.Equal(Near(word).Order(), apart.SelectMany(a => a.Found.Select(f => a.Vocabulary.Words[f.Word])).Order());
        }
    }

    [Fact]
    public void A_word_that_nothing_has_any_more_is_no_neighbour()
    {
        var found = new List<Alternative>();
        Neighbours.Of("wandelling", [new Neighbours.Part(vocabulary, found, word => words[word] != "wandeling")]);
        Assert.DoesNotContain(found, a => words[a.Word] == "wandeling");
    }

    [Fact]
    public void A_compound_comes_apart_at_the_singular_of_a_known_plural() =>
        Assert.Equal(["slachtoffer", "woning"], book.Forms("slachtofferwoning").Parts);

    [Theory, InlineData("meuble", "meuble", 1), InlineData("meuble", "straat", 0)]
    public void Words_are_alike_from_nothing_to_wholly(string a, string b, float alike) => Assert.Equal(alike, Spelling.Alike(a, b));
}
