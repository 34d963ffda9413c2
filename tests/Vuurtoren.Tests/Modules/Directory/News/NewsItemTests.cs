using Vuurtoren.Modules.Directory.News;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.News;

/// <summary>What may be written as news, and for whom it is.</summary>
public sealed class NewsItemTests
{
    static readonly DateTime now = new(2027, 3, 1, 9, 0, 0, DateTimeKind.Utc);
    static readonly NewsWords words = new(LocalText.NlFr("Soep", "Soupe"), LocalText.NlFr("Kom eten", null), null, [], [], null, null, null, null, new(2027, 3, 31));

    static NewsItem Written(NewsWords words) => NewsItem.Write(Guid.CreateVersion7(), words, null, now);

    [Fact]
    public void It_is_shown_from_its_publishing_until_and_with_its_last_day()
    {
        var item = Written(words);
        Assert.False(item.IsShown(new(2027, 3, 2)));
        item.Publish(now);
        Assert.True(item.IsShown(new(2027, 3, 31)));
        Assert.False(item.IsShown(new(2027, 4, 1)));
        item.Withdraw(now);
        Assert.False(item.IsShown(new(2027, 3, 2)));
    }

    [Fact]
    public void Without_a_last_day_it_ends_with_the_day_on_which_it_takes_place() =>
        Assert.Equal(new(2027, 3, 12), Written(words with { Last = null, Day = new(2027, 3, 12) }).LastDay);

    public static TheoryData<string, NewsWords> Refused => new()
    {
        { "news.title.missing", words with { Title = null } },
        { "news.words.missing", words with { Words = null } },
        { "news.last.missing", words with { Last = null } },
        { "news.last.over", words with { Last = new(2027, 2, 28) } },
        { "news.last.far", words with { Last = new(2028, 3, 1) } },
        { "news.day.missing", words with { Opens = 600 } },
        { "news.closes.wrong", words with { Day = new(2027, 3, 12), Opens = 600, Closes = 600 } },
        { "news.long", words with { Title = LocalText.From("nl", new string('x', 121)) } },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_is_missing_or_wrong_is_said(string why, NewsWords written) => Assert.Equal(why, Assert.Throws<RuleBroken>(() => Written(written)).Message);

    [Theory]
    [InlineData("", "", true)]
    [InlineData("housing", "", true)]
    [InlineData("food", "", false)]
    [InlineData("food,housing", "21004", true)]
    [InlineData("housing", "21001", false)]
    public void A_reader_gets_only_the_own_themes_and_municipalities(string themes, string municipalities, bool gets) =>
        Assert.Equal(gets, Written(words with { Themes = ["housing"], Municipalities = ["21004"] }).IsFor(themes.Split(',', StringSplitOptions.RemoveEmptyEntries), municipalities.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void What_is_of_no_theme_in_particular_is_for_everybody() => Assert.True(Written(words).IsFor(["food"], ["21001"]));
}
