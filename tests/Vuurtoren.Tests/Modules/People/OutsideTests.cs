using System.Net;
using Dapper;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Microsoft.Extensions.Configuration;

namespace Vuurtoren.Tests.Modules.People;

/// <summary>Signing in through the service of an organisation (OpenID Connect).</summary>
public sealed class OutsideTests(OutsideTests.WithProvider shared) : IClassFixture<OutsideTests.WithProvider>
{
    public sealed class WithProvider : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;
        public OidcProvider Provider { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Provider = await OidcProvider.Start();
            Site = await Site.Start(prepare: folder => File.WriteAllText(Path.Combine(folder, "settings.json"), $$"""
                { "Limits": { "TriesPerMinute": 10000 }, "SignIn": { "Providers": { "stad": {
                  "Name": { "nl": "Stad Verzonnen", "fr": "Ville Inventée" }, "Authority": "{{Provider.Address}}", "ClientId": "{{OidcProvider.Client}}",
                  "TrustsMailOf": ["stad.voorbeeld.be"], "SecondFactor": ["mfa"] } } } }
                """), environment: new() { ["SignIn__Providers__stad__ClientSecret"] = OidcProvider.Secret });
        }

        public async Task DisposeAsync()
        {
            await Site.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }

    Site Site => shared.Site;
    OidcProvider Provider => shared.Provider;
    const string Door = "/nl/signin/with/stad?to=%2Fnl%2Fme%2Fdata";

    void Is(string subject, string? email = null, bool verified = true, params string[] amr)
    {
        Provider.Who = new() { ["sub"] = subject, ["email_verified"] = verified };
        if (email is not null) Provider.Who["email"] = email;
        if (amr.Length > 0) Provider.Who["amr"] = amr;
    }

