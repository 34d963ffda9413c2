using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Vuurtoren.Platform.Access;

/// <summary>Identity on our tables, and a cookie that holds no more than the key of a session.</summary>
static class AccessSetup
{
    /// <summary>OWASP's figure for PBKDF2 with SHA-512.</summary>
    internal const int Iterations = 210_000;

    /// <param name="tls">The site is found at an https address ("Site:Address"): cookies go over TLS only, and no other host of the domain can set them.</param>
    public static void AddAccess(this IServiceCollection services, IConfiguration settings, bool tls)
    {
        services.AddSingleton<IAuthorizationHandler, CanHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusal>();
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new([new NobodyRequirement()], []); // what says nothing about access is for nobody
            options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build(); // a page with [Can] asks that and no more
        });
        var providers = OutsideProvider.Of(settings);
        services.AddSingleton(providers);
        AddKeys(services);
        AddIdentity(services);
        AddCookies(services, tls).AddOutside(providers, tls);
    }

    static void AddKeys(IServiceCollection services)
    {
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRingSettings>();
        services.AddDataProtection().SetApplicationName("Vuurtoren");
    }

    static void AddIdentity(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
            {
                options.Password = new() { RequiredLength = Passwords.Shortest, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
                options.Lockout = new() { MaxFailedAccessAttempts = 10, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true };
                options.User = new() { RequireUniqueEmail = false, AllowedUserNameCharacters = "" }; // Account says what an address is; the table that it is unique
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3; // the one with passkeys
            })
            .AddUserStore<AccountStore>().AddSignInManager().AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.Replace(ServiceDescriptor.Scoped<IPasswordValidator<Account>, Passwords>());
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Iterations);
        services.Configure<IdentityPasskeyOptions>(options => (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required"));
        services.AddScoped<SigningIn>();
    }

    static AuthenticationBuilder AddCookies(IServiceCollection services, bool tls)
    {
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                Name(cookie.Cookie, "vuurtoren", tls);
                cookie.ExpireTimeSpan = Session.Longest; // the session itself ends sooner
                cookie.SlidingExpiration = false;
                cookie.Events = new SessionCookie();
            })
            // Halfway: the password was right, the second factor is asked; also holds what a passkey has to answer to.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                Name(cookie.Cookie, "vuurtoren-halfway", tls);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
            });
        services.AddAntiforgery(options =>
        {
            Name(options.Cookie, "vuurtoren-form", tls);
            options.FormFieldName = "_form";
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it, see SecurityHeaders
        });
        return authentication;
    }

    internal static void Name(CookieBuilder cookie, string name, bool tls) =>
        (cookie.Name, cookie.SecurePolicy, cookie.HttpOnly, cookie.SameSite, cookie.IsEssential, cookie.Path) = (tls ? "__Host-" + name : name, tls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest, true, SameSiteMode.Lax, true, "/");

    public static void UseAccess(this WebApplication site)
    {
        site.UseAuthentication();
        site.UseAuthorization();
    }

    sealed class NobodyRequirement : IAuthorizationRequirement;
}
