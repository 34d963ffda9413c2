using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.SocialBrussels;

namespace Vuurtoren.Tests.Bench;

/// <summary>The errands by which `bench errands` judges the search are sound themselves.</summary>
public class ErrandsTests
{
    static readonly string[] kinds = ["sentence", "short", "jargon", "acronym", "slip", "cross"];
    static readonly List<Errand> errands = [.. Rows(Path.Combine(Places.Repository, "bench", "Vuurtoren.Bench", "errands.csv"))
        .Select(row => new Errand(row["id"]!, row["lang"]!, row["kind"]!, row["text"]!, row["categories"]!.Split(' ')))];

    sealed record Errand(string Id, string Language, string Kind, string Text, string[] Categories);

    [Fact]
    public void Both_languages_have_at_least_120_errands_of_which_nearly_half_are_whole_sentences()
    {
        Assert.All(errands, e => Assert.Contains(e.Kind, kinds));
        Assert.Equal(["fr", "nl"], errands.Select(e => e.Language).Distinct().Order(StringComparer.Ordinal));
        Assert.All(errands.GroupBy(e => e.Language), language =>
        {
            Assert.True(language.Count() >= 120, language.Key);
            Assert.True(language.Count(e => e.Kind == "sentence") >= 0.45 * language.Count(), language.Key);
            Assert.Equal(kinds.Order(StringComparer.Ordinal), language.Select(e => e.Kind).Distinct().Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void No_errand_stands_there_twice()
    {
        Assert.Equal(errands.Count, errands.Select(e => e.Id).Distinct().Count());
        Assert.Equal(errands.Count, errands.Select(e => CodeList.Fold(e.Text)).Distinct().Count());
        Assert.All(errands, e => Assert.Equal(e.Categories.Length, e.Categories.Distinct().Count()));
        Assert.All(errands, e => Assert.StartsWith(e.Language + "-", e.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void A_sentence_has_5_to_15_words() =>
        Assert.All(errands.Where(e => e.Kind == "sentence"), e => Assert.InRange(e.Text.Split(' ').Length, 5, 15));

    [RealDataFact]
    public void Of_every_category_that_is_right_there_is_an_organisation_to_find()
    {
        var described = Rows(RealData.At("social-brussels/organisations_2017_fr_no_contacts.csv")).Select(row => row["id"]).ToHashSet();
        var findable = Rows(RealData.At("social-brussels/organisation_categories_2018_fr.csv"))
            .Where(row => described.Contains(row["organisation_id"])).Select(row => row["category_id"]).ToHashSet();
        Assert.All(errands, e => Assert.All(e.Categories, category => Assert.Contains(category, findable)));
    }

    [RealDataFact]
    public void Every_area_of_life_has_errands()
    {
        var right = errands.SelectMany(e => e.Categories).ToHashSet();
        var sectors = Rows(RealData.At("social-brussels/taxonomy/category_tree_2018.csv")).ToLookup(row => row["sector_id"], row => row["category_id"]!);
        Assert.True(sectors.Count >= 21);
        Assert.All(sectors, sector => Assert.Contains(sector, right.Contains));
    }

    static IEnumerable<NamedRow> Rows(string file)
    {
        using var table = Table.Open(file, File.OpenRead(file));
        foreach (var row in table.Rows()) yield return new(table, row);
    }
}
