using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>Tells those who keep the directory where a service is, or who stand in for them, what cannot wait.</summary>
public sealed class Escalation(Texts texts, ConfirmingSettings settings, EditingScope scope)
{
    public async Task SaysClosed(Db db, Round round, string name, DateTime now)
    {
        var organization = await db.Set<Service>().Where(s => s.Id == round.ServiceId).Select(s => s.OrganizationId).SingleOrDefaultAsync();
        foreach (var account in await ManagersOf(db, organization, now))
        {
            var letter = new Letter(texts, account.Language, "confirm.letter.closed-by-service", name).Greets(account.Name).Says("confirm.letter.closed-by-service.what", name, round.Words!);
            if (settings.Site is not null) letter.Leads("confirm.letter.closed-by-service.go", new(settings.Site, $"/{letter.Lang}/directory/upkeep/calls"));
            db.Add(Mail.To(account.Email!, letter, now, new About("account", account.Id)));
        }
    }

    /// <summary>Directory managers in whose territory the organisation is; where there is none, those of the region, and at last the administrators: somebody hears it.</summary>
    public async Task<IReadOnlyList<Account>> ManagersOf(Db db, Guid? organization, DateTime now)
    {
        var scopes = await db.Set<RoleGrant>().Where(g => g.Role == Role.DirectoryManager && g.FromAt <= now && (g.UntilAt == null || g.UntilAt > now)).Select(g => new { g.ScopeKind, g.ScopeId }).Distinct().ToListAsync();
        var managers = new List<Account>();
        foreach (var one in scopes.Where(s => s.ScopeKind == ScopeKind.Coordination).Select(s => new Scope(s.ScopeKind, s.ScopeId)))
            if (organization is { } id && await scope.Covers(CurrentUser.With(Guid.Empty, (Role.DirectoryManager, one)), id)) managers.AddRange(await RoleHolders.ToWrite(db, Role.DirectoryManager, one, now));
        if (managers.Count == 0) managers.AddRange(await RoleHolders.ToWrite(db, Role.DirectoryManager, Scope.Region, now));
        foreach (var role in new[] { Role.Region, Role.Administrator }) if (managers.Count == 0) managers.AddRange(await RoleHolders.ToWrite(db, role, null, now));
        return [.. managers.Where(account => account.Email is not null).DistinctBy(account => account.Id)];
    }
}
