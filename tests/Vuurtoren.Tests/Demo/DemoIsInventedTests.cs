using System.Text.Json;
using System.Text.RegularExpressions;
using Vuurtoren.Demo;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Geography;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Demo;

/// <summary>Nobody is called, written to or looked for because of the demo.</summary>
public sealed partial class DemoIsInventedTests
{
    static readonly string written = string.Join('\n', DemoContent.Read(new ImportInput(DemoContent.Folder, "demo"), new(2026, 11, 25)).Records
        .Select(r => JsonSerializer.Serialize(r.Record, r.Record.GetType(), Json.Options)));

    [Fact]
    public void Its_company_numbers_check_out_and_were_never_given_out() =>
        Assert.All(TaxIds().Matches(written).Select(m => m.Groups[1].Value), number =>
        {
            Assert.Equal(number, KboNumber.Parse(number));
            Assert.StartsWith("0000", number, StringComparison.Ordinal);
        });

    [Fact]
    public void Its_phone_numbers_are_nobodys() =>
        Assert.All(Numbers().Matches(written).Select(m => m.Groups[1].Value), number => Assert.Matches(@"^(02 000|0400 00) 00 \d\d$", number));

    [Fact]
    public void No_other_digits_look_like_a_phone_number() =>
        Assert.DoesNotMatch(@"(?<!\d)0(?!2 000 00|400 00 00)[1-9]\d{0,2}[ /.]\d{2,3}[ .]\d{2}", written);

    [Fact]
    public void Its_addresses_on_the_web_lead_nowhere()
    {
        Assert.All(Mails().Matches(written).Select(m => m.Value), mail => Assert.EndsWith(".example", mail, StringComparison.Ordinal));
        Assert.All(Sites().Matches(written).Select(m => m.Groups[1].Value), host => Assert.EndsWith(".example", host, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_name_and_postal_code_are_in_use_nowhere()
    {
        Assert.Null(Geography.Shipped.AreaByName("Bakenvoorde"));
        Assert.Null(Geography.Shipped.AreaByName("Phareville"));
        Assert.Null(Geography.Shipped.MunicipalityOfPostcode("1999"));
        Assert.All(PostalCodes().Matches(written).Select(m => m.Groups[1].Value), code => Assert.Equal("1999", code));
    }

    [Fact]
    public void It_names_no_real_municipality_or_neighbourhood()
    {
        var names = Geography.Shipped.Municipalities.SelectMany(m => m.Name).Concat(Geography.Shipped.Neighbourhoods.SelectMany(n => n.Name)).Select(name => name.Value).Distinct();
        Assert.DoesNotContain(names, name => Regex.IsMatch(written, $@"(?<![\p{{L}}'-]){Regex.Escape(name)}(?![\p{{L}}-])"));
    }

    [GeneratedRegex("\"tax_id\":\"([^\"]+)\"")]
    private static partial Regex TaxIds();

    [GeneratedRegex("\"number\":\"([^\"]+)\"")]
    private static partial Regex Numbers();

    [GeneratedRegex("\"postal_code\":\"([^\"]+)\"")]
    private static partial Regex PostalCodes();

    [GeneratedRegex(@"[\w.-]+@[\w-]+\.[\w.-]+")]
    private static partial Regex Mails();

    [GeneratedRegex(@"https?://([^/""]+)")]
    private static partial Regex Sites();
}
