using Dapper;
using Npgsql;
using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Concepts;
using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Tests.Modules.Directory.Reading.Analysis;

/// <summary>Stems are those of the published Snowball algorithms, which PostgreSQL has too.</summary>
public class StemmersTests
{
    [Theory]
    [InlineData("bezigheden", "bezig"), InlineData("bezige", "bezig"), InlineData("lichamelijk", "licham"), InlineData("opglimpende", "opglimp"), InlineData("huisbaas", "huisbas")]
    public void Dutch_words_lose_their_endings(string word, string stem) => Assert.Equal(stem, DutchStemmer.Stem(word));

    [Theory]
    [InlineData("continuellement", "continuel"), InlineData("majestueusement", "majestu"), InlineData("mangeait", "mang"), InlineData("yeux", "yeux"), InlineData("quelques", "quelqu")]
    public void French_words_lose_their_endings(string word, string stem) => Assert.Equal(stem, FrenchStemmer.Stem(word));

    [Fact]
    public void Every_word_of_the_lexicon_has_the_stem_that_PostgreSQL_gives_it()
    {
        using var database = new TestDatabase(Engine.PostgreSql);
        using var connection = new NpgsqlConnection(database.ConnectionString);
        var words = Lexicon.Read(null).Rows.SelectMany(row => Folding.Originals(row.Text)).Distinct().ToArray();
        Assert.True(words.Length > 5000);
        Assert.Equal([], Others("dutch_stem", DutchStemmer.Stem));
        Assert.Equal([], Others("french_stem", FrenchStemmer.Stem));

        // What PostgreSQL takes for a stop word has no stem there.
        List<string> Others(string dictionary, Func<string, string> stem) =>
            [.. connection.Query<(string Word, string Stem)>($"select w, (ts_lexize('{dictionary}', w))[1] from unnest(@words) w where ts_lexize('{dictionary}', w) <> array[]::text[]", new { words })
                .Where(w => stem(w.Word) != w.Stem).Select(w => $"{w.Word}: {stem(w.Word)}, in PostgreSQL {w.Stem}")];
    }
}
