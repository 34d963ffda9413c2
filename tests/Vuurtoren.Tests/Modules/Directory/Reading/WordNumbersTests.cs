using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

public class WordNumbersTests
{
    /// <summary>Short and long ones, on both sides of sixteen letters, of other alphabets, and so many that the table grows several times.</summary>
    static readonly string[] words =
    [
        "a", "7", "1080", "schuld", "sixteenletterses", "seventeenletterss", "schuldbemiddelingsdienst", "помощь", "مساعدة", "œuvre",
        .. Enumerable.Range(0, 5000).Select(i => $"w{i}"), .. Enumerable.Range(0, 500).Select(i => $"woord-van-meer-dan-zestien-{i}"),
    ];

    [Fact]
    public void Each_word_has_its_own_number_and_keeps_it()
    {
        var numbers = new WordNumbers();
        Assert.Equal(Enumerable.Range(0, words.Length), words.Select(word => numbers.Of(word)));
        Assert.Equal(Enumerable.Range(0, words.Length), words.Select(word => numbers.Of(word)));
        Assert.Equal(words.Length, numbers.Count);
    }

    [Fact]
    public void They_come_back_in_order()
    {
        var numbers = new WordNumbers();
        foreach (var word in words) numbers.Of(word);
        Assert.Equal(words.Select((word, number) => (word, number)).OrderBy(w => w.word, StringComparer.Ordinal), numbers.InOrder());
    }
}
