using Microsoft.Playwright;

namespace Vuurtoren.Tests.Support;

/// <summary>Someone without a mouse: Tab goes on, and what is reached is used. It counts the clicks as it goes.</summary>
public sealed class Keyboard(IPage page)
{
    /// <summary>Nothing on a page may be further away than this many times Tab.</summary>
    const int Furthest = 150;

    /// <summary>What a mouse or a finger would need a click for, and each time something was typed.</summary>
    public int Clicks { get; private set; }

    /// <summary>Goes on until the cursor is on what matches this CSS selector, and begins with these words when some are given.</summary>
    public async Task To(string selector, string words = "")
    {
        for (var step = 0; step < Furthest; step++)
        {
            if (await page.EvaluateAsync<bool>("([selector, words]) => document.activeElement.matches(selector) && document.activeElement.textContent.trim().startsWith(words)", new[] { selector, words })) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{selector} {words} cannot be reached with Tab on {page.Url}");
    }

    /// <summary>Takes the link at the top that skips what stands before this part of the page.</summary>
    public async Task SkipTo(string part)
    {
        await To($".ds-skip-link[href='#{part}']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("part => document.activeElement.id === part", part);
    }

    /// <summary>Types into the field with the cursor.</summary>
    public async Task Type(string words)
    {
        await page.Keyboard.TypeAsync(words);
        Clicks++;
    }

    /// <summary>Enter, on what opens another page.</summary>
    public async Task Open()
    {
        var before = page.Url;
        await page.Keyboard.PressAsync("Enter");
        Clicks++;
        await page.Leaves(before);
    }

    /// <summary>Enter or Space, on what changes this page only.</summary>
    public async Task Press(string key)
    {
        await page.Keyboard.PressAsync(key);
        Clicks++;
    }

    /// <summary>Chooses from the list with the cursor, by the first letters; the results follow, and then this stands in the address.</summary>
    public async Task Choose(string letters, string asked) => await Change(() => page.Keyboard.TypeAsync(letters), asked);

    /// <summary>Ticks the box with the cursor; the results follow, and then this stands in the address.</summary>
    public async Task Tick(string asked) => await Change(() => page.Keyboard.PressAsync("Space"), asked);

    /// <summary>Enter on a filter that stands over the results; they follow without it.</summary>
    public async Task TakeAway()
    {
        var without = await page.EvaluateAsync<string>("() => document.activeElement.href");
        await page.Keyboard.PressAsync("Enter");
        Clicks++;
        await page.WaitForFunctionAsync("address => location.href === address && !document.querySelector('#found[aria-busy]')", without);
    }

    // On a slow machine the results follow the first letter too.
    async Task Change(Func<Task> act, string asked)
    {
        await act();
        Clicks++;
        await page.WaitForFunctionAsync("asked => location.search.slice(1).split('&').includes(asked) && !document.querySelector('#found[aria-busy]')", asked);
    }
}
