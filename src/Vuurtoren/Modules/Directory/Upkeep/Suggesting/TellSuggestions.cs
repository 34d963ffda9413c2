using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Upkeep.Suggesting;

/// <summary>Each day who keeps sheets gets one letter about all that was proposed since the day before: editors of the organisation, or else who keeps the directory there.</summary>
sealed class TellSuggestions : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromDays(1);

    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var settings = context.Service<ConfirmingSettings>();
        if (settings.Site is null) return;
        await using var db = context.Database.Context();
        var escalation = new Escalation(context.Service<Texts>(), settings, new EditingScope(db, context.Service<Territories>()));
        await context.Report(await Tell(db, escalation, settings.Site, context.Service<Texts>(), context.Now));
    }

    /// <returns>How many letters were written; they and what was told are saved together.</returns>
    internal static async Task<int> Tell(Db db, Escalation escalation, Uri site, Texts texts, DateTime now)
    {
        var waiting = await db.Set<Suggestion>().Where(s => s.State == SuggestionState.Open && s.ToldAt == null).ToListAsync();
        var ids = waiting.Select(s => s.ServiceId).Distinct().ToList();
        var organizations = (await db.Set<Service>().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.OrganizationId }).ToListAsync()).ToDictionary(s => s.Id, s => s.OrganizationId);
        var letters = new Dictionary<Guid, (Account Account, int Count)>();
        foreach (var together in waiting.GroupBy(s => organizations.GetValueOrDefault(s.ServiceId)))
            foreach (var account in await Keepers(db, escalation, together.Key, now))
                letters[account.Id] = (account, letters.GetValueOrDefault(account.Id).Count + together.Count());
        foreach (var (account, count) in letters.Values)
            db.Add(Mail.To(account.Email!, new Letter(texts, account.Language, "correction.letter.waits", count).Greets(account.Name).Says("correction.letter.waits.what", count)
                .Leads("correction.letter.waits.go", new(site, $"/{account.Language}/directory/upkeep/suggestions")), now, new About("account", account.Id)));
        foreach (var suggestion in waiting) suggestion.Told(now);
        await db.SaveChangesAsync();
        return letters.Count;
    }

    static async Task<IReadOnlyList<Account>> Keepers(Db db, Escalation escalation, Guid? organization, DateTime now) =>
        organization is { } id && await RoleHolders.ToWrite(db, Role.DirectoryEditor, new(ScopeKind.Organization, id), now) is { Count: > 0 } editors ? editors : await escalation.ManagersOf(db, organization, now);
}
