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
        vocabulary.Neighbours(word, found);
        return [.. found.Select(a => words[a.Word])];
    }

    [Fact]
    public void An_unknown_compound_is_found_by_its_known_beginning() => Assert.Equal(["slachtoffer"], Near("slachtofferzorg"));

    [Fact]
    public void An_unknown_ending_is_found_by_what_the_words_share() => Assert.Equal(["dentiste"], Near("dentisterie"));

    [Fact]
    public void What_resembles_nothing_finds_nothing() => Assert.Empty(Near("qwertyuiop"));

    [Fact]
    public void A_compound_comes_apart_at_the_singular_of_a_known_plural() =>
        Assert.Equal(["slachtoffer", "woning"], book.Forms("slachtofferwoning").Parts);

    [Theory, InlineData("meuble", "meuble", 1), InlineData("meuble", "straat", 0)]
    public void Words_are_alike_from_nothing_to_wholly(string a, string b, float alike) => Assert.Equal(alike, Spelling.Alike(a, b));
}
