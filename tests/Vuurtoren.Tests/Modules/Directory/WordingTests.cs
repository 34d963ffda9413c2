using System.Globalization;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Tests.Modules.Directory;

public sealed class WordingTests : IDisposable
{
    static readonly Texts texts = new(Path.Combine(Places.Repository, "src", "Vuurtoren"));
    readonly (CultureInfo, CultureInfo) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public WordingTests() => In("nl-BE");
    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;

    static void In(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(culture);

    static readonly Interval[] office = [.. new[] { Weekday.Mo, Weekday.Tu, Weekday.We, Weekday.Th, Weekday.Fr }.Select(day => new Interval(day, 540, 720)), new(Weekday.Fr, 810, 960)];

    [Fact]
    public void Days_with_the_same_hours_are_said_together()
    {
        Assert.Equal([new("maandag tot donderdag", "9.00–12.00"), new("vrijdag", "9.00–12.00 en 13.30–16.00")], new HoursInWords(texts).Of(office));
        In("fr-BE");
        Assert.Equal("lundi à jeudi", new HoursInWords(texts).Of(office)[0].Days);
        Assert.Equal("9h00–12h00", new HoursInWords(texts).Of(office)[0].Times);
    }

    [Fact]
    public void An_open_end_has_no_end() => Assert.Equal("vanaf 18.00", new HoursInWords(texts).Of([new(Weekday.Su, 1080, null)])[0].Times);

    [Theory, InlineData(0, "vandaag"), InlineData(1, "gisteren"), InlineData(5, "5 dagen geleden"), InlineData(21, "3 weken geleden"), InlineData(100, "3 maanden geleden"), InlineData(3000, "8 jaar geleden")]
    public void Time_passed_is_said_in_words(int days, string words) => Assert.Equal(words, Ago.Say(new DateOnly(2026, 11, 22).AddDays(-days), new(2026, 11, 22), texts));

    [Theory, InlineData("02 123 45 67", "tel:+3221234567"), InlineData("+32 (0)2 123 45 67", "tel:+3221234567"), InlineData("0032 2 123 45 67", "tel:+3221234567"), InlineData("0470/12.34.56", "tel:+32470123456"), InlineData("0800 12 345", "tel:080012345"), InlineData("107", "tel:107"), InlineData("1712", "tel:1712"), InlineData("-", null)]
    public void A_number_is_dialled_as_a_telephone_needs_it(string number, string? dialled) => Assert.Equal(dialled, PhoneLinks.Of(number));

    [Theory, InlineData("www.voorbeeld.example", "https://www.voorbeeld.example/"), InlineData("javascript:alert(1)", null), InlineData("https://a.example/x?y", "https://a.example/x?y"), InlineData("geen", null)]
    public void Only_a_real_web_address_becomes_a_link(string address, string? link) => Assert.Equal(link, WebAddresses.Link(address));

    [Fact]
    public void A_line_is_one_plain_sentence()
    {
        Assert.Equal("Voor iedereen met schulden.", OneLine.Of("**Voor iedereen** met [schulden](https://a.example)."));
        var line = OneLine.Of(string.Join(' ', Enumerable.Repeat("woord", 100)));
        Assert.True(line.Length <= 171 && line.EndsWith('…'));
    }

    [Fact]
    public void A_language_is_named_in_the_language_of_the_page()
    {
        Assert.Equal("Frans", SpokenNames.Of("fr", texts));
        Assert.Equal("Vlaamse Gebarentaal", SpokenNames.Of("vgt", texts));
        In("fr-BE");
        Assert.Equal("français", SpokenNames.In("fr", texts));
        Assert.Equal("zz9\"", SpokenNames.In("zz9\"", texts));
    }
}
