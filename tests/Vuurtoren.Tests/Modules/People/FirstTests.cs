using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Vuurtoren.Modules.People.First;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.People;

public sealed partial class FirstTests
{
    [Fact]
    public async Task Who_reads_what_a_new_server_prints_becomes_the_first_administrator_once()
    {
        await using var site = await Site.Start(apart: true);
        var path = await site.Logged(Address());
        using var guest = new Guest(site.Address);
        await guest.Open(path);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        await guest.Send("form.form", new() { ["name"] = "", ["email"] = "bea@voorbeeld.be" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.Send("form.form", new() { ["name"] = "Bea Verzonnen", ["email"] = "bea@voorbeeld.be" });
        Assert.StartsWith("/nl/link/", guest.At, StringComparison.Ordinal);
        await guest.Send("form.form", new() { ["password"] = Staff.Password });
        await Staff.SignIn(guest, "bea@voorbeeld.be");
        using var db = Staff.DatabaseOf(site).Context();
        Assert.Equal(Role.Administrator, db.Set<RoleGrant>().Single().Role);
        using var second = new Guest(site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await second.Open(path)).Status);
    }

    [GeneratedRegex("/(nl|fr)/first/[0-9a-f-]+")]
    private static partial Regex Address();

    [Fact]
    public async Task With_a_forged_or_old_key_there_is_no_such_page_and_who_has_accounts_prints_none()
    {
        using var folder = new TemporaryFolder();
        var secret = Database.At(folder.Path).Secret;
        var now = DateTimeOffset.UtcNow;
        var key = FirstAdministrator.Make(secret, now);
        Assert.True(FirstAdministrator.Holds(secret, key, now.AddMinutes(59)));
        Assert.False(FirstAdministrator.Holds(secret, key, now.AddMinutes(61)));
        Assert.False(FirstAdministrator.Holds(secret, (long.Parse(key.Split('-')[0], null) + 3600) + key[key.IndexOf('-')..], now)); // made to last
        using var other = new TemporaryFolder();
        Assert.False(FirstAdministrator.Holds(Database.At(other.Path).Secret, key, now));
        Assert.All(["", "1", "--", "a-b-c", key + "-"], odd => Assert.False(FirstAdministrator.Holds(secret, odd, now)));

        await using var site = await Site.Start(demo: true, apart: true);
        Assert.DoesNotContain("/first/", site.Log, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("nl/first/" + key)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Of_two_who_are_first_at_once_one_is(TestDatabase test)
    {
        var database = test.WithTables();
        var paths = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => Vuurtoren.Modules.People.UserCommand.AddFirst(database, $"p{n}@voorbeeld.be", "Iemand Verzonnen", "nl", DateTime.UtcNow))));
        Assert.Single(paths, path => path is not null);
        using var db = database.Context();
        Assert.Single(db.Set<Account>());
    }

    [Theory]
    [InlineData("https://gids.voorbeeld.be", "__Host-vuurtoren-form", true)]
    [InlineData("http://gids.voorbeeld.be", "vuurtoren-form", false)]
    public async Task Under_TLS_cookies_belong_to_this_host_alone(string address, string name, bool secure)
    {
        await using var site = await Site.Start(apart: true, prepare: folder => File.WriteAllText(Path.Combine(folder, "settings.json"), $$"""{ "Site": { "Address": "{{address}}" } }"""));
        using var request = new HttpRequestMessage(HttpMethod.Get, "nl/signin");
        request.Headers.Add("X-Forwarded-Proto", secure ? "https" : "http");
        var cookie = (await site.Client.SendAsync(request)).Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith(name + "=", cookie, StringComparison.Ordinal);
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
