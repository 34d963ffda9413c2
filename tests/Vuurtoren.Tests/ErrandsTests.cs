using System.Globalization;
using System.Text.RegularExpressions;

namespace Vuurtoren.Tests;

/// <summary>
/// Real errands, from the front page to the help, by keyboard only and in both languages. How many clicks each may take stands in docs/errands.md.
/// With VUURTOREN_ERRANDS=folder a picture of where each ends, and what it took, is left there.
/// </summary>
[Collection(DemoInBrowser.Name), Trait("Category", Browser.Category)]
public sealed partial class ErrandsTests(DemoInBrowser demo)
{
    [Theory, InlineData("nl", "schuldbemiddeling", "Nederlands", "Budget en schuldbemiddeling"), InlineData("fr", "médiation de dettes", "Fran", "Budget et médiation de dettes")]
    public Task Debts_settled_by_someone_who_speaks_my_language(string language, string words, string spoken, string expected) => Run("debts", language, expected, async (keys, _) =>
    {
        await Search(keys, words, narrow: true);
        await keys.To("#pick-whom > summary");
        await keys.Press("Enter");
        await keys.To("#spoken");
        await keys.Choose(spoken, $"spoken={language}");
        await OpenResult(keys, expected);
    });

    [Theory, InlineData("nl", "verblijfsvergunning", "Droit de séjour"), InlineData("fr", "groupe de parents et école", "Oudergroep over school")]
    public Task A_service_that_is_written_in_the_other_language_only(string language, string words, string expected) => Run("other-language", language, expected, async (keys, _) =>
    {
        await Search(keys, words);
        await OpenResult(keys, expected);
    });

    [Theory, InlineData("nl", "Middagmaal en activiteiten"), InlineData("fr", "Dîner et activités")]
    public Task Food_today_without_typing(string language, string expected) => Run("food", language, expected, async (keys, _) =>
    {
        await keys.To(".need[href*=food]");
        await keys.Open();
        await keys.SkipTo("results");
        await OpenResult(keys, expected);
    });

    [Theory, InlineData("nl", "opvoeding", "Spelotheek en ontmoeting met baby's"), InlineData("fr", "parents", "Ludothèque et rencontre bébés")]
    public Task A_parent_in_a_wheelchair(string language, string words, string expected) => Run("wheelchair", language, expected, async (keys, _) =>
    {
        await Search(keys, words, narrow: true);
        await keys.To("#wheelchair");
        await keys.Tick("wheelchair=yes");
        await OpenResult(keys, expected);
    });

    [Theory, InlineData("nl", "slapen", "vrijdag", "Nachtopvang"), InlineData("fr", "dormir", "vendredi", "Abri de nuit")]
    public Task A_bed_at_eleven_in_the_evening(string language, string words, string day, string expected) => Run("night", language, expected, async (keys, _) =>
    {
        await Search(keys, words, narrow: true);
        await keys.To("#pick-when > summary");
        await keys.Press("Enter");
        await keys.To("#day");
        await keys.Choose(day, "day=fr");
        await keys.To("#hour");
        await keys.Choose("23", "hour=23%3A00");
        await OpenResult(keys, expected);
    });

    [Theory]
    [InlineData("letter", "nl", "ik begrijp deze brief niet", "Openbare schrijver")]
    [InlineData("letter", "fr", "je ne comprends pas cette lettre", "Écrivain public")]
    [InlineData("bullied", "nl", "mijn dochter wordt gepest", "Praten met iemand die niet je moeder is")]
    [InlineData("bullied", "fr", "ma fille est harcelée à l'école", "Parler à quelqu'un qui n'est pas ta mère")]
    [InlineData("doctor", "nl", "dokter zonder papieren", "Huisarts zonder betalen")]
    [InlineData("doctor", "fr", "médecin sans papiers", "Médecin généraliste sans payer")]
    [InlineData("alone", "nl", "mijn vader is oud en altijd alleen", "Telefooncirkel")]
    [InlineData("alone", "fr", "mon père est âgé et toujours seul", "Visite aux plus de 80 ans")]
    public Task In_ones_own_words(string errand, string language, string words, string expected) => Run(errand, language, expected, async (keys, _) =>
    {
        await Search(keys, words);
        await OpenResult(keys, expected);
    });

