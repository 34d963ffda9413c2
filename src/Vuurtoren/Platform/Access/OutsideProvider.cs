using System.Text.RegularExpressions;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Access;

/// <summary>The sign-in service of an organisation (OpenID Connect): "SignIn:Providers:KEY" in the settings, the secret in the environment.</summary>
/// <param name="Key">Ours, part of the address to which it sends people back: /signin-outside/KEY. "stad", "ocmw-2".</param>
/// <param name="Name">As people there call it.</param>
/// <param name="Authority">https address under which /.well-known/openid-configuration stands.</param>
/// <param name="TrustsMailOf">Domains of which it knows who has which address: who comes with one of those, checked there, finds the account with that address here.</param>
/// <param name="SecondFactor">What it says (amr, acr) of somebody who showed two factors there.</param>
public sealed partial record OutsideProvider(string Key, LocalText Name, string Authority, string ClientId, string? ClientSecret, IReadOnlyList<string> TrustsMailOf, IReadOnlyList<string> SecondFactor)
{
    public string Scheme => "outside-" + Key;
    public string CallbackPath => "/signin-outside/" + Key;

    public bool Trusts(string email) => email.Split('@') is [_, var domain] && TrustsMailOf.Contains(domain, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<OutsideProvider> Of(IConfiguration settings) => [.. settings.GetSection("SignIn:Providers").GetChildren().Select(Read)];

    static OutsideProvider Read(IConfigurationSection one)
    {
        var name = LocalText.From(one.GetSection("Name").GetChildren().Select(text => KeyValuePair.Create(text.Key, text.Value)));
        if (!Keys().IsMatch(one.Key) || name is null || one["Authority"] is not { } authority || one["ClientId"] is not { Length: > 0 } client) throw new RuleBroken("people.outside.settings", one.Key);
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true })) throw new RuleBroken("people.outside.settings", one.Key);
        return new(one.Key, name, authority, client, one["ClientSecret"], one.GetSection("TrustsMailOf").Get<string[]>() ?? [], one.GetSection("SecondFactor").Get<string[]>() ?? []);
    }

    /// <summary>Whatever prints this prints no secret.</summary>
    public override string ToString() => Key;

    [GeneratedRegex("^[a-z0-9-]{1,20}$")]
    private static partial Regex Keys();
}
