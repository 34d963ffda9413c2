using System.Text.Json;
using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Modules.Directory;

public sealed partial class ThemesTests
{
    static readonly Themes themes = Themes.Shipped;

    [Fact]
    public void There_are_about_twenty_themes_with_several_categories_each()
    {
        Assert.InRange(themes.Top.Count, 20, 25);
        Assert.InRange(themes.All.Count - themes.Top.Count, 150, 200);
        Assert.All(themes.Top, t => Assert.InRange(themes.Below(t.Code).Count(), 2, 20));
    }

    [Fact]
    public void Codes_are_unique_and_fit_in_an_address()
    {
        Assert.Equal(themes.All.Count, themes.All.Select(t => t.Code).Distinct().Count());
        Assert.All(themes.All, t => Assert.Matches("^[a-z]+(-[a-z]+)*$", t.Code));
    }

    [Fact]
    public void Every_theme_has_its_name_description_and_other_words_in_Dutch_and_in_French()
    {
        Assert.All(themes.All, t =>
        {
            Assert.Equal(["fr", "nl"], t.Name.Languages);
            Assert.Equal(["fr", "nl"], t.Description.Languages);
            Assert.Equal(["fr", "nl"], t.Also.Keys.Order());
            Assert.All(t.Also.Values, words => Assert.NotEmpty(words));
            Assert.All(t.Also.Values.SelectMany(w => w), word => Assert.Equal(word.Trim(), word));
        });
        foreach (var language in new[] { "nl", "fr" })
            Assert.Equal(themes.All.Count, themes.All.Select(t => t.Name[language]).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Descriptions_are_short_plain_sentences()
    {
        Assert.All(themes.All.SelectMany(t => t.Description), text =>
        {
            Assert.EndsWith(".", text.Value);
            Assert.InRange(Words().Count(text.Value), 4, 32);
            Assert.InRange(text.Value.Length, 25, 170);
            Assert.DoesNotContain("  ", text.Value);
            if (text.Key == "fr") Assert.DoesNotMatch(@"\S[:;!?]", text.Value);
        });
    }

    [Fact]
    public void Violence_addiction_sex_work_and_hiv_are_discreet()
    {
        Assert.All(themes.All.Where(t => themes.TopOf(t.Code)!.Code is "addiction" or "prostitution"), t => Assert.True(t.Discreet));
        Assert.All(new[] { "hiv", "partner-violence", "violence-shelter", "sexual-violence", "child-abuse", "forced-marriage-and-mutilation",
            "human-trafficking", "elder-abuse", "violence-offenders" }, code => Assert.True(themes.IsDiscreet(code)));
        Assert.False(themes.IsDiscreet("childcare"));
        Assert.False(themes.IsDiscreet("safety"));
    }

    [Fact]
    public void A_category_knows_its_theme()
    {
        Assert.Equal("food-aid", themes.TopOf("food-parcels")!.Code);
        Assert.Equal("food-aid", themes.TopOf("food-aid")!.Code);
        Assert.Null(themes.TopOf("nothing"));
        Assert.Empty(themes.Below("food-parcels"));
    }

    [Fact]
    public void Every_mapping_leads_to_a_theme_and_none_is_given_twice()
    {
        Assert.All(themes.Mappings, m => Assert.NotNull(themes.Find(m.Theme)));
        Assert.Equal(themes.Mappings.Count(), themes.Mappings.Distinct().Count());
    }

    [Theory]
    [InlineData("social-brussels", "453", "food-parcels")]
    [InlineData("social-brussels", "194", "hiv")]
    [InlineData("social-brussels-sector", "5", "housing")]
    [InlineData("open-eligibility", "Food Pantry", "food-parcels")]
    [InlineData("airs", "BD-1800.2000-620", "food-parcels")]
    [InlineData("airs", "BD-9999", "food-aid")]
    [InlineData("airs", "RX", "addiction")]
    public void Other_classifications_are_understood(string scheme, string code, string theme) => Assert.Equal([theme], themes.Map(scheme, code));

    [Fact]
    public void What_is_not_mapped_gives_nothing()
    {
        Assert.Empty(themes.Map("social-brussels", "0"));
        Assert.Empty(themes.Map("unknown", "453"));
        Assert.Empty(themes.Map("airs", null));
        Assert.Empty(themes.Map("airs", "Z-1"));
    }

    [RealDataFact]
    public void Every_category_sector_section_and_subject_of_the_Brussels_directory_is_mapped()
    {
        var categories = Ids("categories.json");
        Assert.Equal(658, categories.Count);
        Assert.All(categories, id => Assert.NotEmpty(themes.Map(Schemes.SocialBrussels, id)));
        var sectors = Ids("sectors.json");
        Assert.Equal(21, sectors.Count);
        Assert.All(sectors, id => Assert.NotEmpty(themes.Map(Schemes.SocialBrusselsSector, id)));

        using var csv = new Microsoft.VisualBasic.FileIO.TextFieldParser(RealData.At("social-brussels/organisation_topics_2017_fr.csv")) { Delimiters = [","] };
        csv.ReadFields();
        while (csv.ReadFields() is { } row)
        {
            Assert.NotEmpty(themes.Map(Schemes.SocialBrussels2017Section, row[1]));
            Assert.NotEmpty(themes.Map(Schemes.SocialBrussels2017Subject, row[3]));
        }
    }

    static List<string> Ids(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(RealData.At($"social-brussels/taxonomy/{file}")));
        return [.. document.RootElement.EnumerateArray().Select(e => e.GetProperty("id").ToString())];
    }

    [GeneratedRegex(@"[\p{L}\d]+")]
    private static partial Regex Words();
}
