using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Vuurtoren.Tests.Platform;

namespace Vuurtoren.Tests.Modules.Directory.Finding;

/// <summary>What one can ask of a list stands in the address, and what makes no sense is said.</summary>
public sealed class AskedTests(ShellTests.DemoOnly demo) : IClassFixture<ShellTests.DemoOnly>
{
    async Task<(HttpStatusCode Status, IHtmlDocument Page)> Ask(string path)
    {
        using var answer = await demo.Site.Client.GetAsync(path);
        return (answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
    }

    static string Text(IHtmlDocument page, string which) => string.Join(' ', page.QuerySelectorAll(which).Select(e => e.TextContent.Trim()));

    [Theory]
    [InlineData("near=50.85,2.1&within=2", "niet in België", "near"), InlineData("near=51.4,2.6", "niet in België", "near"), InlineData("near=-91,500", "niet in België", "near")]
    [InlineData("near=Atlantis", "kennen deze plaats niet", "near"), InlineData("near=9999", "kennen deze plaats niet", "near")]
    [InlineData("near=1000&within=-3", "0,5 tot 10 km", "within"), InlineData("near=1000&within=400", "0,5 tot 10 km", "within"), InlineData("near=1000&within=NaN", "0,5 tot 10 km", "within")]
    [InlineData("day=yesterday", "deze dag niet", "day"), InlineData("day=3", "deze dag niet", "day"), InlineData("day=mo&hour=25:00", "dit uur niet", "hour"), InlineData("day=mo&hour=noon", "dit uur niet", "hour")]
    [InlineData("theme=moon", "kennen dit thema", "theme"), InlineData("municipality=99999", "kennen dit thema", "municipality")]
    public async Task What_makes_no_sense_is_said_at_its_field(string query, string words, string field)
    {
        var (status, page) = await Ask($"/nl/services?q=huur&free=yes&{query}");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(words, Text(page, "[role=alert]"), StringComparison.Ordinal);
        Assert.Contains(words, Text(page, $"#{field}-error"), StringComparison.Ordinal);
        Assert.Equal("true", page.GetElementById(field)!.GetAttribute("aria-invalid"));
        Assert.NotNull(page.GetElementById(field)!.Closest("details[open]"));
        Assert.Equal("huur", page.GetElementById("q")!.GetAttribute("value")); // and the rest is still there
        Assert.True(page.GetElementById("free")!.HasAttribute("checked"));
        Assert.Empty(page.QuerySelectorAll(".row"));
    }

    [Fact]
    public async Task What_was_typed_as_a_place_stays_to_be_mended()
    {
        var (_, page) = await Ask("/fr/services?near=Molenbeekk");
        Assert.Equal("Molenbeekk", page.GetElementById("near")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("near=1000"), InlineData("near=1000%20Brussel&within=0.5"), InlineData("near=B-1000&within=0,5"), InlineData("near=Molenbeek&within=10"), InlineData("near=50.85,4.35"), InlineData("near=50.850;4.350&sort=distance")]
    [InlineData("open=now"), InlineData("day=tu&hour=23:00"), InlineData("day=su"), InlineData("appointment=no"), InlineData("appointment=yes&wheelchair=yes&free=yes"), InlineData("target=nobody"), InlineData("hour=77&within=99")]
    public async Task Every_filter_can_stand_in_an_address(string query)
    {
        foreach (var path in (string[])["/nl/services", "/fr/organizations", "/fr/map"])
        {
            var (status, page) = await Ask($"{path}?{query}");
            Assert.True(status == HttpStatusCode.OK, $"{path}?{query}: {status}");
            Assert.Empty(page.QuerySelectorAll("[role=alert]"));
        }
    }

    [Fact]
    public async Task Each_filter_is_taken_away_by_itself_or_all_at_once()
    {
        var (_, page) = await Ask("/nl/services?q=huur&theme=housing&near=1000&within=5&spoken=fr&day=tu&hour=14:30&appointment=no&wheelchair=yes&free=yes&sort=name");
        var chips = page.QuerySelectorAll(".chip--off").Cast<IHtmlAnchorElement>().ToList();
        Assert.Equal(["“huur”", "Wonen", "Tot 5 km van 1000", "Frans", "Open op dinsdag om 14.30", "Zonder afspraak", "Met rolstoel", "Gratis"],
            chips.Select(chip => chip.TextContent.Replace("Zonder ", "", StringComparison.Ordinal).Replace("×", "", StringComparison.Ordinal).Trim()).Select(t => t == "afspraak" ? "Zonder afspraak" : t));
        Assert.DoesNotContain("theme=", chips[1].GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("/nl/services?q=huur&theme=housing&spoken=fr&day=tu&hour=14:30&appointment=no&wheelchair=yes&free=yes&sort=name", Uri.UnescapeDataString(chips[2].GetAttribute("href")!));
        Assert.Equal("/nl/services?q=huur", page.QuerySelector(".chip--all")!.GetAttribute("href"));
        foreach (var chip in chips) Assert.Equal(HttpStatusCode.OK, (await Ask(chip.GetAttribute("href")!)).Status);
    }

    [Fact]
    public async Task The_language_switch_and_the_other_list_keep_the_question()
    {
        const string question = "?q=huur&theme=housing&near=1000&within=5&free=yes";
        var (_, page) = await Ask("/nl/services" + question);
        Assert.Equal("/fr/services" + question, page.QuerySelector(".languages a[lang=fr]")!.GetAttribute("href"));
        Assert.Contains(page.QuerySelectorAll("#ways a"), link => link.GetAttribute("href") == "/nl/organizations" + question);
    }

    [Fact]
    public async Task A_point_is_rounded_before_anything_is_done_with_it_and_is_not_shown()
    {
        var (_, page) = await Ask("/nl/services?near=50.8503961,4.3517103&within=2");
        Assert.Equal("50.85,4.352,2000", page.GetElementById("map")!.GetAttribute("data-circle"));
        Assert.Equal("hidden", page.QuerySelector("#finder [name=near]")!.GetAttribute("type"));
        Assert.Contains("Tot 2 km van uw plaats", Text(page, ".chips"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".row__far"));
    }

    [Fact]
    public async Task Filters_that_leave_nothing_say_which_one_to_leave_out()
    {
        var (status, page) = await Ask("/nl/services?theme=housing&near=8670&within=0.5"); // Koksijde, at the sea
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("0 diensten gevonden", Text(page, "#count"));
        Assert.Contains("/nl/services?theme=housing", page.QuerySelectorAll(".ways a").Select(a => a.GetAttribute("href")));
    }

    public static TheoryData<string> Odd =>
    [
        "huur AND (eten OR \"gratis maaltijd\") NOT title:x~2^3", "+huur -eten*", "{!lucene}a", "q=*:*", "' OR 1=1; DROP TABLE service; --", "(a+)+$", "^.*[^\\]]{9999}",
        "схульд schuld δάνειο", "😀👩‍👩‍👧‍👦🏳️‍🌈", "مساعدة في الإيجار", "\u202Ehuur\u202C", "עזרה hulp", "a\0b", "<script>alert(1)</script>", "%s%n{0}{1}", "\uFEFF\u200B\u200D",
        string.Concat(Enumerable.Repeat("e\u0301", 100)), "  ", "''''''", "-", "near:50,4", "日本語 ヘルプ",
    ];

    [Theory, MemberData(nameof(Odd))]
    public async Task Whatever_is_typed_is_answered_at_once_and_stays_in_the_box(string words)
    {
        foreach (var path in (string[])["/nl/services", "/fr/organizations", "/nl/map"])
        {
            var clock = Stopwatch.StartNew();
            var (status, page) = await Ask($"{path}?q={Uri.EscapeDataString(words)}");
            Assert.True(status == HttpStatusCode.OK, $"{path}: {status}");
            Assert.True(clock.ElapsedMilliseconds < 2000, $"{path}: {clock.ElapsedMilliseconds} ms");
            Assert.Empty(page.QuerySelectorAll("script:not([src]):not([type='application/ld+json'])"));
        }
    }

    [Theory, InlineData(201), InlineData(3000), InlineData(10_000)]
    public async Task A_letter_instead_of_a_few_words_is_refused(int length)
    {
        foreach (var path in (string[])["/nl/services", "/fr/organizations", "/nl/map", "/suggest", "/map/places"])
        {
            var (status, _) = await Ask($"{path}?q={new string('a', length)}");
            Assert.True((int)status is >= 400 and < 500, $"{path}: {status}");
        }
    }
}
