using Vuurtoren.Modules.Needs.Colloquium;
using Vuurtoren.Modules.Needs.Diagnosis;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>The pages of a diagnosis and a colloquium in a real browser, at a desk and on a telephone.</summary>
[Trait("Category", Browser.Category)]
public sealed class DiagnosisInBrowserTests(ManagedDemoInBrowser one) : IClassFixture<ManagedDemoInBrowser>
{
    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task They_are_free_of_barriers_and_fit_the_screen(string lang, int width)
    {
        var coordination = Ids.Of("demo", "coordination", "bakenvoorde");
        using var guest = await Staff.Signed(one.Site, $"cas-diagnose-{lang}@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination), language: lang);
        await using var db = one.Database.Context();
        var (made, open, day) = (db.Set<JointDiagnosis>().First(d => d.State == DiagnosisState.Writing).Id, db.Set<JointDiagnosis>().First(d => d.State == DiagnosisState.Published).Id, db.Set<Gathering>().First().Id);
        var invited = Invited.To(db.Set<Gathering>().Single(g => g.Id == day), $"gast-{lang}@voorbeeld.be", lang, DateTime.UtcNow);
        db.Add(invited);
        await db.SaveChangesAsync();
        var (read, edit) = ($"/{lang}/coordination/{coordination}", $"/{lang}/edit/coordination/{coordination}");
        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        await visitor.Becomes(guest);
        var faults = await visitor.Walk(width,
        [
            $"{read}/diagnosis", $"{read}/diagnosis/{made}", $"{read}/diagnosis/{made}/calendar", $"{read}/diagnosis/{made}/steps", $"{read}/diagnosis/{made}/theme/housing", $"{read}/diagnosis/{made}/theme/housing/Seen", $"{read}/diagnosis/{made}/whole",
            $"{edit}/diagnosis/new", $"{edit}/diagnosis/{made}", $"{edit}/diagnosis/{open}", $"/{lang}/diagnosis/{open}", $"/{lang}/diagnosis/{open}/handout", $"/{lang}/diagnosis/{open}/slides", $"/{lang}/diagnosis-methods",
            $"{read}/colloquia", $"{edit}/colloquium/new", $"{edit}/colloquium/{day}", $"{edit}/colloquium/{day}/presence", $"/{lang}/colloquium/{day}", $"/{lang}/colloquium/answer/{ColloquiumLinks.Of(one.Database.Secret, invited.Id)}",
        ], magnified: true);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
