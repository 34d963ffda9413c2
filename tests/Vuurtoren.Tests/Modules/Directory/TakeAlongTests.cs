using System.Net;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform;

namespace Vuurtoren.Tests.Modules.Directory;

/// <summary>The list that a client takes along on paper.</summary>
public sealed class TakeAlongTests(ShellTests.DemoOnly demo) : IClassFixture<ShellTests.DemoOnly>
{
    Db Data() => Database.At(demo.Site.Data).Context();

    async Task<(HttpResponseMessage Answer, string Text)> List(string query, string language = "nl")
    {
        var answer = await demo.Site.Client.GetAsync($"/{language}/list{query}");
        return (answer, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    async Task<Service> Plain()
    {
        await using var db = Data();
        return (await db.Set<Service>().ToListAsync()).First(s => !s.Discreet && s.Parked is null && s.Phones.Count > 0 && s.WhatToBring is not null && s.Name["fr"] is not null);
    }

    [Fact]
    public async Task A_chosen_service_stands_on_the_list_with_its_number_and_a_way_to_take_it_off()
    {
        var service = await Plain();
        var (answer, text) = await List($"?s={service.Id}", "fr");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(service.Name["fr"]!, text, StringComparison.Ordinal);
        Assert.Contains(service.Phones[0].Number.Replace(' ', '\u00A0'), text, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"qr\"", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/fr/list\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discreet_service_has_no_name_and_no_tale_on_paper()
    {
        await using var db = Data();
        var discreet = (await db.Set<Service>().ToListAsync()).Where(s => s.Discreet).ToList();
        Assert.NotEmpty(discreet);
        foreach (var service in discreet.Take(12))
        {
            var (_, text) = await List($"?s={service.Id}");
            Assert.Contains("Een dienst", text, StringComparison.Ordinal);
            foreach (var telling in new[] { service.Name, service.WhatYouGet, service.WhatHappens, service.Description })
                if (telling is not null) Assert.DoesNotContain(telling.In("nl").Text, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task On_paper_stand_the_days_on_which_it_is_not_as_always()
    {
        await using var db = Data();
        var services = (await db.Set<Service>().ToListAsync()).Where(s => !s.Discreet && s.Parked is null && s.Visibility == Visibility.Public).OrderByDescending(s => s.VerifiedAt).ToList(); // hours past their term are not told
        var (_, monthly) = await List($"?s={services.First(s => s.Schedules.Any(hours => hours.Rule?.StartsWith("FREQ=MONTHLY", StringComparison.Ordinal) == true) && s.VerifiedAt is not null).Id}");
        Assert.Contains("Alleen op de ", monthly, StringComparison.Ordinal);

        var (_, holidays) = await List($"?s={services.First(s => s.Schedules.Any(hours => hours.PublicHolidays == HolidayRule.Closed) && s.VerifiedHow is "called").Id}");
        Assert.Contains("Gesloten op feestdagen", holidays, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_have_a_way_to_put_a_service_on_the_list_and_on_paper_a_week()
    {
        var page = WebUtility.HtmlDecode(await demo.Site.Client.GetStringAsync("/fr/services?q=restaurant%20social"));

        Assert.Matches("<a class=\"row__along no-print\" href=\"/fr/list\\?s=([0-9a-f-]{36})\" data-along=\"\\1\"", page);
        Assert.Matches("<p class=\"row__week print-only\">[^<]*lundi[^<]*h", page);
    }

    [Fact]
    public async Task Nothing_of_a_list_is_kept()
    {
        var (answer, _) = await List($"?s={(await Plain()).Id}");

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Null(answer.Headers.ETag);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task What_is_searched_from_the_list_can_be_put_on_it_beside_what_stands_there()
    {
        var service = await Plain();
        var (_, text) = await List($"?s={service.Id}&q=schulden");

        Assert.Contains($"href=\"/nl/list?s={service.Id}&s=", text, StringComparison.Ordinal);
        Assert.Contains($"<input type=\"hidden\" name=\"s\" value=\"{service.Id}\">", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?s=nonsense", ""), InlineData("?s=00000000-0000-0000-0000-000000000001", "staan niet meer in de gids"), InlineData("?s=%00&s='--&q=%F0%9F%98%80", "")]
    public async Task Services_that_are_not_there_are_said_to_be_gone_and_nonsense_is_passed_over(string query, string said)
    {
        var (answer, text) = await List(query);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_too_long_shows_the_first_dozen_and_says_so()
    {
        await using var db = Data();
        var ids = await db.Set<Service>().Where(s => s.Parked == null && s.Visibility == Visibility.Public).OrderBy(s => s.Id).Select(s => s.Id).Take(15).ToListAsync();
        var (_, text) = await List("?" + string.Join('&', ids.Select(id => $"s={id}")));

        Assert.Contains("ten hoogste 12 diensten", text, StringComparison.Ordinal);
        Assert.Equal(12, text.Split("<article class=\"along__one\"").Length - 1);
    }
}
