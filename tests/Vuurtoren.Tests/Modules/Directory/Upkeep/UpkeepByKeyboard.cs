using System.Diagnostics;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep;

/// <summary>What a service and a manager do in a browser, by keyboard alone; each page on the way must be free of barriers.</summary>
static class UpkeepByKeyboard
{
    /// <param name="letter">The file of a letter of this site: its first link is followed.</param>
    public static async Task<(int Clicks, TimeSpan Time)> ConfirmFrom(this Visitor visitor, string letter)
    {
        var keys = new Keyboard(visitor.Page);
        await visitor.Open("file://" + letter);
        var clock = Stopwatch.StartNew();
        await keys.To("a");
        await keys.Open();
        Assert.Empty(await visitor.Faults());
        await keys.To("main .ds-button");
        await keys.Press("Enter");
        await visitor.Page.WaitForSelectorAsync(".note--done");
        Assert.Empty(await visitor.Faults());
        return (keys.Clicks, clock.Elapsed);
    }

    /// <summary>From the list of suggestions: four are taken over, the fifth is refused with a reason, and so on.</summary>
    public static async Task<TimeSpan> AnswerSuggestions(this Visitor visitor, int many)
    {
        var keys = new Keyboard(visitor.Page);
        var clock = Stopwatch.StartNew();
        await keys.To("h2 a");
        await keys.Open();
        Assert.Empty(await visitor.Faults());
        for (var n = 0; n < many; n++)
        {
            if (n % 5 == 4)
            {
                await keys.To("input[name=reason]");
                await visitor.Page.Keyboard.PressAsync("Space");
                await keys.To("form[action*=Refuse] button");
            }
            else await keys.To("#accept button");
            await keys.Open();
            await visitor.Page.WaitForSelectorAsync(".note--done");
        }
        return clock.Elapsed;
    }
}
