using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Html.Parser;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Tests.Platform;

namespace Vuurtoren.Tests.Modules.Directory;

/// <summary>Letter words are explained where they stand first, on a page of their own, and in the search.</summary>
public sealed class AcronymsTests(ShellTests.DemoOnly demo) : IClassFixture<ShellTests.DemoOnly>
{
    static readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

    static string Plain(string text, string language = "nl")
    {
        using var writer = new StringWriter();
        Acronyms.Shipped.Write(writer, encoder, text, language);
        return writer.ToString();
    }

    static string Longer(string markdown)
    {
        using var writer = new StringWriter();
        new Rich(LocalText.From("nl", markdown)!, "nl", new Texts()).WriteTo(writer, encoder);
        return writer.ToString();
    }

    [Fact]
    public void The_table_holds_about_150_and_each_has_its_words_in_both_languages()
    {
        Assert.InRange(Acronyms.Shipped.All.Count, 150, 250);
        Assert.All(Acronyms.Shipped.All, one => Assert.True((one.Dutch ?? one.French) is not null && one.DutchWords.Length > 3 && one.FrenchWords.Length > 3, one.ToString()));
    }

    [Theory]
    [InlineData("Het OCMW helpt. Het OCMW luistert.", "nl", "Het <abbr title=\"openbaar centrum voor maatschappelijk welzijn\">OCMW</abbr> helpt. Het OCMW luistert.")]
    [InlineData("Le CPAS et l'OCMW", "fr", "Le <abbr title=\"centre public d’action sociale\">CPAS</abbr> et l&#x27;OCMW")]
    [InlineData("OCMW's", "nl", "<abbr title=\"openbaar centrum voor maatschappelijk welzijn\">OCMW</abbr>&#x27;s")]
    [InlineData("Het openbaar centrum voor maatschappelijk welzijn (OCMW)", "nl", "Het openbaar centrum voor maatschappelijk welzijn (OCMW)")]
    [InlineData("ocmw, OCMWX, XOCMW", "nl", "ocmw, OCMWX, XOCMW")]
    [InlineData("<b>VDAB</b> & co", "nl", "&lt;b&gt;<abbr title=\"Vlaamse Dienst voor Arbeidsbemiddeling en Beroepsopleiding\">VDAB</abbr>&lt;/b&gt; &amp; co")]
    [InlineData("OCMW", "de", "OCMW")]
    public void The_first_of_each_is_explained_unless_the_text_does_so_itself(string text, string language, string shown) => Assert.Equal(shown, Plain(text, language));

    [Fact]
    public void In_a_longer_text_too_and_once_over_all_its_paragraphs()
    {
        var shown = new HtmlParser().ParseDocument(Longer("Ga naar het **OCMW** of de VDAB.\n\n- het OCMW\n- [de VDAB](https://vdab.voorbeeld.be)"));
        Assert.Equal(["OCMW", "VDAB"], shown.QuerySelectorAll("abbr").Select(abbr => abbr.TextContent));
        Assert.Equal("Ga naar het OCMW of de VDAB.", shown.QuerySelector("p")!.TextContent);
    }

    [Theory, InlineData("/nl/acronyms", "OCMW", "openbaar centrum"), InlineData("/fr/acronyms", "OCMW", "centre public"), InlineData("/fr/acronyms", "CPAS", "centre public")]
    public async Task A_page_explains_those_of_both_languages_in_that_of_the_page(string path, string acronym, string words)
    {
        using var guest = new Guest(demo.Site.Address);
        await guest.Open(path);
        var line = guest.Page.QuerySelectorAll(".acronyms div").Single(div => div.QuerySelector("dt")!.TextContent == acronym);
        Assert.StartsWith(words, line.QuerySelector("dd")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_searches_for_one_is_told_what_it_means()
    {
        using var guest = new Guest(demo.Site.Address);
        await guest.Open("/fr/services?q=paaz");
        Assert.Contains("PAAZ\u00a0: service psychiatrique en hôpital général", guest.Words, StringComparison.Ordinal);
    }

    [Theory, InlineData("ocmw", "ocmw", "cpas"), InlineData("stib", "stib", "mivb"), InlineData("loi", "LOI", "ila")]
    public void A_search_for_one_is_also_for_its_counterpart(string word, string asked, string other) => Assert.Contains(other, Acronyms.Shipped.Counterparts(word, asked));

    [Fact]
    public void A_short_one_that_is_also_a_word_counts_only_in_capitals() => Assert.Empty(Acronyms.Shipped.Counterparts("loi", "loi sur les loyers"));
}
