using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Modules.Directory.Import.Files;

public class AddressesTests
{
    [Theory]
    [InlineData("02/123.45.67 (répondeur)", "02/123.45.67", null, "répondeur")]
    [InlineData("305-573-4200 x57471", "305-573-4200", "57471", null)]
    [InlineData("(202) 745-8000 ext 4999", "(202) 745-8000", "4999", null)]
    [InlineData("Phone No: (202) 797-8806 Ext: 1041", "(202) 797-8806", "1041", null)]
    [InlineData("02 123 45 67 poste 12", "02 123 45 67", "12", null)]
    [InlineData("1-877-508-6667", "1-877-508-6667", null, null)]
    [InlineData("+32 (0)2 123 45 67", "+32 (0)2 123 45 67", null, null)]
    [InlineData("202 - 483 - 5800", "202-483-5800", null, null)]
    [InlineData("(202) 687- 0821", "(202) 687-0821", null, null)]
    [InlineData("tel. 0470 12 34 56", "0470 12 34 56", null, null)]
    [InlineData("305-891-8850 xOPT2", "305-891-8850", "OPT2", null)]
    [InlineData("711", "711", null, null)]
    public void A_number_keeps_its_form_and_loses_what_is_no_number(string text, string number, string? extension, string? note) =>
        Assert.Equal(new PhoneNumber(number, extension, note), PhoneNumber.Tidy(text));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("op afspraak")]
    public void Without_digits_there_is_no_number(string? text) => Assert.Null(PhoneNumber.Tidy(text));

    [RealDataFact]
    public void Every_number_of_the_real_sets_is_read()
    {
        foreach (var set in new[] { "miami-211-hsds11", "dc-orservices-hsds2-doubled" })
        {
            using var table = new CsvTable(File.OpenRead(RealData.At($"hsds-feeds/{set}/phones.csv")));
            var numbers = table.Rows().Select(r => r[table.Column("number")]).OfType<string>().ToList();
            Assert.True(numbers.Count(n => PhoneNumber.Tidy(n) is { Note: null }) > 0.95 * numbers.Count);
        }
    }

    [Theory]
    [InlineData("www.example.org", "https://www.example.org")]
    [InlineData("AARP.org/taxaide", "https://AARP.org/taxaide")]
    [InlineData("http://example.org/a?b=c", "http://example.org/a?b=c")]
    [InlineData(" https://example.org. ", "https://example.org")]
    [InlineData("http:/example.org", "http://example.org")]
    [InlineData("example.org:8080/x", "https://example.org:8080/x")]
    [InlineData("javascript:alert(1)", null), InlineData("data:text/html,x", null), InlineData("ftp://example.org", null), InlineData("geen", null), InlineData("https://user:pass@example.org", null), InlineData("info@example.org", null), InlineData("", null)]
    public void A_web_address_is_http_or_https_or_nothing(string text, string? expected) => Assert.Equal(expected, WebUrl.Tidy(text));

    [Theory]
    [InlineData("Info@Example.ORG", "Info@example.org"), InlineData("mailto:a.b@example.org", "a.b@example.org"), InlineData("a@example.org; b@example.org", "a@example.org"), InlineData("<a@example.org>", "a@example.org")]
    [InlineData("a@b", null), InlineData("a b@example.org", null), InlineData("example.org", null), InlineData("a@@example.org", null), InlineData("", null)]
    public void A_mail_address_is_checked_simply(string text, string? expected) => Assert.Equal(expected, EmailAddress.Tidy(text));

    [Theory]
    [InlineData("50.85", "4.35", 50.85, 4.35, null)]
    [InlineData("50,85", " 4,35° ", 50.85, 4.35, null)]
    [InlineData("4.35", "50.85", 50.85, 4.35, null)]
    [InlineData("25.7", "-80.2", 25.7, -80.2, null)]
    public void A_place_is_read(string latitude, string longitude, double expectedLatitude, double expectedLongitude, string? reason) =>
        Assert.Equal((new Coordinates(expectedLatitude, expectedLongitude), reason), Coordinates.Tidy(latitude, longitude));

    [Theory]
    [InlineData("0", "0.0", Coordinates.Zero), InlineData("95", "4", Coordinates.OutOfRange), InlineData("x", "4", Coordinates.NotANumber), InlineData("50.8", "", Coordinates.Half), InlineData("", null, null), InlineData("NaN", "4", Coordinates.NotANumber)]
    public void An_impossible_place_is_none_with_its_reason(string? latitude, string? longitude, string? reason) => Assert.Equal((null, reason), Coordinates.Tidy(latitude, longitude));

    [Fact]
    public void The_Belgian_grid_becomes_degrees_within_two_metres()
    {
        var (place, reason) = Coordinates.FromLambert72("144425.55", "172721,46");
        Assert.Null(reason);
        Assert.Equal(50.8648491070577, place!.Value.Latitude, 0.00002);
        Assert.Equal(4.289568427595413, place.Value.Longitude, 0.00003);
        Assert.Equal(Coordinates.OutOfRange, Coordinates.FromLambert72("5", "9").Reason);
        Assert.Equal(Coordinates.Zero, Coordinates.FromLambert72("0", "0").Reason);
    }
}
