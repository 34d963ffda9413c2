using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Platform.Access;

/// <summary>Sign-in services of others: authorization code with PKCE (RFC 7636), the answer in the address, nothing of theirs is kept but who it was.</summary>
static class OutsideSetup
{
    /// <summary>Between their page and ours.</summary>
    static readonly TimeSpan lasts = TimeSpan.FromMinutes(10), answersWithin = TimeSpan.FromSeconds(10);

    public static void AddOutside(this AuthenticationBuilder authentication, IReadOnlyList<OutsideProvider> providers, bool tls)
    {
        authentication.AddCookie(IdentityConstants.ExternalScheme, cookie =>
        {
            AccessSetup.Name(cookie.Cookie, "vuurtoren-outside", tls);
            cookie.ExpireTimeSpan = lasts;
        });
        foreach (var provider in providers) authentication.AddOpenIdConnect(provider.Scheme, options => Configure(options, provider, tls));
    }

    static void Configure(OpenIdConnectOptions options, OutsideProvider provider, bool tls)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (provider.Authority, provider.ClientId, provider.ClientSecret);
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        (options.CallbackPath, options.SignInScheme) = (provider.CallbackPath, IdentityConstants.ExternalScheme);
        // We never sign out there, so nothing has to answer for it here.
        (options.SignedOutCallbackPath, options.RemoteSignOutPath) = (provider.CallbackPath + "/out", PathString.Empty);
        (options.SaveTokens, options.MapInboundClaims, options.GetClaimsFromUserInfoEndpoint) = (false, false, true);
        options.RequireHttpsMetadata = provider.Authority.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        (options.BackchannelTimeout, options.RemoteAuthenticationTimeout) = (answersWithin, lasts);
        options.Scope.Add("email");
        options.ClaimActions.Remove("acr");
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, tls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect($"/{context.Properties?.GetString("lang") ?? Languages.Asked(context.Request) ?? Languages.Default}/signin?outside=failed");
            return Task.CompletedTask;
        };
    }
}
