using Vuurtoren.Modules.Networks.Charter;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Tests.Modules.Networks.BodyTests;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Versions of a charter, and themes that come first.</summary>
public sealed class CharterTests
{
    static readonly DateOnly today = new(2026, 11, 29);
    static readonly Guid coordination = Guid.CreateVersion7();
    static readonly LocalText text = LocalText.NlFr("Tekst", "Texte")!;

    [Fact]
    public void A_draft_is_adopted_by_a_decision_and_then_never_changes()
    {
        var one = CharterVersion.Draft(coordination, CharterKind.Charter, text, []);
        Assert.Equal("charter.draft.there", Refused(() => CharterVersion.Draft(coordination, CharterKind.Charter, text, [one])));
        Assert.Null(CharterVersion.InForce([one], CharterKind.Charter));
        Assert.Equal("charter.day.missing", Refused(() => one.Adopt(today.AddDays(1), text, null, today)));
        Assert.Equal("charter.decision.missing", Refused(() => one.Adopt(today, null, null, today)));
        Assert.Equal("charter.vote.lost", Refused(() => one.Adopt(today, text, new(Guid.CreateVersion7(), null, today, text, Carried: false), today)));
        one.Adopt(today, text, null, today);
        Assert.Equal("charter.adopted", Refused(() => one.Write(text)));
        var two = CharterVersion.Draft(coordination, CharterKind.Charter, text, [one]);
        Assert.Equal((2, one), (two.Number, CharterVersion.InForce([one, two], CharterKind.Charter)));
        two.Adopt(today, text, null, today);
        Assert.Equal(two, CharterVersion.InForce([one, two], CharterKind.Charter));
    }

    [Fact]
    public void The_decision_that_adopts_it_gives_its_day_and_its_words()
    {
        var (one, decision) = (CharterVersion.Draft(coordination, CharterKind.Charter, text, []), LocalText.NlFr("De plenaire neemt het charter aan", "La plénière adopte la charte")!);
        var id = Guid.CreateVersion7();
        one.Adopt(null, null, new(null, id, today.AddDays(-40), decision), today);
        Assert.Equal((today.AddDays(-40), decision, id), (one.AdoptedOn, one.Decision, one.DecisionId));
    }

    [Fact]
    public void Charter_and_rules_count_their_own_versions()
    {
        var charter = CharterVersion.Draft(coordination, CharterKind.Charter, text, []);
        Assert.Equal(1, CharterVersion.Draft(coordination, CharterKind.Rules, text, [charter]).Number);
    }

    [Fact]
    public void A_year_has_at_most_three_themes_and_a_place_that_is_free_is_taken_again()
    {
        var themes = new List<Priority>();
        for (var n = 0; n < 3; n++) themes.Add(Priority.Of(coordination, 2026, text, themes, today));
        Assert.Equal("priority.many", Refused(() => Priority.Of(coordination, 2026, text, themes, today)));
        Assert.Equal(1, Priority.Of(coordination, 2027, text, themes, today).Place);
        themes.RemoveAt(1);
        Assert.Equal(2, Priority.Of(coordination, 2026, text, themes, today).Place);
        Assert.Equal("priority.year.wrong", Refused(() => Priority.Of(coordination, 20, text, themes, today)));
    }
}
