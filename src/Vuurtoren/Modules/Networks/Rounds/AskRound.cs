using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;

namespace Vuurtoren.Modules.Networks.Rounds;

/// <summary>Asks all members of a coordination, and once more who said nothing. What is added is saved by who calls, together with its letters.</summary>
static class AskRound
{
    public static async Task<Round> Begin(Db db, Coordination coordination, RoundLetters letters, DateOnly today, DateTime now)
    {
        var round = Round.Begin(coordination.Id, await db.Set<Round>().Where(r => r.CoordinationId == coordination.Id).OrderByDescending(r => r.BegunOn).FirstOrDefaultAsync(), today);
        var members = await db.Set<Member>().AsNoTracking().Where(m => m.CoordinationId == coordination.Id && m.FromOn != null && m.UntilOn == null).ToListAsync();
        if (members.Count == 0) throw new RuleBroken("elsewhere.nobody");
        var speakers = (await db.Set<Delegate>().AsNoTracking().Where(d => d.UntilOn == null && d.Email != null && db.Set<Member>().Any(m => m.Id == d.MemberId && m.CoordinationId == coordination.Id)).ToListAsync()).ToLookup(d => d.MemberId);
        var names = await Names(db, members.Select(m => m.OrganizationId));
        db.Add(round);
        foreach (var member in members)
        {
            var to = Delegate.ToWrite(speakers[member.Id]);
            var asked = RoundMember.Of(round, member, to.Count > 0, now);
            db.Add(asked);
            foreach (var one in to) db.Add(letters.Asks(round, coordination.Name, names[one.Lang].GetValueOrDefault(member.OrganizationId, "–"), asked, one));
        }
        return round;
    }

    /// <returns>How many members were reminded.</returns>
    public static async Task<int> Remind(Db db, Round round, RoundLetters letters, DateOnly today, DateTime now)
    {
        var due = (await db.Set<RoundMember>().Where(m => m.RoundId == round.Id && m.AnsweredAt == null && m.RemindedAt == null && db.Set<Member>().Any(one => one.Id == m.MemberId && one.UntilOn == null)).ToListAsync()).Where(m => m.IsToRemind(round, today)).ToList();
        if (due.Count == 0) return 0;
        var ids = due.ConvertAll(m => m.MemberId);
        var speakers = (await db.Set<Delegate>().AsNoTracking().Where(d => d.UntilOn == null && d.Email != null && ids.Contains(d.MemberId)).ToListAsync()).ToLookup(d => d.MemberId);
        var names = await Names(db, due.Select(m => m.OrganizationId));
        var coordination = await db.Set<Coordination>().AsNoTracking().SingleAsync(c => c.Id == round.CoordinationId);
        foreach (var member in due)
        {
            member.Reminded(now);
            foreach (var one in Delegate.ToWrite(speakers[member.MemberId])) db.Add(letters.Reminds(round, coordination.Name, names[one.Lang].GetValueOrDefault(member.OrganizationId, "–"), member, one));
        }
        return due.Count;
    }

    static async Task<IReadOnlyDictionary<string, Dictionary<Guid, string>>> Names(Db db, IEnumerable<Guid> organizations)
    {
        var (ids, names) = (organizations.Distinct().ToList(), new Dictionary<string, Dictionary<Guid, string>>());
        foreach (var language in Texts.Languages) names[language] = await OrganizationNames.Of(db, ids, language);
        return names;
    }
}

/// <summary>In the last week of a round, one more letter to members who said nothing.</summary>
sealed class RemindRounds : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromDays(1);

    /// <summary>Links in letters need to know where this site is found.</summary>
    public override bool IsWanted(Database database) => SettingsFile.In(database.Folder)["Site:Address"] is { Length: > 0 };

    public override async Task Run(JobContext context, CancellationToken stop) =>
        await context.Report(await Remind(context.Database, new(context.Service<IConfiguration>()["Site:Address"]!), context.Service<Texts>(), context.Now, stop));

    internal static async Task<int> Remind(Database database, Uri site, Texts texts, DateTime now, CancellationToken stop = default)
    {
        var (today, reminded) = (LocalClock.DayOf(now), 0);
        await using var db = database.Context();
        foreach (var round in (await db.Set<Round>().AsNoTracking().Where(r => r.ClosedOn == null && r.LastDay >= today).ToListAsync(stop)).Where(r => r.IsToRemind(today)))
        {
            // Letters and marks in one step: whoever was first, nobody gets two.
            reminded += await AskRound.Remind(db, round, new(site, database.Secret, texts, now), today, now);
            await db.SaveChangesAsync(stop);
        }
        return reminded;
    }
}
