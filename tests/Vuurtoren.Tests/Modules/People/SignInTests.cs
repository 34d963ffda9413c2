using System.Diagnostics;
using System.Net;
using Dapper;
using Vuurtoren.Platform.Access;

namespace Vuurtoren.Tests.Modules.People;

/// <summary>Coming in, and going out. Each test has people of its own on a shared site.</summary>
public sealed class SignInTests(SignInTests.EmptySite shared) : IClassFixture<SignInTests.EmptySite>
{
    public sealed class EmptySite : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;
        public async Task InitializeAsync() => Site = await Site.Start(prepare: Staff.MayTryOften);
        public async Task DisposeAsync() => await Site.DisposeAsync();
    }

    Site Site => shared.Site;

    [Theory, EveryDatabase]
    public async Task Who_was_added_at_the_command_line_chooses_a_password_by_a_link_that_works_once(TestDatabase database)
    {
        await using var site = await Site.Start(database: database, prepare: Staff.MayTryOften);
        var said = await App.Succeed("user", "add", "ann@voorbeeld.be", "--name", "Ann Verzonnen", "--site", site.Address.ToString(), "--data", site.Data, "--database", database.ConnectionString);
        var link = said.Trim().Split(' ')[^1];
        using var ann = new Guest(site.Address);
        await ann.Open(link);
        await ann.Send("form.form", new() { ["password"] = "kort" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ann.Status);
        Assert.Contains("minstens 12", ann.Words, StringComparison.Ordinal);
        await ann.Send("form.form", new() { ["password"] = Staff.Password });
        Assert.Equal("/nl/signin?done=password", ann.At);
        await Staff.SignIn(ann, "ann@voorbeeld.be");
        Assert.Equal("/nl/me", ann.At);
        Assert.Contains("Ann Verzonnen", ann.Words, StringComparison.Ordinal);

        await ann.Open(link);
        Assert.Contains("werkt niet meer", ann.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer_and_neither_sooner()
    {
        (await Staff.Signed(Site, "bea@voorbeeld.be", Role.Member)).Dispose();
        var answers = new List<(string, HttpStatusCode, TimeSpan)>();
        foreach (var email in new[] { "bea@voorbeeld.be", "niemand@voorbeeld.be" })
        {
            using var guest = new Guest(Site.Address);
            await guest.Open("/nl/signin");
            var began = Stopwatch.GetTimestamp();
            await guest.Send("form.form", new() { ["email"] = email, ["password"] = "iets dat niet klopt" });
            answers.Add((guest.Words.Replace(email, "", StringComparison.Ordinal), guest.Status, Stopwatch.GetElapsedTime(began)));
        }
        Assert.Equal(answers[0].Item1, answers[1].Item1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answers[0].Item2);
        Assert.Equal(answers[0].Item2, answers[1].Item2);
        Assert.All(answers, answer => Assert.True(answer.Item3 > TimeSpan.FromMilliseconds(590), "a refusal came too soon"));
    }

    [Fact]
    public async Task The_people_of_the_demo_come_in_on_this_machine_only()
    {
        (await Staff.Signed(Site, "iemand@demo.example", Role.Member)).Dispose();
        foreach (var (from, at) in new[] { ((string?)null, "/nl/me"), ("203.0.113.9", "/nl/signin") })
        {
            using var guest = new Guest(Site.Address, from);
            await Staff.SignIn(guest, "iemand@demo.example");
            Assert.Equal(at, guest.At);
        }
    }

    [Theory, InlineData("http://localhost:5080", false), InlineData("http://127.0.0.1:5080", false), InlineData("https://0.0.0.0:5443", false), InlineData("http://0.0.0.0:5080", true), InlineData("http://[::]:80", true)]
    public void An_address_without_TLS_that_others_can_reach_is_warned_of(string address, bool open) => Assert.Equal(open, Vuurtoren.Platform.Web.TlsWarning.IsOpen(address));

    [Fact]
    public async Task After_ten_wrong_passwords_the_right_one_has_to_wait_too()
    {
        (await Staff.Signed(Site, "cas@voorbeeld.be", Role.Member)).Dispose();
        using var guest = new Guest(Site.Address);
        for (var i = 0; i < 10; i++) await Staff.SignIn(guest, "cas@voorbeeld.be", "mis geraden " + i);
        await Staff.SignIn(guest, "cas@voorbeeld.be");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        using var connection = Staff.DatabaseOf(Site).Open();
        connection.Execute("update account set lockout_end = '2020-01-01 00:00:00+00:00' where email = 'cas@voorbeeld.be'");
        await Staff.SignIn(guest, "cas@voorbeeld.be");
        Assert.Equal("/nl/me", guest.At);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_too()
    {
        using var dirk = await Staff.Signed(Site, "dirk@voorbeeld.be", Role.Member);
        var stolen = dirk.Cookies.GetCookies(Site.Address)["vuurtoren"]!.Value;
        await dirk.Send("form.me");
        Assert.Equal("/nl/signout", dirk.At);
        using var thief = new Guest(Site.Address);
        thief.Cookies.Add(Site.Address, new Cookie("vuurtoren", stolen));
        Assert.StartsWith("/nl/signin?to=", (await thief.Open("/nl/me")).At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sign_in_is_a_new_session_and_all_can_be_ended_at_once()
    {
        using var here = await Staff.Signed(Site, "els@voorbeeld.be", Role.Member);
        using var there = new Guest(Site.Address);
        await Staff.SignIn(there, "els@voorbeeld.be");
        Assert.NotEqual(here.Cookies.GetCookies(Site.Address)["vuurtoren"]!.Value, there.Cookies.GetCookies(Site.Address)["vuurtoren"]!.Value);
        await here.Open("/nl/me");
        Assert.Equal(2, here.Page.QuerySelectorAll("section[aria-labelledby=sessions] .row").Length);
        Assert.Contains("Firefox · Windows", here.Words, StringComparison.Ordinal);
        await here.Send("form[action='?handler=EndSessions']");
        Assert.StartsWith("/nl/signin", (await there.Open("/nl/me")).At, StringComparison.Ordinal);
        Assert.StartsWith("/nl/signin", (await here.Open("/nl/me")).At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_asks_the_old_one_and_signs_out_elsewhere()
    {
        using var here = await Staff.Signed(Site, "filip@voorbeeld.be", Role.Member);
        using var there = new Guest(Site.Address);
        await Staff.SignIn(there, "filip@voorbeeld.be");
        await here.Open("/nl/me/password");
        await here.Send("form.form", new() { ["current"] = "weet ik niet meer", ["password"] = "een heel andere zin hoor" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, here.Status);
        await here.Send("form.form", new() { ["current"] = Staff.Password, ["password"] = "een heel andere zin hoor" });
        Assert.Equal("/nl/me?done=password", here.At);
        Assert.StartsWith("/nl/signin", (await there.Open("/nl/me")).At, StringComparison.Ordinal);
        await Staff.SignIn(there, "filip@voorbeeld.be", "een heel andere zin hoor");
        Assert.Equal("/nl/me", there.At);
    }

    [Fact]
    public async Task Who_forgot_the_password_gets_a_link_by_mail_and_who_is_unknown_the_same_answer()
    {
        (await Staff.Signed(Site, "gust@voorbeeld.be", Role.Member, language: "fr")).Dispose();
        var said = new List<string>();
        foreach (var email in new[] { "gust@voorbeeld.be", "niemand@voorbeeld.be" })
        {
            using var guest = new Guest(Site.Address);
            await guest.Open("/nl/forgotten");
            await guest.Send("form.form", new() { ["email"] = email });
            said.Add(guest.Words);
        }
        Assert.Equal(said[0], said[1]);
        Assert.Contains("mot de passe", Staff.LetterTo(Staff.DatabaseOf(Site), "gust@voorbeeld.be"), StringComparison.Ordinal);
        using var gust = new Guest(Site.Address);
        await gust.Open(Staff.LinkTo(Staff.DatabaseOf(Site), "gust@voorbeeld.be"));
        await gust.Send("form.form", new() { ["password"] = "un vélo vert chante le soir" });
        await Staff.SignIn(gust, "gust@voorbeeld.be", "un vélo vert chante le soir");
        Assert.EndsWith("/me", gust.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_address_counts_when_both_ends_said_yes()
    {
        using var hilde = await Staff.Signed(Site, "hilde@voorbeeld.be", Role.Member);
        await hilde.Open("/nl/me/address");
        await hilde.Send("form.form", new() { ["email"] = "hilde.nieuw@voorbeeld.be" });
        using var reader = new Guest(Site.Address);
        var (newEnd, oldEnd) = (Staff.LinkTo(Staff.DatabaseOf(Site), "hilde.nieuw@voorbeeld.be"), Staff.LinkTo(Staff.DatabaseOf(Site), "hilde@voorbeeld.be"));
        await reader.Open(newEnd);
        await reader.Send("main form");
        Assert.Contains("andere mail", reader.Words, StringComparison.Ordinal);
        await Staff.SignIn(reader, "hilde.nieuw@voorbeeld.be");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reader.Status);
        await reader.Open(oldEnd);
        await reader.Send("main form");
        await Staff.SignIn(reader, "hilde.nieuw@voorbeeld.be");
        Assert.Equal("/nl/me", reader.At);
    }

    [Theory, InlineData("https://kwaad.example/"), InlineData("//kwaad.example"), InlineData("/\\kwaad.example"), InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_nowhere_but_to_this_site(string to)
    {
        (await Staff.Signed(Site, $"ina{(uint)to.GetHashCode(StringComparison.Ordinal)}@voorbeeld.be", Role.Member)).Dispose();
        using var guest = new Guest(Site.Address);
        await guest.Open("/nl/signin?to=" + Uri.EscapeDataString(to));
        await guest.Send("form.form", new() { ["email"] = $"ina{(uint)to.GetHashCode(StringComparison.Ordinal)}@voorbeeld.be", ["password"] = Staff.Password });
        Assert.Equal("/nl/me", guest.At);
    }

    [Fact]
    public async Task A_form_that_comes_from_elsewhere_changes_nothing()
    {
        using var jan = await Staff.Signed(Site, "jan@voorbeeld.be", Role.Member);
        using var answer = await jan.Post("/nl/me?handler=Name", new() { ["name"] = "Gekaapt", ["language"] = "nl" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Gekaapt", (await jan.Open("/nl/me")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_gives_themselves_more_than_the_form_asks()
    {
        using var kim = await Staff.Signed(Site, "kim@voorbeeld.be", Role.Member);
        await kim.Open("/nl/me");
        var form = kim.Page.QuerySelector("form[action='?handler=Name'] [name=_form]")!.GetAttribute("value")!;
        using var answer = await kim.Post("/nl/me?handler=Name", new() { ["_form"] = form, ["name"] = "Kim", ["language"] = "nl", ["email"] = "ander@voorbeeld.be", ["Account.EmailConfirmed"] = "true", ["role"] = "Administrator", ["account.email"] = "ander@voorbeeld.be" });
        Assert.Contains("kim@voorbeeld.be", (await kim.Open("/nl/me")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_cookie_is_no_cookie()
    {
        using var forger = new Guest(Site.Address);
        forger.Cookies.Add(Site.Address, new Cookie("vuurtoren", "CfDJ8" + new string('A', 300)));
        Assert.StartsWith("/nl/signin", (await forger.Open("/nl/me")).At, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await forger.Open("/nl")).Status);
    }

    [Fact]
    public async Task What_a_signed_in_person_sees_is_kept_nowhere_and_shown_to_nobody_else()
    {
        using var leo = await Staff.Signed(Site, "leo@voorbeeld.be", Role.Member);
        using var visitor = new Guest(Site.Address);
        await leo.Open("/nl/services");
        Assert.Contains("leo Verzonnen", leo.Page.DocumentElement.TextContent, StringComparison.Ordinal);
        await visitor.Open("/nl/services");
        Assert.DoesNotContain("leo Verzonnen", visitor.Page.DocumentElement.TextContent, StringComparison.Ordinal);
        await leo.Open("/nl/services");
        Assert.Contains("leo Verzonnen", leo.Page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Empty(visitor.Cookies.GetAllCookies()); // visitors get none
    }

    [Fact]
    public async Task Neither_addresses_nor_passwords_stand_in_the_log_or_the_keys_of_the_site()
    {
        using var mia = await Staff.Signed(Site, "mia@voorbeeld.be", Role.Member);
        Assert.DoesNotContain("mia@", Site.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(Staff.Password, Site.Log, StringComparison.Ordinal);
        using var connection = Staff.DatabaseOf(Site).Open();
        Assert.DoesNotContain("<key", string.Concat(connection.Query<string>("select xml from data_protection_key").Select(xml => xml.Contains("masterKey", StringComparison.Ordinal) ? "<key" : "")), StringComparison.Ordinal);
        var key = mia.Cookies.GetCookies(Site.Address)["vuurtoren"]!.Value;
        Assert.Equal(0, connection.ExecuteScalar<int>("select count(*) from session where key_hash = @key", new { key }));
    }

    [Fact]
    public async Task A_thousand_tries_a_minute_from_one_address_are_stopped_and_nobody_else_notices()
    {
        await using var site = await Site.Start();
        (await Staff.Signed(site, "nel@voorbeeld.be", Role.Member)).Dispose();
        using var attacker = new Guest(site.Address, from: "203.0.113.9");
        await attacker.Open("/nl/signin");
        var form = attacker.Page.QuerySelector("[name=_form]")!.GetAttribute("value")!;
        var stopped = 0;
        for (var i = 0; i < 100; i++)
        {
            using var answer = await attacker.Post("/nl/signin", new() { ["_form"] = form, ["email"] = $"x{i}@voorbeeld.be", ["password"] = "raden en raden" });
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) stopped++;
        }
        Assert.InRange(stopped, 40, 100);
        using var nel = new Guest(site.Address, from: "198.51.100.7");
        await Staff.SignIn(nel, "nel@voorbeeld.be");
        Assert.Equal("/nl/me", nel.At);
    }
}