    [Theory, InlineData("nl", "mijn man slaat mij", "Een gesprek over thuis"), InlineData("fr", "mon mari me frappe", "Un entretien sur la maison")]
    public Task Who_flees_violence_finds_help_and_leaves_the_page_at_once(string language, string words, string expected) => Run("violence", language, expected, async (keys, _) =>
    {
        await Search(keys, words);
        await OpenResult(keys, expected);
    }, async (keys, visitor) =>
    {
        Assert.DoesNotContain(expected, await visitor.Page.TitleAsync(), StringComparison.Ordinal);
        await visitor.Page.RouteAsync("https://www.google.be/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>elsewhere</title>" }));
        await keys.To("[data-leave]");
        await keys.Open();
        Assert.Equal("https://www.google.be/", visitor.Page.Url);
        await visitor.Page.GoBackAsync();
        Assert.DoesNotContain("/service/", visitor.Page.Url, StringComparison.Ordinal); // "back" does not show the sheet again
    });

    [Theory, InlineData("nl", "voedsel"), InlineData("fr", "nourriture")]
    public Task A_worker_prints_a_list_for_a_client(string language, string words) => Run("list", language, null, async (keys, visitor) =>
    {
        await visitor.Page.AddInitScriptAsync("window.print = () => { window.printed = true; }");
        await Search(keys, words);
        await keys.To(".row__along");
        await keys.Press("Enter");
        await keys.To(".row:nth-child(2) .row__along");
        await keys.Press("Enter");
        await keys.To(".menu a[href*='/list?s=']");
        await keys.Open();
        Assert.Equal(2, await visitor.Page.Locator(".along__one").CountAsync());
        await keys.To("[data-print] button");
        await keys.Press("Enter");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => window.printed"));
    });

    static async Task Search(Keyboard keys, string words, bool narrow = false)
    {
        await keys.To("#q");
        await keys.Type(words);
        await keys.Open();
        if (!narrow) await keys.SkipTo("results"); // the filters stand before them
    }

    static async Task OpenResult(Keyboard keys, string name)
    {
        await keys.To(".row:nth-child(-n+5) h2 a", name); // far down a list nobody looks
        await keys.Open();
    }

    /// <param name="expected">The name on the sheet where it ends; null when it ends elsewhere.</param>
    async Task Run(string errand, string language, string? expected, Func<Keyboard, Visitor, Task> walk, Func<Keyboard, Visitor, Task>? after = null)
    {
        await using var visitor = await demo.Browser.Visit(demo.Site.Address, Browser.Desk, language);
        var keys = new Keyboard(visitor.Page);
        await visitor.Open($"/{language}");
        await walk(keys, visitor);
        if (expected is not null) Assert.StartsWith(expected, (await visitor.Page.InnerTextAsync(".sheet h1")).Trim(), StringComparison.Ordinal);
        await Keep(errand, language, visitor);
        if (after is not null) await after(keys, visitor);
        await Note(errand, language, keys);

        Assert.Equal(Written(errand, language), keys.Clicks);
    }

    static string? Folder => Environment.GetEnvironmentVariable("VUURTOREN_ERRANDS") is { Length: > 0 } folder ? folder : null;

    static async Task Keep(string errand, string language, Visitor visitor)
    {
        if (Folder is { } folder) await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{errand}-{language}.png") });
    }

    static async Task Note(string errand, string language, Keyboard keys)
    {
        if (Folder is { } folder) await File.AppendAllTextAsync(Path.Combine(folder, "errands.txt"), $"{errand} {language}: {keys.Clicks} clicks, {keys.Steps} steps\n");
    }

    /// <summary>The clicks that docs/errands.md tells of: "| `debts` | … | 5 | 5 |", Dutch first.</summary>
    static int Written(string errand, string language)
    {
        var page = File.ReadAllText(Path.Combine(Places.Repository, "docs", "errands.md"));
        var row = Row().Matches(page).Single(match => match.Groups["errand"].Value == errand);
        return int.Parse(row.Groups[language].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\| `(?<errand>[a-z-]+)` \|.*\| (?<nl>\d+) \| (?<fr>\d+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
