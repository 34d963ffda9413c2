using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Permanences;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Directory.Permanences;

/// <summary>The pages of a house in a real browser: at a desk, on a telephone, on the television in the hall, on paper.</summary>
[Trait("Category", Browser.Category)]
public sealed class HouseInBrowserTests(HouseInBrowserTests.OneSite one) : IClassFixture<HouseInBrowserTests.OneSite>
{
    public sealed class OneSite : IAsyncLifetime
    {
        public Browser Browser { get; } = new();
        public Site Site { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Site = await Site.Start(demo: true, prepare: Staff.MayTryOften);
            using (var gil = await Staff.Signed(Site, "gil@voorbeeld.be", Role.DirectoryManager, Scope.Region)) { }
            await Browser.InitializeAsync();
        }

        public async Task DisposeAsync()
        {
            await Browser.DisposeAsync();
            await Site.DisposeAsync();
        }
    }

    static readonly Guid house = Ids.Of("demo", Kinds.Location, "sociaal-huis"), law = Ids.Of("demo", "permanence", "sociaal-huis/recht");

    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task Every_page_of_a_house_is_free_of_barriers_for_visitors_and_for_who_keeps_it(string lang, int width)
    {
        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        var faults = new List<string>();
        foreach (var path in new[] { "houses", $"house/{house}", $"house/{house}?week={Vuurtoren.Modules.Directory.Wording.Week.Of(LocalClock.DayOf(DateTime.UtcNow).AddDays(8))}", $"house/{house}/today", $"follow?house={house}" }) await Look(path);
        await visitor.Open($"/{lang}/signin");
        await visitor.Page.FillAsync("[name=email]", "gil@voorbeeld.be");
        await visitor.Page.FillAsync("[name=password]", Staff.Password);
        await visitor.Page.ClickAsync("form.form button[type=submit]");
        await visitor.Page.WaitForSelectorAsync(".me__out");
        var keep = $"edit/house/{house}";
        foreach (var path in new[] { keep, $"{keep}/permanence", $"{keep}/permanence?q=huur", $"{keep}/permanence?who=else", $"{keep}/permanence/{law}", $"{keep}/permanence/{law}/days" }) await Look(path);
        Assert.True(faults.Count == 0, string.Join('\n', faults));

        async Task Look(string path)
        {
            await visitor.Page.SetViewportSizeAsync(width, width == Browser.Desk ? Browser.DeskHeight : Browser.TelephoneHeight);
            await visitor.Open($"/{lang}/{path}");
            var measure = new Measure(visitor.Page);
            faults.AddRange((await visitor.Faults()).Concat(width == Browser.Desk ? await measure.AtDesk() : [.. await measure.OnTelephone(), .. await visitor.FaultsWhenMagnified()]).Select(fault => $"{path} {fault}"));
        }
    }

    [Theory, InlineData("nl", 1920, 1080), InlineData("fr", 1080, 1920)]
    public async Task The_screen_of_the_hall_is_read_from_five_metres_and_fits_lying_and_standing(string lang, int width, int height)
    {
        var database = Staff.DatabaseOf(one.Site);
        using (var db = database.Context())
        {
            var (now, today) = (DateTime.UtcNow, LocalClock.DayOf(DateTime.UtcNow).AddDays(-1));
            for (var n = 0; n < 5; n++)
                db.Add(Permanence.Of(Guid.CreateVersion7(), house, PermanenceTests.Held(Repeats.Weekly, Enum.GetValues<Weekday>(), today, opens: n, closes: 1439, holidays: true, room: Ids.Of("demo", "room", "sociaal-huis/hal"),
                    title: $"Zitdag met een tamelijk lange naam {n}"), now));
            db.Add(new Change { Seq = db.Set<Change>().Max(c => c.Seq) + 1, Kind = Kinds.Location, RecordId = house, At = now, Actor = "test", Cause = "edit", Changes = "{}" });
            await db.SaveChangesAsync();
        }
        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        await visitor.Page.SetViewportSizeAsync(width, height);
        for (var attempt = 0; attempt < 50; attempt++, await Task.Delay(100))
        {
            await visitor.Open($"/{lang}/house/{house}/today?part=1");
            if (await visitor.Page.Locator(".hall__row").CountAsync() == 4) break;
        }
        Assert.Equal(4, await visitor.Page.Locator(".hall__row").CountAsync());
        var sizes = await visitor.Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.hall__name, .hall__time, .hall__how, .hall__where, .hall__where span')].map(e => parseFloat(getComputedStyle(e).fontSize))");
        Assert.All(sizes, size => Assert.True(size >= 44, $"{size} px"));
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(System.IO.Directory.CreateDirectory(Places.Artifacts).FullName, $"hall-{width}.png") });
        Assert.InRange(await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"), 0, height); // nobody scrolls a television
    }

    [Fact]
    public async Task A_week_on_paper_is_one_sheet_with_its_days_beside_each_other()
    {
        await using var visitor = await one.Browser.Visit(one.Site.Address, Browser.Desk, "nl");
        await visitor.Open($"/nl/house/{house}");
        await visitor.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.False(await visitor.Page.Locator("#along").IsVisibleAsync());
        var pdf = System.Text.Encoding.Latin1.GetString(await visitor.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(pdf, @"/Type\s*/Page\b(?!s)"));
        Assert.Matches(@"MediaBox\s*\[0 0 84[12][.\d]* 59[456]", pdf); // A4 lying
    }
}