    [Fact]
    public async Task Who_links_it_comes_in_that_way_afterwards_and_no_longer_once_it_is_taken_away()
    {
        using var ann = await Staff.Signed(Site, "ann@voorbeeld.be", Role.Member);
        Is("ann-1", "ann@elders.be");
        await ann.Open("/nl/me/outside");
        await ann.Open(ann.Page.QuerySelector("a[href*='/signin/with/stad']")!.GetAttribute("href")!);
        Assert.Equal("/nl/me/outside", ann.At);
        Assert.Contains("ann@elders.be", ann.Words, StringComparison.Ordinal);
        using (var early = new Guest(Site.Address)) Assert.Contains("kennen u hier nog niet", (await early.Open(Door)).Words, StringComparison.Ordinal); // not before it is confirmed
        await ann.Send("form[action='?handler=Link']");
        Assert.Contains("Gekoppeld", ann.Words, StringComparison.Ordinal);

        using var later = new Guest(Site.Address);
        await later.Open(Door);
        Assert.Equal("/nl/me/data", later.At);
        await later.Open("/nl/me/outside");
        await later.Send("form[action='?handler=Remove']");
        using var gone = new Guest(Site.Address);
        Assert.Contains("kennen u hier nog niet", (await gone.Open(Door)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_the_service_checked_finds_its_account_only_in_a_domain_it_is_trusted_for()
    {
        foreach (var (email, verified, comesIn) in new[] { ("bea@stad.voorbeeld.be", true, true), ("cas@stad.voorbeeld.be", false, false), ("dia@elders.voorbeeld.be", true, false) })
        {
            (await Staff.Signed(Site, email, Role.Member)).Dispose();
            Is("via-" + email, email, verified);
            using var guest = new Guest(Site.Address);
            await guest.Open(Door);
            Assert.Equal(comesIn ? "/nl/me/data" : "/nl/signin/outside?to=%2Fnl%2Fme%2Fdata", guest.At);
        }
    }

    [Fact]
    public async Task Nobody_gets_an_account_by_coming_and_a_closed_one_stays_closed()
    {
        foreach (var name in new[] { "vreemd", "vreemder" }) // what one is told is not kept for the next
        {
            Is(name, name + "@stad.voorbeeld.be");
            using var stranger = new Guest(Site.Address);
            await stranger.Open(Door);
            Assert.Contains(name + "@stad.voorbeeld.be", stranger.Words, StringComparison.Ordinal);
        }
        (await Staff.Signed(Site, "eva@stad.voorbeeld.be", Role.Member)).Dispose();
        using (var connection = Staff.DatabaseOf(Site).Open())
        {
            Assert.Equal(0, connection.ExecuteScalar<int>("select count(*) from account where email = 'vreemd@stad.voorbeeld.be'"));
            connection.Execute("update account set closed_at = '2026-01-01 00:00:00+00:00' where email = 'eva@stad.voorbeeld.be'");
        }
        Is("eva", "eva@stad.voorbeeld.be");
        using var eva = new Guest(Site.Address);
        Assert.Contains("kennen u hier nog niet", (await eva.Open(Door)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_codes_here_is_asked_for_one_unless_two_factors_were_shown_there()
    {
        using var fien = await Staff.Signed(Site, "fien@stad.voorbeeld.be", Role.Member);
        var (key, _) = await Staff.AddApp(fien);
        Is("fien", "fien@stad.voorbeeld.be");
        using var withCode = new Guest(Site.Address);
        await withCode.Open(Door);
        Assert.StartsWith("/nl/signin/second", withCode.At, StringComparison.Ordinal);
        await withCode.Send("form.form", new() { ["code"] = Staff.CodeFor(key, 1) });
        Assert.Equal("/nl/me/data", withCode.At);
        Is("fien", "fien@stad.voorbeeld.be", true, "pwd", "mfa");
        using var strong = new Guest(Site.Address);
        await strong.Open(Door);
        Assert.Equal("/nl/me/data", strong.At);
    }

    [Fact]
    public async Task A_role_that_may_do_harm_counts_only_when_two_factors_were_shown()
    {
        (await Staff.Signed(Site, "gus@stad.voorbeeld.be", Role.Administrator)).Dispose();
        foreach (var (amr, leads) in new[] { ("pwd", "/nl/me"), ("mfa", "/nl/operation/outbox") }) // to set up a second factor, or in
        {
            Is("gus", "gus@stad.voorbeeld.be", true, amr);
            using var gus = new Guest(Site.Address);
            await gus.Open(Door);
            await gus.Open("/nl/operation/outbox");
            Assert.StartsWith(leads, gus.At, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_forged_or_comes_twice_lets_nobody_in()
    {
        (await Staff.Signed(Site, "hans@stad.voorbeeld.be", Role.Member)).Dispose();
        Is("hans", "hans@stad.voorbeeld.be");
        var falsehoods = new (Action Lie, Action Truth)[]
        {
            (() => Provider.FalseIssuer = "https://elders.voorbeeld.be", () => Provider.FalseIssuer = null),
            (() => Provider.FalseAudience = "een ander", () => Provider.FalseAudience = null),
            (() => Provider.FalseNonce = "een andere", () => Provider.FalseNonce = null),
            (() => Provider.FalseKey = true, () => Provider.FalseKey = false),
            (() => Provider.Expired = true, () => Provider.Expired = false),
        };
        foreach (var (lie, truth) in falsehoods)
        {
            lie();
            using var guest = new Guest(Site.Address);
            await guest.Open(Door);
            truth();
            Assert.Equal("/nl/signin?outside=failed", guest.At);
            Assert.Contains("niet gelukt", guest.Words, StringComparison.Ordinal);
        }
        using var hans = new Guest(Site.Address);
        await hans.Open(Door);
        Assert.Equal("/nl/me/data", hans.At);
        var used = new Uri(Provider.SentBack).PathAndQuery;
        foreach (var path in new[] { used, used.Replace("state=", "state=x", StringComparison.Ordinal), "/signin-outside/stad?error=access_denied", "/signin-outside/stad" })
        {
            using var thief = new Guest(Site.Address); // has the address, not the cookies
            await thief.Open(path);
            Assert.EndsWith("/signin?outside=failed", thief.At, StringComparison.Ordinal);
            await thief.Open("/nl/me");
            Assert.NotEqual("/nl/me", thief.At);
        }
    }

    [Fact]
    public async Task It_leads_to_no_other_site_and_asks_to_show_oneself_again_where_that_is_needed()
    {
        (await Staff.Signed(Site, "ina@stad.voorbeeld.be", Role.Member)).Dispose();
        Is("ina", "ina@stad.voorbeeld.be");
        using var ina = new Guest(Site.Address);
        await ina.Open("/nl/signin/with/stad?to=https%3A%2F%2Felders.voorbeeld.be%2F");
        Assert.Equal("/nl/me", ina.At);
        await ina.Open("/nl/signin/with/stad?again=true");
        Assert.Equal("login", Provider.LastPrompt);
        await ina.Open("/nl/signin/with/onbekend");
        Assert.Equal(HttpStatusCode.NotFound, ina.Status);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_gets_a_plain_message_and_the_password_still_works()
    {
        await using var site = await Site.Start(prepare: folder => File.WriteAllText(Path.Combine(folder, "settings.json"),
            """{ "SignIn": { "Providers": { "weg": { "Name": { "nl": "Weg" }, "Authority": "http://127.0.0.1:9", "ClientId": "x" } } } }"""));
        using var guest = new Guest(site.Address);
        await guest.Open("/fr/signin");
        await guest.Open(guest.Page.QuerySelector("a[href*='/signin/with/weg']")!.GetAttribute("href")!);
        Assert.Equal("/fr/signin?outside=failed", guest.At);
        Assert.Contains("mot de passe", guest.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Stad", "https://a.be", "x"), InlineData("stad", "http://a.be", "x"), InlineData("stad", "geen adres", "x"), InlineData("stad", "https://a.be", "")]
    public void A_wrong_setting_is_refused_with_its_name(string key, string authority, string client)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"SignIn:Providers:{key}:Name:nl"] = "Stad", [$"SignIn:Providers:{key}:Authority"] = authority, [$"SignIn:Providers:{key}:ClientId"] = client,
        }).Build();
        Assert.Equal(key, Assert.Throws<RuleBroken>(() => OutsideProvider.Of(settings)).Details[0]);
    }
}
