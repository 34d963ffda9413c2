using System.Globalization;
using System.Text.RegularExpressions;

namespace Vuurtoren.Tests;

/// <summary>
/// Real errands, from the front page to the help, by keyboard only and in both languages. How many clicks each may take stands in docs/errands.md.
/// A picture of where each ends is left in artifacts/errands; docs/errands holds copies of some, made by hand.
/// </summary>
[Collection(DemoInBrowser.Name), Trait("Category", Browser.Category)]
public sealed partial class ErrandsTests(DemoInBrowser demo)
{
    // In Karreveld everything is in French, the debt mediator too. Who speaks Dutch, or helps someone who does, looks further.
    [Theory, InlineData("nl", "schuldbemiddeling", "Nederlands", "Budget en schuldbemiddeling"), InlineData("fr", "médiation de dettes", "N", "Budget et médiation de dettes")]
    public Task Debts_settled_in_Dutch_from_a_neighbourhood_where_it_is_done_in_French(string language, string words, string spoken, string expected) => Run("debts", language, expected, async (keys, visitor) =>
    {
        await Search(keys, words, narrow: true);
        await keys.To("#pick-where > summary");
        await keys.Press("Enter");
        await keys.To("#neighbourhood");
        await keys.Choose("Karreveld", "neighbourhood=63");
        Assert.StartsWith("Permanence de médiation de dettes", Assert.Single(await visitor.Page.Locator(".row h2").AllInnerTextsAsync()), StringComparison.Ordinal);
        await keys.To(".chip--off:not([href*=neighbourhood])");
        await keys.TakeAway();
        await keys.To("#pick-whom > summary");
        await keys.Press("Enter");
        await keys.To("#spoken");
        await keys.Choose(spoken, "spoken=nl");
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

    [Theory, InlineData("nl", "slapen", "Nachtopvang"), InlineData("fr", "dormir", "Abri de nuit")]
    public async Task A_bed_now_at_eleven_in_the_evening(string language, string words, string expected)
    {
        await using var site = await demo.At(hour: 23);
        await Run("night", language, expected, async (keys, _) =>
        {
            await Search(keys, words, narrow: true);
            await keys.To("#open");
            await keys.Tick("open=now");
            await OpenResult(keys, expected);
        }, async (_, visitor) => Assert.NotEmpty(await visitor.Page.InnerTextAsync(".today--open")), site.Address);
    }

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
    async Task Run(string errand, string language, string? expected, Func<Keyboard, Visitor, Task> walk, Func<Keyboard, Visitor, Task>? after = null, Uri? site = null)
    {
        await using var visitor = await demo.Browser.Visit(site ?? demo.Site.Address, Browser.Desk, language);
        var keys = new Keyboard(visitor.Page);
        await visitor.Open($"/{language}");
        await walk(keys, visitor);
        if (expected is not null) Assert.StartsWith(expected, (await visitor.Page.InnerTextAsync(".sheet h1")).Trim(), StringComparison.Ordinal);
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Places.Artifacts, "errands", $"{errand}-{language}.png") });
        if (after is not null) await after(keys, visitor);

        Assert.Equal(Written(errand, language), keys.Clicks);
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
