using Microsoft.Playwright;

namespace Vuurtoren.Tests.Support;

/// <summary>What axe cannot see of a page that stands open: whether it holds when it is magnified, spaced, in other colours, under a finger. See measure.js.</summary>
public sealed class Measure(IPage page)
{
    /// <summary>Half of a desk, as when it is magnified to 200 % (WCAG 2.2, 1.4.4).</summary>
    const int Half = Browser.Desk / 2;

    /// <summary>Pixels that every control is wide and high at least, as the house wants it (WCAG 2.2, 2.5.5).</summary>
    const int Finger = 44;

    /// <summary>Makes `measure` known to the page.</summary>
    public static string Script { get; } = File.ReadAllText(Path.Combine(Places.Repository, "tests", "Vuurtoren.Tests", "Support", "measure.js"));

    /// <summary>At a desk: fingers, half the width, spaced text, the reader's own colours, nothing that moves.</summary>
    public async Task<IEnumerable<string>> AtDesk()
    {
        await page.EvaluateAsync(Script);
        List<string> faults = [.. await Small(), .. await CutOff("spaced", spaced: true), .. await Moving(), .. await InOtherColours()];
        await page.SetViewportSizeAsync(Half, Browser.TelephoneHeight);
        faults.AddRange(await CutOff("at 200 %", spaced: false));
        return faults;
    }

    /// <summary>On a telephone: fingers, and the narrowest screen, with its text spaced too (WCAG 2.2, 1.4.10 and 1.4.12).</summary>
    public async Task<IEnumerable<string>> OnTelephone()
    {
        await page.EvaluateAsync(Script);
        List<string> faults = [.. await Small()];
        await page.SetViewportSizeAsync(Browser.Magnified, Browser.TelephoneHeight);
        return [.. faults, .. await CutOff("at 400 %", spaced: false), .. await CutOff("at 400 %, spaced", spaced: true)];
    }

    /// <summary>Too small for a finger.</summary>
    public async Task<IEnumerable<string>> Small() => (await page.EvaluateAsync<string[]>("least => measure.small(least)", Finger)).Select(fault => $"too small, {fault}");

    /// <summary>Cut off, over one another, or wider than the screen.</summary>
    public async Task<IEnumerable<string>> CutOff(string when, bool spaced)
    {
        if (spaced) await page.EvaluateAsync("() => measure.space()");
        var faults = await page.EvaluateAsync<string[]>("() => measure.cutOff()");
        if (spaced) await page.EvaluateAsync("() => measure.unspace()");
        return faults.Select(fault => $"{when}, {fault}");
    }

    /// <summary>What the reader's own colours would leave without a shape (forced colours, "high contrast").</summary>
    public async Task<IEnumerable<string>> InOtherColours()
    {
        await page.EvaluateAsync("() => measure.colours()");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        var faults = await page.EvaluateAsync<string[]>("() => measure.bare()");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        return faults.Select(fault => $"in forced colours without a shape: {fault}");
    }

    /// <summary>What moves for who asked that nothing moves, as every <see cref="Visitor"/> does.</summary>
    public async Task<IEnumerable<string>> Moving() => (await page.EvaluateAsync<string[]>("() => measure.moving()")).Select(fault => $"moves: {fault}");
}
