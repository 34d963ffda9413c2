using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Concepts;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

/// <summary>A search understands what people mean, in either language, and says how it came to its answer.</summary>
public class UnderstandingTests
{
    static SmallDirectory Town(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        ThemesFormat.Load(town.Database, new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc));
        town.Save(Organization(1, "Le Fanal"), Organization(2, "De Baken"),
            French(1, 1, "Le Fanal, guidance budgétaire", "debt-mediation"), French(2, 1, "Le Potager", "food-parcels"),
            Service(3, 2, "Nachtopvang De Baken", themes: [ThemesFormat.TermId("emergency-shelter")]), Service(4, 2, "Fietsenwerkplaats"),
            Location(1), Location(2, 50.82, 4.40, "21009", "30", "1050"), At(1, 1, 1), At(2, 2, 1), At(3, 3, 2), At(4, 4, 2));
        town.Index.CatchUp();
        return town;
    }

    static Service French(int number, int organization, string name, string theme) => new()
    {
        Id = Id("service", number), OrganizationId = Id("organization", organization), Name = LocalText.From("fr", name)!, Themes = [ThemesFormat.TermId(theme)],
    };

    static Answer Ask(SmallDirectory town, string text) => town.Index.Find(new() { Text = text }, Nl);

    [Theory, EveryDatabase]
    public void A_Dutch_query_finds_a_service_written_only_in_French(TestDatabase database)
    {
        var town = Town(database);
        Assert.Equal(1, Numbers(Ask(town, "schuldbemiddeling").Ids, "service")[0]);
        Assert.Equal(2, Numbers(Ask(town, "voedselpakket").Ids, "service")[0]);
    }

    [Theory, EveryDatabase]
    public void A_compound_is_found_by_its_parts_and_a_slip_by_its_neighbour(TestDatabase database)
    {
        var town = Town(database);
        Assert.Contains(4, Numbers(Ask(town, "fietsen").Ids, "service"));
        var slip = Ask(town, "potagar");
        Assert.Equal(2, Numbers(slip.Ids, "service")[0]);
        Assert.Equal("potager", slip.DidYouMean);
    }

    [Theory, EveryDatabase]
    public void An_answer_says_what_was_understood_and_why_each_record_is_there(TestDatabase database)
    {
        var answer = Ask(Town(database), "voedselpakket");
        Assert.Contains(ThemesFormat.TermId("food-parcels"), answer.UnderstoodAs);
        Assert.Equal(new(Reason.Theme, ThemesFormat.TermId("food-parcels")), answer.Why[0]);
        Assert.Null(answer.DidYouMean);
        Assert.False(answer.Weak);
    }

    [Theory, EveryDatabase]
    public void A_place_that_is_named_is_where_help_is_sought(TestDatabase database)
    {
        var town = Town(database);
        Assert.Equal(4, Numbers(Ask(town, "fietsenwerkplaats Elsene").Ids, "service")[0]);
        Assert.Equal([3, 4], Numbers(Ask(town, "1050").Ids, "service").Order());
    }

    [Theory, EveryDatabase]
    public void An_abbreviation_is_the_same_with_and_without_its_dots(TestDatabase database)
    {
        var town = Town(database);
        town.Save(Organization(3, "O.C.M.W. van Vlotdorp"), Service(5, 3, "Onthaal"), Organization(4, "C.P.A.S. de Vlotville"), Service(6, 4, "Accueil"));
        town.Index.CatchUp();
        var without = Ask(town, "ocmw").Ids;
        Assert.Contains(Id("service", 5), without);
        foreach (var asked in (string[])["O.C.M.W.", "o.c.m.w", "O.C.M.W. ?"]) Assert.Equal(without, Ask(town, asked).Ids);
    }

    [Theory]
    [InlineData("O.C.M.W.", "ocmw"), InlineData("het O.C.M.W.", "het ocmw"), InlineData("l'A.S.B.L. Phare", "asbl phare"), InlineData("www.baken.example", "www baken example")]
    [InlineData("J.P.Voorbeeld", "voorbeeld"), InlineData("vitamine A. Baken", "vitamine baken"), InlineData("9.30 u.", "9 30"), InlineData("É.T.É", "ete")]
    public void Letters_with_dots_between_are_one_word(string text, string words)
    {
        var found = new List<string>();
        Folding.Words(text, word => found.Add(word.ToString()));
        Assert.Equal(words, string.Join(' ', found));
    }

    [Theory, EveryDatabase]
    public void What_only_begins_like_a_known_word_is_a_weak_answer_and_a_slip_is_not(TestDatabase database)
    {
        var town = Town(database);
        Assert.True(Ask(town, "voedselblorf") is { Total: > 0, Weak: true });
        Assert.True(Ask(town, "potagar") is { Total: > 0, Weak: false });
        Assert.True(Ask(town, "voedselpakket") is { Total: > 0, Weak: false });
    }

    [Theory, EveryDatabase]
    public void Nonsense_finds_nothing(TestDatabase database) => Assert.Empty(Ask(Town(database), "xyzzy").Ids);

    [Theory, EveryDatabase]
    public void Typing_suggests_themes_first_and_records_by_their_names(TestDatabase database)
    {
        var town = Town(database);
        Assert.Equal(SuggestionKind.Theme, town.Index.Suggest("schuld", Nl)[0].Kind);
        Assert.Contains(town.Index.Suggest("fietsenw", Nl), s => s.Kind == SuggestionKind.Service && s.Id == Id("service", 4));
        Assert.Contains(town.Index.Suggest("elsen", Nl), s => s is { Kind: SuggestionKind.Place, Code: "municipality:21009" });
        Assert.DoesNotContain(town.Index.Suggest("antwerp", Nl), s => s.Kind == SuggestionKind.Place);
    }

    [Fact]
    public void Every_row_of_the_lexicon_has_known_themes_a_language_and_a_kind() => Assert.Empty(Lexicon.Read(null).Faults);
}
