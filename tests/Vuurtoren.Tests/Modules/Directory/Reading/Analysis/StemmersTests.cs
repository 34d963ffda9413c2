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

    /// <summary>Words of our own for each rule of the two algorithms, with the stem that follows from it.</summary>
    [Theory, InlineData("nl", 75), InlineData("fr", 90)]
    public void The_rules_give_the_stems_that_were_worked_out(string language, int atLeast)
    {
        var pairs = File.ReadLines(Path.Combine(Support.Places.Repository, "tests/Vuurtoren.Tests/Modules/Directory/Reading/Analysis/stems.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[0] == language).ToList();
        Assert.True(pairs.Count >= atLeast, $"{pairs.Count} pairs");
        Assert.Equal([], pairs.Where(row => (language == "nl" ? DutchStemmer.Stem(row[1]) : FrenchStemmer.Stem(row[1])) != row[2]).Select(row => row[1]));
    }

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
