using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using Vuurtoren.Tests.Platform;

namespace Vuurtoren.Tests.Modules.Directory.Finding;

/// <summary>What appears under the box while someone types.</summary>
public sealed class SuggestionsTests(ShellTests.DemoOnly demo) : IClassFixture<ShellTests.DemoOnly>
{
    [Theory, InlineData(""), InlineData("?q="), InlineData("?q=a"), InlineData("?q=%00%F0%9F%98%80&lang=xx"), InlineData("?q=%27%3B--%20*%20title:(a%20AND%20b)~2&lang=fr"), InlineData("?q=%D9%85%D8%B3%D8%A7%D8%B9%D8%AF%D8%A9")]
    public async Task Whatever_is_typed_gives_a_list_and_stays_nowhere(string query)
    {
        using var answer = await demo.Site.Client.GetAsync("/suggest" + query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.ValueKind);
        Assert.DoesNotContain("suggest?", demo.Site.Log, StringComparison.Ordinal);
    }

    [Theory, InlineData(201, HttpStatusCode.BadRequest), InlineData(7000, HttpStatusCode.BadRequest)]
    public async Task A_whole_letter_is_no_beginning_of_a_word(int length, HttpStatusCode status)
    {
        using var answer = await demo.Site.Client.GetAsync("/suggest?q=" + new string('a', length));
        Assert.Equal(status, answer.StatusCode);
    }
}

/// <summary>The same list under somebody's fingers. What it proposes is given here: these tests are about keys, not about words.</summary>
[Collection(DemoInBrowser.Name), Trait("Category", Browser.Category)]
public sealed class SuggestionsInBrowserTests(DemoInBrowser demo)
{
    const string Proposed = """
        [{"label":"Thema’s","items":[{"text":"Wonen","icon":"housing","path":"/nl/services?theme=housing"},{"text":"Huur","under":"Wonen","icon":"housing","path":"/nl/services?theme=tenants-rights"}]},
         {"label":"Diensten","items":[{"text":"Logement","lang":"fr","icon":"people","path":"/nl/themes"}]}]
        """;

    async Task<Visitor> Typing(string words, int width = Browser.Desk, string path = "/nl")
    {
        var visitor = await demo.Browser.Visit(demo.Site.Address, width, "nl");
        await visitor.Page.RouteAsync("**/suggest?*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Proposed }));
        await visitor.Open(path);
        await visitor.Page.FocusAsync("#q");
        await visitor.Page.Keyboard.TypeAsync(words);
        await visitor.Page.WaitForSelectorAsync($"[role=listbox][data-words='{words}'] [role=option]"); // those of the first letters may have come before
        return visitor;
    }

    static Task<string?> Chosen(Visitor visitor) => visitor.Page.EvaluateAsync<string?>("() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent ?? null");

    [Theory, InlineData("/nl", Browser.Desk), InlineData("/nl", Browser.Telephone), InlineData("/nl/services", Browser.Desk), InlineData("/nl/services", Browser.Telephone)]
    public async Task An_open_list_has_no_barriers_and_fits_the_screen(string path, int width)
    {
        await using var visitor = await Typing("huur", width, path);
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("true", await visitor.Page.GetAttributeAsync("#q", "aria-expanded"));
        Assert.Equal([], await visitor.Faults());
    }

    [Fact]
    public async Task Arrows_go_through_the_list_and_Enter_goes_to_what_is_chosen()
    {
        await using var visitor = await Typing("huur");
        Assert.Null(await Chosen(visitor));
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        Assert.StartsWith("Huur", await Chosen(visitor), StringComparison.Ordinal);
        await visitor.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("Wonen", await Chosen(visitor));
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Reaches(@"/nl/services\?theme=housing$");
    }

    [Fact]
    public async Task Past_either_end_of_the_list_is_what_was_typed()
    {
        await using var visitor = await Typing("huur");
        await visitor.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("Logement", await Chosen(visitor));
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Null(await Chosen(visitor));
        Assert.Equal("huur", await visitor.Page.InputValueAsync("#q"));
    }

    [Fact]
    public async Task Escape_closes_the_list_and_keeps_what_was_typed()
    {
        await using var visitor = await Typing("huur");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("Escape");
        Assert.False(await visitor.Page.IsVisibleAsync("[role=listbox]"));
        Assert.Equal("huur", await visitor.Page.InputValueAsync("#q"));
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Reaches(@"/nl/services\?q=huur");
    }

    [Fact]
    public async Task Escape_takes_back_a_question_that_is_under_way()
    {
        await using var visitor = await demo.Browser.Visit(demo.Site.Address, Browser.Desk, "nl");
        var (asked, takenBack) = (new TaskCompletionSource(), new TaskCompletionSource());
        await visitor.Page.RouteAsync("**/suggest?*", _ => { asked.TrySetResult(); return Task.CompletedTask; }); // and never answers
        visitor.Page.RequestFailed += (_, request) => { if (request.Url.Contains("/suggest?", StringComparison.Ordinal)) takenBack.TrySetResult(); };
        await visitor.Open("/nl");
        await visitor.Page.FocusAsync("#q");
        await visitor.Page.Keyboard.TypeAsync("huur");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await visitor.Page.Keyboard.PressAsync("Escape");
        await takenBack.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Who_goes_through_a_list_keeps_it_though_a_newer_one_was_asked_for()
    {
        await using var visitor = await Typing("huur");
        await visitor.Page.Keyboard.TypeAsync("d");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.WaitForTimeoutAsync(300); // the newer one would be there by now

        Assert.Equal("Wonen", await Chosen(visitor));
    }

    [Fact]
    public async Task Tab_leaves_the_list_for_the_button()
    {
        await using var visitor = await Typing("huur");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.False(await visitor.Page.IsVisibleAsync("[role=listbox]"));
        Assert.Equal("BUTTON", await visitor.Page.EvaluateAsync<string>("() => document.activeElement.tagName"));
    }

    [Fact]
    public async Task A_screen_reader_hears_how_many_there_are_and_in_which_language_each_is()
    {
        await using var visitor = await Typing("huur");
        Assert.Equal("Voorstellen: 3. Kies met de pijlen.", await visitor.Page.TextContentAsync("[data-suggest] [role=status]"));
        Assert.Equal("fr", await visitor.Page.GetAttributeAsync("[role=option] [lang]", "lang"));
        Assert.Equal("Thema’s", await visitor.Page.EvaluateAsync<string>("() => document.getElementById(document.querySelector('[role=group]').getAttribute('aria-labelledby')).textContent"));
    }

    [Fact]
    public async Task A_finger_on_a_suggestion_goes_there()
    {
        await using var visitor = await Typing("huur", Browser.Telephone);
        await visitor.Page.ClickAsync("[role=option]:has-text(\"Huur\")");
        await visitor.Page.Reaches(@"/nl/services\?theme=tenants-rights$");
    }
}
