using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Access;

/// <summary>At each sign-in, whatever the way, a new session begins; at each request it is looked up, so that ending it ends it.</summary>
sealed class SessionCookie : CookieAuthenticationEvents
{
    const string Key = "session";

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var http = context.HttpContext;
        var (db, now) = (http.RequestServices.GetRequiredService<Db>(), http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var account = Guid.Parse(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var factors = context.Principal!.Claims.Where(claim => claim.Type is "amr" or ClaimTypes.AuthenticationMethod).Select(claim => claim.Value).ToList();
        var roles = await db.Set<RoleGrant>().Where(g => g.AccountId == account && (g.UntilAt == null || g.UntilAt > now)).Select(g => g.Role).ToListAsync();
        var key = Session.NewKey();
        db.Add(Session.Begin(account, key, Session.DeviceOf(http.Request.Headers.UserAgent.ToString()), factors.Contains("mfa"), roles.Any(role => role.NeedsSecondFactor()), now));
        (await db.Set<Account>().SingleAsync(a => a.Id == account)).SignedIn(now);
        var before = CurrentUser.Of(http).SessionId; // of who signs in again
        await db.Set<Session>().Where(s => s.Id == before || (s.AccountId == account && (s.EndsAt <= now || s.SeenAt < now - Session.Idle))).ExecuteDeleteAsync();
        db.Add(AuditEntry.Of("signed-in", now, account, "account", account, string.Join(' ', factors), Session.DeviceOf(http.Request.Headers.UserAgent.ToString())));
        await db.SaveChangesAsync();
        context.Principal = new(new ClaimsIdentity([new(Key, key)], IdentityConstants.ApplicationScheme));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        await using var connection = services.GetRequiredService<Database>().OpenReady();
        var key = context.Principal?.FindFirstValue(Key) ?? "";
        var user = key.Length > 0
            ? await CurrentUser.InSession(connection, Session.Hash(key), services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime) : null;
        if (user is null) { context.RejectPrincipal(); return; }
        CurrentUser.Set(context.HttpContext, user);
        context.ReplacePrincipal(new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user.Id!.Value.ToString()), new(Key, key)], IdentityConstants.ApplicationScheme)));
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (CurrentUser.Of(context.HttpContext) is not { SessionId: { } session, Id: { } account }) return;
        var (db, now) = (context.HttpContext.RequestServices.GetRequiredService<Db>(), context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        if (await db.Set<Session>().Where(s => s.Id == session).ExecuteDeleteAsync() == 0) return;
        db.Add(AuditEntry.Of("signed-out", now, account, "account", account));
        await db.SaveChangesAsync();
    }
}
