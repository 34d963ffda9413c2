using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Members;

/// <summary>Members who wait for an answer, give none or left by the letter, and answers about networks that nobody looked at.</summary>
sealed class MembersDue : DueOf
{
    public override bool OfCoordination => true;

    /// <summary>A proposal or an invitation should have its answer in so many days; who got the second letter is rung after so many; that one left is told for so many.</summary>
    const int AnswerDays = 30, RingDays = 14, LeftDays = 14;

    sealed record Asked(Guid Coordination, int Count, DateTime First);

    static readonly Func<Db, bool, List<Guid>, DateOnly, IAsyncEnumerable<Member>> unanswered = PreparedQuery.Of((Db db, bool all, List<Guid> mine, DateOnly since) =>
        db.Set<Member>().AsNoTracking().Where(m => (m.UntilOn == null && (m.FromOn == null || m.RemindedAt != null && (m.StaysAt == null || m.StaysAt < m.AskedAt)) || m.UntilOn > since && m.AskedAt != null) && (all || mine.Contains(m.CoordinationId))));

    static readonly Func<Db, bool, List<Guid>, IAsyncEnumerable<Asked>> proposed = PreparedQuery.Of((Db db, bool all, List<Guid> mine) =>
        db.Set<Network>().Where(n => n.KeptAt == null && (all || mine.Contains(n.CoordinationId))).GroupBy(n => n.CoordinationId).Select(g => new Asked(g.Key, g.Count(), g.Min(n => n.At))));

    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (!me.Me.Can(Permission.KeepMembers)) return [];
        var all = me.Me.CanEverywhere(Permission.KeepMembers);
        var mine = me.Me.Coordinations(Permission.KeepMembers);
        var members = await unanswered(me.Db, all, mine, me.Today.AddDays(-LeftDays)).ToListAsync();
        var names = await OrganizationNames.Of(me.Db, [.. members.Select(m => m.OrganizationId).Distinct()], me.Lang);
        var networks = await proposed(me.Db, all, mine).ToListAsync();
        return members.Select(m => One(m, names.GetValueOrDefault(m.OrganizationId, "–"), me)).OfType<Due>()
            .Concat(networks.Select(n => new Due(LocalClock.DayOf(n.First), me.Texts.Number("networks.due", n.Count), me.Texts["networks.due.go"], $"/edit/coordination/{n.Coordination}/networks")));
    }

    static Due? One(Member member, string name, DueFor me)
    {
        var path = $"/edit/coordination/{member.CoordinationId}/members/{member.Id}";
        return member.State switch
        {
            MemberState.Waiting => new(member.BegunOn.AddDays(AnswerDays), me.Texts["members.due.waiting", name], me.Texts["members.due.waiting.go"], path),
            MemberState.Sleeping => new(LocalClock.DayOf(member.RemindedAt!.Value).AddDays(RingDays), me.Texts["members.due.sleeping", name], me.Texts["members.due.sleeping.go"], path),
            MemberState.Ended when member.SaidNo => new(member.UntilOn!.Value, me.Texts["members.due.left", name], me.Texts["members.due.left.go"], path),
            _ => null,
        };
    }
}
