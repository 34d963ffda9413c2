using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>What one sets for oneself: name, language, ways to sign in, and where one is signed in.</summary>
[Can(Permission.KeepOwnAccount), TakesPost]
public sealed class MePage(Db db) : WorkPage
{
    public sealed record Place(Guid Id, string Device, DateTime Started, DateTime Seen, bool Here);

    public Account Account { get; private set; } = null!;
    public IReadOnlyList<RoleLine> Roles { get; private set; } = [];
    /// <summary>In which one takes part.</summary>
    public IReadOnlyDictionary<Guid, string> Coordinations { get; private set; } = new Dictionary<Guid, string>();
    public int Passkeys { get; private set; }
    public bool HasOutside => Service<IReadOnlyList<OutsideProvider>>().Count > 0;
    public IReadOnlyList<Place> Sessions { get; private set; } = [];
    public IEnumerable<Choice> Languages => Words.Languages(Service<Platform.Texts.Texts>());

    public IEnumerable<Choice> Digests => Enum.GetNames<Digest>().Select(name => new Choice(name, Service<Platform.Texts.Texts>()["people.digest." + name]));
    /// <summary>How often a summary by mail is wanted.</summary>
    public Digest Wanted { get; private set; }

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Language { get; set; }

    protected override async Task<bool> Load()
    {
        Account = await db.Set<Account>().SingleAsync(a => a.Id == Me.Id);
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()["people.me"], true);
        Roles = await RoleLine.Of(db, Account.Id, Instant, Lang);
        Wanted = await db.Set<Preference>().Where(p => p.AccountId == Account.Id).Select(p => p.Digest).SingleOrDefaultAsync();
        Coordinations = await CoordinationNames.Of(db, Me.Coordinations(Permission.SendSignals), Lang);
        Passkeys = await db.Set<IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == Account.Id);
        Sessions = [.. (await db.Set<Session>().Where(s => s.AccountId == Account.Id && s.EndsAt > Instant).OrderByDescending(s => s.SeenAt).ToListAsync())
            .Select(s => new Place(s.Id, s.Device, LocalClock.At(s.StartedAt), LocalClock.At(s.SeenAt), s.Id == Me.SessionId))];
        return true;
    }

    public void OnGet() { }

    /// <summary>Where one comes after signing in.</summary>
    public static string First(string lang) => $"/{lang}/me?handler=First";

    /// <summary>Who leads meetings sees first what waits.</summary>
    public IActionResult OnGetFirst() => Redirect($"/{Lang}/me{(Me.Can(Permission.PlanMeetings) ? "/week" : "")}");

    public async Task<IActionResult> OnPostName()
    {
        Account.Call(Name ?? "", Language ?? "");
        await db.SaveChangesAsync();
        return Redirect($"/{Account.Language}/me?done=saved");
    }

    public async Task<IActionResult> OnPostDigest(string? digest)
    {
        if (!Enum.TryParse<Digest>(digest, out var wanted) || !Enum.IsDefined(wanted)) return Wrong("digest", "people.digest.unknown");
        if (await db.Set<Preference>().SingleOrDefaultAsync(p => p.AccountId == Account.Id) is { } known) known.Digest = wanted;
        else db.Add(new Preference { AccountId = Account.Id, Digest = wanted });
        await db.SaveChangesAsync();
        return Go("/me", "saved");
    }

    public async Task<IActionResult> OnPostEndSession(Guid id)
    {
        await db.Set<Session>().Where(s => s.AccountId == Account.Id && s.Id == id).ExecuteDeleteAsync();
        return Go("/me", "session-ended");
    }

    /// <summary>Everywhere, here too.</summary>
    public async Task<IActionResult> OnPostEndSessions()
    {
        db.Add(AuditEntry.Of("sessions-ended", Instant, Me, "account", Account.Id));
        await db.SaveChangesAsync();
        await Service<SigningIn>().EndSessions(Account.Id);
        await Service<SigningIn>().SignOut();
        return Go("/signout");
    }
}
