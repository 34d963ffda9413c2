using System.Net;
using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform;

namespace Vuurtoren.Tests.Modules.Directory.Opening;

/// <summary>What a sheet and a list say about it, on the demo, whatever the hour at which the tests run.</summary>
public sealed class OpenOnPagesTests(ShellTests.DemoOnly demo) : IClassFixture<ShellTests.DemoOnly>
{
    HttpClient Client => demo.Site.Client;

    static string Sheet(string language, string key) => $"/{language}/service/{Ids.Of("demo", Kinds.Service, key)}";

    async Task<string> Text(string path) => WebUtility.HtmlDecode(await Client.GetStringAsync(path));

    [Fact]
    public async Task A_line_that_answers_day_and_night_is_always_open()
    {
        Assert.Contains("Dag en nacht aan de telefoon", await Text(Sheet("nl", "luisterlijn")), StringComparison.Ordinal);
        Assert.Contains("Répond au téléphone jour et nuit", await Text(Sheet("fr", "luisterlijn")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_that_a_machine_read_say_call_first_beside_the_text_they_come_from()
    {
        var text = await Text(Sheet("fr", "recyclerie-velo"));
        Assert.Contains("<strong>Téléphonez d’abord</strong>", text, StringComparison.Ordinal);
        Assert.Contains("Un ordinateur a lu les heures", text, StringComparison.Ordinal);
        Assert.Contains("sauf en cas de pluie", text, StringComparison.Ordinal);
        Assert.DoesNotContain("today--open", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "gokken", "alleen per telefoon"), InlineData("fr", "gokken", "par téléphone seulement")]
    [InlineData("nl", "ocmw-schuldbemiddeling", "op afspraak"), InlineData("fr", "ocmw-schuldbemiddeling", "sur rendez-vous")]
    public async Task What_goes_for_all_hours_is_said_once(string language, string key, string words)
    {
        var hours = Regex.Match(await Text(Sheet(language, key)), "#clock\".*?</section>", RegexOptions.Singleline).Value;
        Assert.Single(Regex.Matches(hours, words, RegexOptions.IgnoreCase));
    }

    [Fact]
    public async Task A_closed_service_never_looks_open()
    {
        var text = await Text(Sheet("nl", "voetverzorging"));
        Assert.Contains("<strong>Tijdelijk gesloten</strong>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("today--open", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_checked_too_long_ago_or_never_say_call_first()
    {
        Assert.Contains("al lang niet meer nagekeken", await Text(Sheet("nl", "pas")), StringComparison.Ordinal);
        Assert.Contains("Niemand keek deze uren na", await Text(Sheet("nl", "hulpmiddelen")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_says_per_service_whether_someone_is_there()
    {
        var all = string.Concat(await Task.WhenAll(Enumerable.Range(1, 6).Select(page => Text($"/nl/services?sort=name&page={page}"))));
        Assert.Contains("badge--open", all, StringComparison.Ordinal);
        Assert.Contains(">Bel eerst<", all, StringComparison.Ordinal);
        Assert.Contains("Nu gesloten, open ", all, StringComparison.Ordinal);
    }

    [Theory, InlineData("/nl/services"), InlineData("/fr/services?q=logement")]
    public async Task A_page_says_until_when_it_holds_and_is_not_sent_again_before(string path)
    {
        using var first = await Client.GetAsync(path);
        var tag = first.Headers.ETag!;
        Assert.Matches("~[0-9]+\"$", tag.Tag);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(tag);
        using var again = await Client.SendAsync(request);
        Assert.Contains(again.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotModified, HttpStatusCode.OK]);
        if (again.StatusCode == HttpStatusCode.OK) Assert.NotEqual(tag, again.Headers.ETag); // the moment fell in between
    }
}
