using System.Text.Json;
using Microsoft.Playwright;

namespace Vuurtoren.Tests;

/// <summary>Someone who goes through a page of each kind with Tab, and sees where the cursor is.</summary>
[Collection(DemoInBrowser.Name), Trait("Category", Browser.Category)]
public sealed class TabbingTests(DemoInBrowser demo)
{
    /// <summary>More stops than any page has.</summary>
    const int Most = 300;

    static readonly JsonSerializerOptions names = new(JsonSerializerDefaults.Web);

    /// <summary>Where the cursor is: see measure.js.</summary>
    /// <param name="Anywhere">A mark on the map stands where its place is.</param>
    /// <param name="Part">Of the page: a section, a form, a row, the top; as a number.</param>
    /// <param name="Pane">That scrolls on its own; -1 when none.</param>
    /// <param name="Box">Left, top, right, bottom on the page; null when it cannot be seen.</param>
    sealed record Stop(string What, bool Skip, bool Anywhere, int Part, int Pane, string[] Faults, double[]? Box);

    [Theory, InlineData("nl", Browser.Desk, ForcedColors.None), InlineData("fr", Browser.Telephone, ForcedColors.Active)]
    public async Task The_cursor_goes_through_every_kind_of_page_in_order_seen_and_uncovered(string language, int width, ForcedColors colours)
    {
        var kinds = (await Pages.Of(demo.Site, language)).Found.Where(page => page.Path != "/").DistinctBy(page => Pages.KindOf(page.Path)).ToList();
        await using var visitor = await demo.Browser.Visit(demo.Site.Address, width, language);
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = colours });
        var faults = new List<string>();
        foreach (var page in kinds)
        {
            await visitor.Open(page.Path);
            faults.AddRange((await FaultsOf(visitor.Page)).Select(fault => $"{page.Path} {fault}"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task On_the_way_back_the_cursor_is_never_under_the_way_out_that_stays_at_the_top()
    {
        await using var visitor = await At("/nl/services?theme=addiction");
        await visitor.Page.FocusAsync(".bottom li:last-child a");
        for (var stop = await Press(visitor.Page, "Shift+Tab"); stop is { Skip: false }; stop = await Press(visitor.Page, "Shift+Tab")) Assert.Empty(stop.Faults.Select(fault => $"{stop.What} {fault}"));
    }

    [Fact]
    public async Task A_panel_that_the_cursor_leaves_closes_and_covers_nothing()
    {
        await using var visitor = await At("/nl/services");
        await visitor.Page.FocusAsync("#pick-where > summary");
        var stop = await Press(visitor.Page, "Enter");
        while (await visitor.Page.EvaluateAsync<bool>("() => !!document.activeElement.closest('#pick-where')")) stop = await Press(visitor.Page, "Tab");

        Assert.Equal(0, await visitor.Page.Locator(".pick[open]").CountAsync());
        Assert.Empty(stop!.Faults);
    }

    [Fact]
    public async Task The_map_jumps_for_who_wants_nothing_to_move_and_a_place_opens_with_links_for_a_finger()
    {
        await using var visitor = await At("/nl/map");
        await visitor.Page.WaitForSelectorAsync(".leaflet-marker-icon.dot");
        await visitor.Page.FocusAsync("#map");
        var before = await Shift();
        await visitor.Page.Keyboard.PressAsync("ArrowRight");
        var at = await Shift();
        await visitor.Page.WaitForTimeoutAsync(400); // it would move for 250 milliseconds
        Assert.NotEqual(before, at);
        Assert.Equal(at, await Shift());

        await visitor.Page.FocusAsync(".leaflet-marker-icon.dot");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForSelectorAsync(".popup a");
        Assert.Empty(await new Measure(visitor.Page).Small());

        Task<string> Shift() => visitor.Page.EvaluateAsync<string>("() => document.querySelector('.leaflet-map-pane').style.transform");
    }

    async Task<Visitor> At(string path)
    {
        var visitor = await demo.Browser.Visit(demo.Site.Address, Browser.Desk, "nl");
        await visitor.Open(path);
        await visitor.Page.EvaluateAsync(Measure.Script);
        return visitor;
    }

    static async Task<List<string>> FaultsOf(IPage page)
    {
        await page.EvaluateAsync(Measure.Script);
        var faults = new List<string>();
        var first = await Tab(page);
        var before = first;
        if (before is { Skip: false } && await page.Locator(".top").CountAsync() > 0) faults.Add($"begins with {before.What}, not with a way past the top");
        for (var steps = 0; before is not null; steps++)
        {
            faults.AddRange(before.Faults.Select(fault => $"{before.What} {fault}"));
            if (steps == Most) return [.. faults, $"never ends: {before.What}"];
            var next = await Tab(page);
            if (next is not null && next.What == first?.What && (next.Skip || (next.Box ?? []).SequenceEqual(first.Box ?? []))) break; // round again
            if (next is not null && IsBack(before, next)) faults.Add($"goes back from {before.What} to {next.What}");
            before = next;
        }
        return faults;
    }

    static Task<Stop?> Tab(IPage page) => Press(page, "Tab");

    static async Task<Stop?> Press(IPage page, string key)
    {
        await page.Keyboard.PressAsync(key);
        var stop = await page.EvaluateAsync<string>("() => JSON.stringify(measure.cursor())");
        return JsonSerializer.Deserialize<Stop?>(stop, names);
    }

    /// <summary>The cursor goes down, and in one part of a page on a line to the right. Another part may stand beside it: a sheet begins with whom to ring, on the right.</summary>
    static bool IsBack(Stop before, Stop next)
    {
        if (before.Box is not [var left, var top, var right, var bottom] || next.Box is not [var nextLeft, var nextTop, var nextRight, var nextBottom] || before.Skip || before.Anywhere || before.Pane != next.Pane) return false;
        var above = nextBottom <= top + 1 && nextLeft < right && nextRight > left;
        var sameLine = Math.Min(bottom, nextBottom) - Math.Max(top, nextTop) > Math.Min(bottom - top, nextBottom - nextTop) / 2;
        return above || (before.Part == next.Part && sameLine && nextRight <= left + 1);
    }
}
