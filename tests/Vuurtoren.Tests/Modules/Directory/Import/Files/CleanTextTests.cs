using FsCheck;
using FsCheck.Fluent;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Modules.Directory.Import.Files;

public class CleanTextTests
{
    [Theory]
    [InlineData("Gewoon", "Gewoon")]
    [InlineData("  twee   spaties ", "twee spaties")]
    [InlineData("", null)]
    [InlineData(" \r\n ", null)]
    [InlineData("a\r\nb\r\n\r\n\r\nc", "a\nb\n\nc")]
    [InlineData("&amp;nbsp;Lieu d'accueil&lt;br&gt;- un&lt;br&gt;- deux", "Lieu d'accueil\n- un\n- deux")]
    [InlineData("&nbsp;R&amp;D &eacute;t&eacute; they&rsquo;re", "R&D été they’re")]
    [InlineData("See<br>- a<br/>- b", "See\n- a\n- b")]
    [InlineData("<p>Een <b>vet </b>woord</p><ul><li>a</li><li><i>b</i></li></ul>", "Een **vet** woord\n\n- a\n\n- *b*")]
    [InlineData("<ol><li>a<li>b</ol>", "1. a\n\n2. b")]
    [InlineData("<a href='https://example.org/a (1)'>hier</a> en <a href=\"javascript:alert(1)\">daar</a>", "[hier](https://example.org/a%20%281%29) en daar")]
    [InlineData("<a href='mailto:a@Example.org'>mail</a>", "[mail](mailto:a@example.org)")]
    [InlineData("a<script>alert(1)</script>b<style>x{}</style>", "ab")]
    [InlineData("< 18 jaar en > 65", "< 18 jaar en > 65")]
    [InlineData("Intro.\\n\\nTweede\\n* punt", "Intro.\n\nTweede\n- punt")]
    [InlineData("• een\n• twee\n·drie", "- een\n- twee\n- drie")]
    [InlineData("[klik](javascript:alert(1)) [goed](https://example.org)", "[klik] (javascript:alert(1)) [goed](https://example.org)")]
    [InlineData("\u200Bonzichtbaar\u00AD en\u00A0hard", "onzichtbaar en hard")]
    [InlineData("C:\\nieuw\\map", "C:\\nieuw\\map")]
    public void Text_becomes_safe_markdown(string text, string? expected) => Assert.Equal(expected, CleanText.ToMarkdown(text));

    [Theory]
    [InlineData("CafÃ© dâ€™Ã©tÃ© Ã  cÃ´tÃ©", "Café d’été à côté")]
    [InlineData("State AttorneyGÇÖs Office GÇô GÇ£goodGÇ¥", "State Attorney’s Office – “good”")]
    [InlineData("Espa+¦ol", "Español")]
    [InlineData("Ingl+¬s, informaci+¦n, comunicaci+¦n", "Inglés, información, comunicación")]
    [InlineData("«CAFÉ» à 5 €, 18+ é, São, ÂGE, Â", "«CAFÉ» à 5 €, 18+ é, São, ÂGE, Â")]
    [InlineData("«IRMû", "«IRMû")]
    public void Damaged_accents_are_repaired_when_nothing_else_can_be_meant(string text, string expected) => Assert.Equal(expected, CleanText.ToMarkdown(text));

    [Theory]
    [InlineData("  Huis\n<b>van</b> het&nbsp;Kind ", "Huis van het Kind")]
    [InlineData("R&amp;D &amp;amp; co", "R&D & co")]
    [InlineData("<script>x</script>", null)]
    [InlineData("a &#60;\0b", "a < b")]
    public void A_name_is_one_line(string text, string? expected) => Assert.Equal(expected, CleanText.PlainLine(text));

    [Fact]
    public void Whatever_goes_in_no_script_comes_out_and_cleaning_twice_changes_nothing()
    {
        var pieces = Gen.Elements("<", ">", "script", "/script", "<script>", "&lt;script&gt;", "&amp;lt;", "<scr", "ipt>", " ", "\n", "\\n", "a", "&", "&#60;", "&#x3c;script", "<b>", "</b>", "<p>",
            "](", "[", "]", "javascript:", ")", "\"", "'", "<!--", "-->", "<a href=", "https://example.org", "<svg onload=x>", "\0", "﹤", "é", "* ", "- ", "<br>", "<li>", "&nbsp;");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Arb.From(Gen.ArrayOf(pieces)), parts =>
        {
            var clean = CleanText.ToMarkdown(string.Concat(parts)) ?? "";
            Assert.DoesNotContain("<script", clean, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("<[A-Za-z/!?]", clean);
            Assert.DoesNotMatch(@"\]\((?!https?://|mailto:)", clean);
            var line = CleanText.PlainLine(string.Concat(parts)) ?? "";
            Assert.DoesNotMatch("<[A-Za-z/!?]|\n", line);
        }));
    }

    [Fact]
    public void What_was_cleaned_stays_as_it_is()
    {
        foreach (var text in new[] { "Een **vet** woord\n\n- a\n- *b*\n\n[hier](https://example.org/a%20b)", "R&D < 18 jaar", "1. a\n2. b" })
            Assert.Equal(text, CleanText.ToMarkdown(text));
    }

    [RealDataFact]
    public void Real_descriptions_come_out_without_damage()
    {
        foreach (var set in new[] { "miami-211-hsds11", "dc-orservices-hsds2-doubled" })
        {
            using var table = new CsvTable(File.OpenRead(RealData.At($"hsds-feeds/{set}/services.csv")));
            var (column, left) = (table.Column("description"), 0);
            foreach (var row in table.Rows())
            {
                var clean = CleanText.ToMarkdown(row[column]);
                Assert.Equal(clean, CleanText.ToMarkdown(clean));
                if (clean is not null && (clean.Contains("GÇ", StringComparison.Ordinal) || clean.Contains("\\n", StringComparison.Ordinal) || clean.Contains("&rsquo;", StringComparison.Ordinal))) left++;
            }
            Assert.Equal(0, left);
        }
    }
}
