using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Vuurtoren.Platform.Access;

/// <summary>Whom the sign-in service of an organisation vouches for, a moment ago in this browser.</summary>
/// <param name="Subject">Their number there ("sub"), which stays.</param>
/// <param name="Email">Null unless the service checked it and is trusted to.</param>
/// <param name="Called">To show: the address or name there.</param>
public sealed record Vouched(OutsideProvider Provider, string Subject, string? Email, string Called, bool SecondFactor)
{
    /// <summary>Sends the browser there. False when the service does not answer.</summary>
    /// <param name="back">Path on this site.</param>
    /// <param name="again">They must show there anew who they are.</param>
    public static async Task<bool> Ask(HttpContext http, OutsideProvider provider, string lang, string back, bool again)
    {
        // The keys are those with which Identity finds the service again.
        var properties = new AuthenticationProperties(new Dictionary<string, string?> { ["lang"] = lang, ["LoginProvider"] = provider.Key }) { RedirectUri = back };
        if (again) properties.SetParameter("prompt", "login");
        try { await http.ChallengeAsync(provider.Scheme, properties); }
        catch (InvalidOperationException) { return false; } // its configuration cannot be read
        return true;
    }

    public static async Task<Vouched?> In(HttpContext http, IEnumerable<OutsideProvider> providers)
    {
        var ticket = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (ticket is not { Succeeded: true, Principal: { } who } || providers.FirstOrDefault(p => p.Key == ticket.Properties?.GetString("LoginProvider")) is not { } provider) return null;
        if (who.FindFirstValue("sub") is not { Length: > 0 } subject) return null;
        var email = who.FindFirstValue("email");
        var known = email is not null && who.FindFirstValue("email_verified") is "true" or "True" && provider.Trusts(email!) ? email : null;
        return new(provider, subject, known, email ?? who.FindFirstValue("name") ?? subject, who.FindAll("amr").Concat(who.FindAll("acr")).Any(how => provider.SecondFactor.Contains(how.Value)));
    }

    public static Task Forget(HttpContext http) => http.SignOutAsync(IdentityConstants.ExternalScheme);
}
