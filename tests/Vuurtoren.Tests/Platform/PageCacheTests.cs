using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Platform;

/// <summary>A page that says what is open is never kept longer than that is true.</summary>
public sealed class PageCacheTests
{
    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 15, 0, 0, TimeSpan.Zero);
        public override DateTimeOffset GetUtcNow() => Now;
    }

    static (PageCache Pages, Clock Clock, Shown Shown) Made()
    {
        var (clock, shown) = (new Clock(), new Shown());
        shown.UpTo(7);
        return (new(shown, clock), clock, shown);
    }

    [Fact]
    public void A_page_that_holds_until_half_past_four_is_current_until_then_and_no_longer()
    {
        var (pages, clock, _) = Made();
        var tag = pages.TagUntil(new(2026, 11, 24, 15, 30, 0, DateTimeKind.Utc));
        Assert.True(pages.IsCurrent(tag));
        clock.Now = clock.Now.AddMinutes(29).AddSeconds(59);
        Assert.True(pages.IsCurrent(tag));
        clock.Now = clock.Now.AddSeconds(1);
        Assert.False(pages.IsCurrent(tag));
    }

    [Fact]
    public void A_change_of_data_or_of_day_makes_every_page_old()
    {
        var (pages, clock, shown) = Made();
        var (plain, timed) = (pages.Tag, pages.TagUntil(clock.Now.UtcDateTime.AddDays(3)));
        Assert.True(pages.IsCurrent(plain) && pages.IsCurrent(timed));
        shown.UpTo(8);
        Assert.False(pages.IsCurrent(plain) || pages.IsCurrent(timed));
        shown.UpTo(7);
        clock.Now = clock.Now.AddHours(9);
        Assert.False(pages.IsCurrent(plain) || pages.IsCurrent(timed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("~")]
    [InlineData("W/\"")]
    [InlineData("~-1\"")]
    [InlineData("~99999999999999999999999\"")]
    [InlineData("~ 99999999999\"")]
    public void A_tag_that_we_never_gave_is_not_current(string end)
    {
        var (pages, _, _) = Made();
        Assert.False(pages.IsCurrent(pages.Tag[..^1] + end + "x"));
        if (end != "\"") Assert.False(pages.IsCurrent(pages.Tag[..^1] + end));
    }
}
