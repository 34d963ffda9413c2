using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Platform.Access;

/// <summary>Identity on our tables, and a cookie that holds no more than the key of a session.</summary>
static class AccessSetup
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, CanHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusal>();
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new([new NobodyRequirement()], []); // what says nothing about access is for nobody
            options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build(); // a page with [Can] asks that and no more
        });
        AddKeys(services);
        AddIdentity(services);
        AddCookies(services);
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
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000); // OWASP's figure for PBKDF2 with SHA-512
        services.Configure<IdentityPasskeyOptions>(options => (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required"));
        services.AddScoped<SigningIn>();
    }

    static void AddCookies(IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                Name(cookie.Cookie, "vuurtoren");
                cookie.ExpireTimeSpan = Session.Longest; // the session itself ends sooner
                cookie.SlidingExpiration = false;
                cookie.Events = new SessionCookie();
            })
            // Halfway: the password was right, the second factor is asked; also holds what a passkey has to answer to.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                Name(cookie.Cookie, "vuurtoren-halfway");
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
            });
        services.AddAntiforgery(options =>
        {
            Name(options.Cookie, "vuurtoren-form");
            options.FormFieldName = "_form";
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it, see SecurityHeaders
        });
    }

    static void Name(CookieBuilder cookie, string name) =>
        (cookie.Name, cookie.HttpOnly, cookie.SameSite, cookie.SecurePolicy, cookie.IsEssential, cookie.Path) = (name, true, SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true, "/");

    public static void UseAccess(this WebApplication site)
    {
        site.UseAuthentication();
        site.UseAuthorization();
    }

    sealed class NobodyRequirement : IAuthorizationRequirement;

    /// <summary>Who may not come in: a visitor is asked to sign in, who is signed in gets 403.</summary>
    sealed class Refusal : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded || context.GetEndpoint() is not { } endpoint) return next(context); // nothing there: 404
            var user = CurrentUser.Of(context);
            var asks = endpoint.Metadata.GetMetadata<CanAttribute>() is not null;
            if (asks && Languages.Of(context.Request.Path) is { } language && (!user.IsSignedIn || user.NeedsSecondFactor))
                context.Response.Redirect(user.IsSignedIn ? $"/{language}/me/second-factor" : $"/{language}/signin" + (HttpMethods.IsGet(context.Request.Method) ? QueryString.Create("to", context.Request.Path + context.Request.QueryString) : ""));
            else context.Response.StatusCode = asks && !user.IsSignedIn ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
    }
}
