using System.Globalization;
using Microsoft.Playwright;

namespace Vuurtoren.Tests.Modules.Directory.Finding;

/// <summary>The list that follows what is typed and chosen, in a browser that runs scripts.</summary>
[Collection(DemoInBrowser.Name), Trait("Category", Browser.Category)]
public sealed class LiveListTests(DemoInBrowser demo)
{
    async Task<Visitor> At(string path, int width = Browser.Desk)
    {
        var visitor = await demo.Browser.Visit(demo.Site.Address, width, "nl");
        await visitor.Open(path);
        return visitor;
    }

    /// <summary>On a slow machine the list follows half a word too: what counts is where it ends.</summary>
    static async Task Follow(Visitor visitor, string address, Func<Task> act)
    {
        await act();
        await visitor.Page.WaitForFunctionAsync("address => location.href.endsWith(address) && !document.querySelector('#found[aria-busy]')", address);
    }

    static async Task<int> Found(IPage page) => int.Parse((await page.InnerTextAsync("#count")).Split(' ')[0], CultureInfo.InvariantCulture);

    static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName");

    [Fact]
    public async Task While_typing_the_list_and_its_address_follow_and_the_cursor_stays()
    {
        await using var visitor = await At("/nl/services");
        var all = await Found(visitor.Page);
        await visitor.Page.FocusAsync("#q");
        await Follow(visitor, "/nl/services?q=schulden", () => visitor.Page.Keyboard.TypeAsync("schulden"));

        Assert.InRange(await Found(visitor.Page), 1, all - 1);
        Assert.Equal("q", await Focused(visitor.Page));
        Assert.EndsWith("?q=schulden", await visitor.Page.GetAttributeAsync(".languages a", "href"), StringComparison.Ordinal);
        await visitor.Page.Keyboard.PressAsync("Escape");
        Assert.Empty(await visitor.Faults());
    }

    [Fact]
    public async Task A_filter_taken_away_leaves_the_others_and_the_cursor_on_the_next_one()
    {
        await using var visitor = await At("/nl/services?theme=food-aid&wheelchair=yes&free=yes");
        var narrow = await Found(visitor.Page);
        Assert.Equal(4, await visitor.Page.Locator("#found .chips a").CountAsync()); // three, and all at once
        await visitor.Page.FocusAsync("#found .chips li:nth-child(2) a");
        await Follow(visitor, "/nl/services?theme=food-aid&free=yes", () => visitor.Page.Keyboard.PressAsync("Enter"));

        Assert.Equal(3, await visitor.Page.Locator("#found .chips a").CountAsync());
        Assert.True(await Found(visitor.Page) >= narrow);
        Assert.Contains("chip", await Focused(visitor.Page), StringComparison.Ordinal);
        await Follow(visitor, "/nl/services", () => visitor.Page.ClickAsync("#found .chip--all"));
        Assert.False(await visitor.Page.IsCheckedAsync("#free"));
    }

    [Fact]
    public async Task What_is_typed_while_a_filter_is_being_taken_away_stays_and_the_filter_is_gone()
    {
        await using var visitor = await At("/nl/services?q=eten&free=yes");
        var answer = new TaskCompletionSource();
        await visitor.Page.RouteAsync(url => url.EndsWith("/nl/services?q=eten", StringComparison.Ordinal), async route => { await answer.Task; await route.ContinueAsync(); });
        await visitor.Page.ClickAsync("#found .chip--off >> nth=1");
        await Follow(visitor, "/nl/services?q=eten+voedsel", async () =>
        {
            await visitor.Page.FocusAsync("#q");
            await visitor.Page.Keyboard.PressAsync("End");
            await visitor.Page.Keyboard.TypeAsync(" voedsel");
            await visitor.Page.WaitForTimeoutAsync(400); // longer than the pause after which the list follows
            answer.SetResult();
        });

        Assert.Equal("eten voedsel", await visitor.Page.InputValueAsync("#q"));
        Assert.Equal("q", await Focused(visitor.Page));
        Assert.False(await visitor.Page.IsCheckedAsync("#free"));
    }

