using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;

namespace Vuurtoren.Modules.Networks.Intake;

/// <summary>Between a plan and the tables.</summary>
public static class MemberTaking
{
    /// <summary>Three queries, however long the list.</summary>
    public static async Task<MembersKnown> Known(Db db, Guid coordination)
    {
        var members = await db.Set<Member>().AsNoTracking().Where(m => m.CoordinationId == coordination).ToListAsync();
        var speakers = (await db.Set<Delegate>().AsNoTracking().Where(d => db.Set<Member>().Any(m => m.Id == d.MemberId && m.CoordinationId == coordination)).ToListAsync()).ToLookup(d => d.MemberId);
        return new(await OrganizationsCalled.Read(db), members.GroupBy(m => m.OrganizationId).ToDictionary(group => group.Key, group =>
        {
            var now = group.FirstOrDefault(m => m.State != MemberState.Ended)?.Id;
            return new KnownMember(now, now is { } id ? [.. speakers[id].Select(d => new KnownSpeaker(d.Name, d.Email, d.UntilOn is not null))] : []);
        }));
    }

    /// <summary>Adds it; who calls saves. Ids of who speaks follow from what the rows say, so that a list that is sent twice at once is refused by the tables.</summary>
    public static async Task Add(Db db, MemberPlan plan, Guid coordination, Way way, DateTime now)
    {
        var today = LocalClock.DayOf(now);
        var here = plan.Members.Select(one => one.Member).OfType<Guid>().ToList();
        var known = here.Count == 0 ? [] : await db.Set<Member>().Where(m => here.Contains(m.Id)).ToDictionaryAsync(m => m.Id);
        foreach (var one in plan.Members)
        {
            var member = one.Member is { } id ? known[id] : Member.TakenIn(coordination, one.Organization, way, one.Since ?? today, now);
            if (one.Member is null) db.Add(member);
            db.AddRange(one.New.Select(speaker => Delegate.Of(member, speaker.Name, speaker.Email, speaker.Function, speaker.Lang, speaker.Substitute, today,
                Ids.Of("intake", "delegate", $"{member.Id:N}\n{LooksLike.Ordered(speaker.Name)}\n{speaker.Email}"))));
        }
    }
}
