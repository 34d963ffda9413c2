using System.Net;
using System.Security.Cryptography;
using Dapper;
using Vuurtoren.Platform.Access;

namespace Vuurtoren.Tests.Modules.People;

public sealed class SecondFactorTests(SignInTests.EmptySite shared) : IClassFixture<SignInTests.EmptySite>
{
    Site Site => shared.Site;

    [Fact]
    public async Task A_role_that_may_do_harm_counts_only_with_a_second_factor()
    {
        using var ann = await Staff.Signed(Site, "ann@voorbeeld.be", Role.Administrator);
        Assert.Equal("/nl/me/second-factor", (await ann.Open("/nl/people")).At);
        var (key, _) = await Staff.AddApp(ann);
        Assert.Equal(HttpStatusCode.OK, (await ann.Open("/nl/people")).Status);

        using var elsewhere = new Guest(Site.Address);
        await Staff.SignIn(elsewhere, "ann@voorbeeld.be");
        Assert.StartsWith("/nl/signin/second", elsewhere.At, StringComparison.Ordinal);
        Assert.StartsWith("/nl/signin", (await elsewhere.Open("/nl/people")).At, StringComparison.Ordinal); // halfway is not in
        await elsewhere.Open("/nl/signin/second");
        await elsewhere.Send("form.form", new() { ["code"] = Staff.CodeFor(key, 1) });
        Assert.Equal("/nl/me/week", elsewhere.At);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Open("/nl/people")).Status);
    }

    [Fact]
    public async Task A_code_counts_once_and_so_does_a_recovery_code()
    {
        using var bo = await Staff.Signed(Site, "bo@voorbeeld.be", Role.Member);
        var (key, recovery) = await Staff.AddApp(bo);
        Assert.Equal(10, recovery.Count);
        var code = Staff.CodeFor(key, 1);
        Assert.Equal("/nl/me", (await Try(code)).At);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(code)).Status);
        Assert.Equal("/nl/me", (await Try(recovery[3])).At);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(recovery[3])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try("000000")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(Staff.CodeFor(key, 5))).Status); // a clock that is too far ahead

        async Task<Guest> Try(string code)
        {
            var guest = new Guest(Site.Address);
            await Staff.SignIn(guest, "bo@voorbeeld.be");
            return await guest.Send("form.form", new() { ["code"] = code });
        }
    }

    [Fact]
    public async Task A_wrong_code_is_in_the_log_of_acts_and_recovery_codes_are_kept_as_slow_hashes()
    {
        using var eva = await Staff.Signed(Site, "eva@voorbeeld.be", Role.Member);
        var (_, recovery) = await Staff.AddApp(eva);
        using var guest = new Guest(Site.Address);
        await Staff.SignIn(guest, "eva@voorbeeld.be");
        await guest.Send("form.form", new() { ["code"] = "000000" });
        using var connection = Staff.DatabaseOf(Site).Open();
        var id = connection.QuerySingle<Guid>("select id from account where email = 'eva@voorbeeld.be'");
        Assert.Contains("\"code\"", connection.QuerySingle<string>("select payload from audit_entry where action = 'sign-in-refused' and record_id = @id", new { id }), StringComparison.Ordinal);
        var kept = connection.QuerySingle<string>("select value from account_token where user_id = @id and name = 'RecoveryCodes'", new { id }).Split(';');
        var slow = Rfc2898DeriveBytes.Pbkdf2(recovery[0].Replace("-", "", StringComparison.Ordinal), id.ToByteArray(), 210_000, HashAlgorithmName.SHA512, 32);
        Assert.Equal(Convert.ToHexStringLower(slow), kept[0]);
    }

    [Fact]
    public async Task Who_comes_where_they_may_not_is_in_the_log_by_number()
    {
        using var fay = await Staff.Signed(Site, "fay@voorbeeld.be", Role.Member);
        Assert.Equal(HttpStatusCode.Forbidden, (await fay.Open("/nl/operation/audit")).Status);
        await Site.Logged(new("Account [0-9a-f-]{36} may not OperateServer: GET"));
        Assert.DoesNotContain("fay", Site.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switching_it_off_asks_a_code()
    {
        using var cis = await Staff.Signed(Site, "cis@voorbeeld.be", Role.Member);
        var (key, recovery) = await Staff.AddApp(cis);
        await cis.Open("/nl/me/second-factor");
        await cis.Send("form.form", new() { ["code"] = "123456" }, "[formaction='?handler=Off']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cis.Status);
        await cis.Open("/nl/me/second-factor");
        await cis.Send("form.form", new() { ["code"] = Staff.CodeFor(key, 1) }, "[formaction='?handler=Off']");
        Assert.Equal("/nl/me?done=factor-off", cis.At);
        using var again = new Guest(Site.Address);
        await Staff.SignIn(again, "cis@voorbeeld.be");
        Assert.Equal("/nl/me", again.At);
    }
}
