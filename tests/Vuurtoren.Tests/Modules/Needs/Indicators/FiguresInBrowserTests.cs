using System.Text;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs.Indicators;

/// <summary>Maps, lists and the forms of own counts in a real browser at a desk and on a telephone.</summary>
[Trait("Category", Browser.Category)]
public sealed class FiguresInBrowserTests(ManagedDemoInBrowser one) : IClassFixture<ManagedDemoInBrowser>
{
    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task Figures_are_free_of_barriers_and_fit_the_screen(string lang, int width)
    {
        using var guest = await Staff.Signed(one.Site, $"cas-cijfers-{lang}@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Ids.Of("demo", "coordination", "bakenvoorde")));
        await guest.Open($"/{lang}/edit/figures");
        await guest.Send("form[action$='handler=Add']", new() { ["name." + lang] = "Dossiers " + lang, ["Unit"] = "Files", ["Level"] = "Neighbourhood" });
        var own = guest.At.Split('?')[0];
        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        await visitor.Becomes(guest);
        var faults = new List<string>();
        foreach (var path in new[] { $"/{lang}/figures", $"/{lang}/figures/ocmw-income", $"/{lang}/figures/ocmw-income?in=nis:21004&year=2015", $"/{lang}/figures/median-income-municipality?in=20001", $"/{lang}/figures/population?in=03000", $"/{lang}/figures/area/md/12", $"/{lang}/figures/area/md/900", $"/{lang}/figures/area/nis/21004", $"/{lang}/edit/figures", own }) await Look(path);
        await visitor.Page.SetInputFilesAsync("input[type=file]", new Microsoft.Playwright.FilePayload { Name = "lijst.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("md_id;aantal;jaar\n17;64;2024\n18;3;2024\n62;n.b.;2024\n") });
        await visitor.Page.FillAsync("#Source", "OCMW");
        await visitor.Page.ClickAsync("form[enctype] button");
        await visitor.Page.WaitForSelectorAsync("#refused");
        await Measured("list");
        await visitor.Page.ClickAsync("form[action$='handler=Take'] button");
        await Look(own);
        await Look(own.Replace("/edit", "", StringComparison.Ordinal));
        Assert.True(faults.Count == 0, string.Join('\n', faults));

        async Task Look(string path)
        {
            await visitor.Page.SetViewportSizeAsync(width, Browser.TelephoneHeight);
            var answered = await visitor.Open(path);
            if (answered.Status != 200) faults.Add($"{path} answers {answered.Status}");
            foreach (var details in await visitor.Page.QuerySelectorAllAsync("main details")) await details.EvaluateAsync("one => one.open = true");
            await Measured(path);
            if (width != Browser.Desk) faults.AddRange((await visitor.FaultsWhenMagnified()).Select(fault => $"{path} {fault}"));
        }

        async Task Measured(string what)
        {
            faults.AddRange((await visitor.Faults()).Select(fault => $"{what} {fault}"));
            var measure = new Measure(visitor.Page);
            faults.AddRange((width == Browser.Desk ? await measure.AtDesk() : await measure.OnTelephone()).Select(fault => $"{what} {fault}"));
        }
    }
}
