using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;

namespace Vuurtoren.Tests.Platform.Access;

public sealed class RulesTests
{
    static readonly DateTime now = new(2026, 11, 28, 12, 0, 0, DateTimeKind.Utc);
    static readonly Guid someone = Guid.CreateVersion7(), organization = Guid.CreateVersion7(), coordination = Guid.CreateVersion7();

    // RFC 6238, appendix B, SHA-1, the last six digits; the secret is "12345678901234567890".
    [Theory, InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1111111111, "050471"), InlineData(1234567890, "005924"), InlineData(2000000000, "279037"), InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) => Assert.Equal(code, OneTimeCodes.Code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", second / 30));

    [Fact]
    public void A_code_of_before_the_last_one_used_does_not_count()
    {
        var account = Account.For("ann@voorbeeld.be", "Ann", "nl", now);
        Assert.True(account.UseCodeOf(100));
        Assert.False(account.UseCodeOf(100));
        Assert.False(account.UseCodeOf(99));
        Assert.True(account.UseCodeOf(101));
    }

    [Theory]
    [InlineData("kort maar ok", null)]
    [InlineData("elf tekens!", "people.password.short")]
    [InlineData("abababababab", "people.password.simple")]
    [InlineData("abcdefghijklm", "people.password.simple")]
    [InlineData("azertyuiopqsdf", "people.password.simple")]
    [InlineData("1234567890123", "people.password.simple")]
    [InlineData("Welkom-Brussel-2026!", "people.password.common")]
    [InlineData("W@chtw00rd2026!!", "people.password.common")]
    [InlineData("motdepasse2026", "people.password.common")]
    [InlineData("AnnVerzonnen2026", "people.password.common")]
    [InlineData("twaalf groene fietsen zingen", null)]
    [InlineData("un vélo vert chante le soir", null)]
    [InlineData("Ljk9#mv2Qx!t", null)]
    public void A_password_is_long_and_not_what_one_tries_first(string password, string? refusal) =>
        Assert.Equal(refusal, Passwords.Refusal(password, Account.For("ann.verzonnen@voorbeeld.be", "Ann Verzonnen", "nl", now)));

    [Theory, InlineData("ann@voorbeeld.be", true), InlineData("a.b+c@sub.voorbeeld.be", true), InlineData("ann@voorbeeld", false), InlineData("ann voorbeeld@x.be", false), InlineData("ann@x.be\r\nBcc: y@z.be", false), InlineData("<ann@x.be>", false), InlineData("@x.be", false), InlineData("ann@.be", false), InlineData("a@b@c.be", false)]
    public void An_address_is_one_address(string email, bool good) => Assert.Equal(good, Account.IsAddress(email));

    [Fact]
    public void A_role_is_given_for_what_it_is_for_and_ends_once()
    {
        Assert.Throws<RuleBroken>(() => RoleGrant.Give(someone, Role.DirectoryEditor, Scope.Server, now, null, null));
        Assert.Throws<RuleBroken>(() => RoleGrant.Give(someone, Role.DirectoryEditor, new(ScopeKind.Organization), now, null, null));
        Assert.Throws<RuleBroken>(() => RoleGrant.Give(someone, Role.Administrator, new(ScopeKind.Server, organization), now, null, null));
        Assert.Throws<RuleBroken>(() => RoleGrant.Give(someone, Role.Region, Scope.Region, now, now.AddDays(-1), null));
        var grant = RoleGrant.Give(someone, Role.DirectoryEditor, new(ScopeKind.Organization, organization), now, null, null);
        Assert.True(grant.Holds(now));
        Assert.False(grant.Holds(now.AddSeconds(-1)));
        grant.End(now.AddDays(3), null);
        Assert.True(grant.Holds(now.AddDays(2)));
        Assert.False(grant.Holds(now.AddDays(3)));
        Assert.Throws<RuleBroken>(() => grant.End(now.AddDays(4), null));
    }

    [Fact]
    public void Nobody_gives_a_role_above_their_own()
    {
        var coordinator = CurrentUser.With(someone, (Role.Coordinator, new Scope(ScopeKind.Coordination, coordination)));
        Assert.True(coordinator.MayGive(Role.Member, new(ScopeKind.Coordination, coordination)));
        Assert.False(coordinator.MayGive(Role.Member, new(ScopeKind.Coordination, Guid.CreateVersion7())));
        Assert.False(coordinator.MayGive(Role.Administrator, Scope.Server));
        var region = CurrentUser.With(someone, (Role.Region, Scope.Region));
        Assert.True(region.MayGive(Role.DirectoryManager, Scope.Region));
        Assert.False(region.MayGive(Role.Administrator, Scope.Server));
        var editor = CurrentUser.With(someone, (Role.DirectoryEditor, new Scope(ScopeKind.Organization, organization)));
        Assert.Equal([Role.DirectoryEditor], editor.MayGive());
        Assert.False(editor.MayGive(Role.DirectoryEditor, new(ScopeKind.Organization, Guid.CreateVersion7())));
        var (own, kept) = (editor.Where(Permission.EditSheets).Single().Id!.Value, Guid.CreateVersion7());
        Assert.True(editor.InMerged([own, kept]).MayGive(Role.DirectoryEditor, new(ScopeKind.Organization, kept)));
        Assert.False(editor.InMerged([own, kept]).MayGive(Role.DirectoryManager, new(ScopeKind.Organization, kept)));
        Assert.False(editor.InMerged([kept]).MayGive(Role.DirectoryEditor, new(ScopeKind.Organization, kept)));
        Assert.False(editor.Can(Permission.ManagePeople));
        Assert.Throws<RuleBroken>(() => RoleGrant.Give(Guid.CreateVersion7(), Role.Administrator, Scope.Server, now, null, region));
    }

    [Fact]
    public void A_link_works_once_and_not_for_ever()
    {
        var (link, token) = AccountLink.Make(someone, LinkPurpose.NewPassword, now);
        Assert.Equal(64, token.Length); // 256 bits
        Assert.DoesNotContain(token, link.TokenHash, StringComparison.Ordinal);
        Assert.False(link.Works(now.AddHours(1)));
        link.Use(now);
        Assert.Throws<RuleBroken>(() => link.Use(now));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1", "Safari · iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36", "Chrome · Android")]
    [InlineData("", "?")]
    public void A_device_is_called_as_people_call_it(string agent, string device) => Assert.Equal(device, Session.DeviceOf(agent));
}