    [Fact]
    public async Task A_box_that_is_ticked_keeps_the_cursor_and_the_page_can_be_loaded_again()
    {
        await using var visitor = await At("/nl/services?q=eten");
        await visitor.Page.FocusAsync("#free");
        await Follow(visitor, "/nl/services?q=eten&free=yes", () => visitor.Page.Keyboard.PressAsync("Space"));
        Assert.Equal("free", await Focused(visitor.Page));
        var found = await Found(visitor.Page);

        await visitor.Page.ReloadAsync();
        Assert.Equal(found, await Found(visitor.Page));
        Assert.True(await visitor.Page.IsCheckedAsync("#free"));
    }

    [Fact]
    public async Task Who_chooses_by_letters_gets_what_was_typed_though_the_list_follows_meanwhile()
    {
        await using var visitor = await At("/nl/services");
        await visitor.Page.FocusAsync("#pick-when > summary");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.FocusAsync("#day");
        await Follow(visitor, "/nl/services?day=fr&hour=10%3A00", () => visitor.Page.Keyboard.TypeAsync("vrijdag", new() { Delay = 120 }));

        Assert.Equal("fr", await visitor.Page.InputValueAsync("#day"));
        Assert.Equal("day", await Focused(visitor.Page));
        Assert.True(await visitor.Page.IsVisibleAsync("#hour"));
        await visitor.Page.Keyboard.PressAsync("Escape");
        Assert.False(await visitor.Page.IsVisibleAsync("#hour"));
        Assert.Equal("SUMMARY", await visitor.Page.EvaluateAsync<string>("() => document.activeElement.tagName"));
    }

    [Fact]
    public async Task Near_me_says_where_to_about_a_hundred_metres_and_sorts_by_distance()
    {
        await using var visitor = await At("/nl/services");
        await visitor.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await visitor.Page.Context.SetGeolocationAsync(new() { Latitude = 50.87654f, Longitude = 4.32123f });
        await visitor.Page.ClickAsync("#pick-where > summary");
        await Follow(visitor, "/nl/services?near=50.877%2C4.321&within=2", () => visitor.Page.ClickAsync("[data-near-me] button"));

        Assert.Matches("^(\\d+ m|\\d+(,\\d)? km)$", (await visitor.Page.Locator(".row__far").First.InnerTextAsync()).Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task Who_does_not_say_where_is_told_what_else_to_do_and_sees_what_is_open_anyway()
    {
        await using var visitor = await At("/nl/services");
        await visitor.Page.ClickAsync("#pick-where > summary");
        await visitor.Page.ClickAsync("[data-near-me] button");
        var refused = await visitor.Page.GetAttributeAsync("[data-near-me]", "data-refused");
        await Assertions.Expect(visitor.Page.Locator("[data-near-me] [role=status]")).ToHaveTextAsync(refused!);

        await visitor.Open("/nl");
        await visitor.Page.ClickAsync("[data-near-now]");
        await visitor.Page.Reaches(@"/nl/services\?open=now$");
    }

    [Fact]
    public async Task What_is_put_on_the_list_from_the_results_is_counted_kept_in_the_tab_and_nowhere_else()
    {
        await using var visitor = await At("/nl/services?q=eten", Browser.Telephone);
        await visitor.Page.ClickAsync(".row:nth-child(1) .row__along");
        Assert.Equal("1", await visitor.Page.InnerTextAsync(".menu__count"));
        Assert.StartsWith("Staat op de lijst", await visitor.Page.InnerTextAsync(".row:nth-child(1) .row__along"), StringComparison.Ordinal);

        await Follow(visitor, "/nl/services?q=eten+voedsel", async () =>
        {
            await visitor.Page.FocusAsync("#q");
            await visitor.Page.Keyboard.PressAsync("End");
            await visitor.Page.Keyboard.TypeAsync(" voedsel");
        });
        await visitor.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(1, await visitor.Page.Locator(".row__along.on").CountAsync()); // also after the list was replaced
        await visitor.Page.ClickAsync(".row__along:not(.on) >> nth=0");
        await visitor.Page.ClickAsync(".menu a[href*='/list?s=']");
        await Assertions.Expect(visitor.Page.Locator(".along__one")).ToHaveCountAsync(2);
        Assert.Empty(await visitor.Page.Context.CookiesAsync());
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => localStorage.length"));
    }
}
