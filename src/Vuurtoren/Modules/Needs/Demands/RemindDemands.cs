using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>Each day: who coordinates hears which demands have no answer in time, every two weeks as long as that is so. The office itself hears it only when they press a button.</summary>
sealed class RemindDemands : JobOf
{
    const int EachDays = 14;

    public override TimeSpan? Every => TimeSpan.FromDays(1);

    /// <summary>Links in letters need to know where this site is found.</summary>
    public override bool IsWanted(Database database) => SettingsFile.In(database.Folder)["Site:Address"] is { Length: > 0 };

    public override async Task Run(JobContext context, CancellationToken stop) =>
        await context.Report(await Remind(context.Database, new(context.Service<IConfiguration>()["Site:Address"]!), context.Service<Texts>(), context.Now, stop));

    /// <returns>How many demands are late and were reported.</returns>
    internal static async Task<int> Remind(Database database, Uri site, Texts texts, DateTime now, CancellationToken stop = default)
    {
        var today = LocalClock.DayOf(now);
        await using var db = database.Context();
        var late = (await db.Set<Demand>().Where(d => d.State == DemandState.Awaiting).OrderBy(d => d.AskedOn).ToListAsync(stop)).Where(d => d.IsLate(today) && (d.ReportedOn is not { } last || last.AddDays(EachDays) <= today)).ToList();
        foreach (var own in late.GroupBy(d => d.CoordinationId))
        {
            var names = new Dictionary<string, string>();
            foreach (var language in Texts.Languages) names[language] = (await CoordinationNames.Of(db, [own.Key], language))[own.Key];
            var letters = new DemandLetters(site, texts, now, language => names.GetValueOrDefault(language, ""));
            foreach (var to in await RoleHolders.ToWrite(db, Role.Coordinator, new(ScopeKind.Coordination, own.Key), now)) db.Add(letters.Late([.. own], to, today));
            foreach (var demand in own) demand.Reported(today);
        }
        await db.SaveChangesAsync(stop);
        return late.Count;
    }
}

/// <summary>What waits for the coordinator: a question of an office, a late answer, an answer that nobody heard of, an office without anybody to write to.</summary>
sealed class DemandsDue : DueOf
{
    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (me.Me.Coordinations(Permission.GroupSignals) is not { Count: > 0 } mine) return [];
        var open = await me.Db.Set<Demand>().AsNoTracking().Where(d => mine.Contains(d.CoordinationId) && d.State != DemandState.Prepared && d.ToldOn == null).ToListAsync();
        return open.Select(one => Of(me, one)).OfType<Due>();
    }

    static Due? Of(DueFor me, Demand one)
    {
        Due Says(DateOnly on, string key) => new(on, me.Texts[key, one.Title.In(me.Lang).Text], me.Texts[key + ".go"], $"/edit/coordination/{one.CoordinationId}/demands/{one.Id}");
        return one.IsAnswered ? Says(one.AnsweredOn!.Value, "demands.due.tell") : one.State == DemandState.Clarifying ? Says(me.Today, "demands.due.question") : one.IsLate(me.Today) ? Says(one.DueOn!.Value.AddDays(1), "demands.due.late") : null;
    }
}

/// <summary>What a next coordinator must hear of demands.</summary>
sealed class DemandsHandover : HandoverOf
{
    public override int Place => 60;

    static readonly Func<Db, Guid, IAsyncEnumerable<Demand>> going = PreparedQuery.Of((Db db, Guid of) => db.Set<Demand>().AsNoTracking().Where(d => d.CoordinationId == of && (d.State == DemandState.Awaiting || d.State == DemandState.Clarifying)).OrderBy(d => d.AskedOn).Take(50));

    public override async Task<HandoverPart> Of(HandoverFor handover)
    {
        var open = await going(handover.Db, handover.Coordination).ToListAsync();
        return new(handover.Texts["demands.title"], [.. open.Select(one => new HandoverLine($"{one.Title.In(handover.Lang).Text}{handover.Texts["web.colon"].Value} {handover.Texts["demands.standing." + one.StandingOn(handover.Today)]}", $"/edit/coordination/{one.CoordinationId}/demands/{one.Id}"))]);
    }
}
