using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>A demand as lists show it.</summary>
public sealed record DemandLine(Demand Demand, LocalText Office, LocalText Need, LocalText Memorandum);

static class DemandsReading
{
    static readonly Func<Db, Guid, IAsyncEnumerable<DemandLine>> presented = PreparedQuery.Of((Db db, Guid coordination) => from demand in db.Set<Demand>().AsNoTracking()
        join office in db.Set<Office>() on demand.OfficeId equals office.Id
        join need in db.Set<Need>() on demand.NeedId equals need.Id
        join memorandum in db.Set<Memorandum>() on demand.MemorandumId equals memorandum.Id
        where demand.CoordinationId == coordination && demand.State != DemandState.Prepared
        orderby memorandum.PresentedOn == null descending, memorandum.PresentedOn descending, memorandum.Id, demand.Place
        select new DemandLine(demand, office.Name, need.Title, memorandum.Title));

    /// <summary>The memorandum that was presented last comes first; those that are written come before.</summary>
    public static async Task<IReadOnlyList<DemandLine>> Of(Db db, IQueryable<Demand> demands) => await (from demand in demands
        join office in db.Set<Office>() on demand.OfficeId equals office.Id
        join need in db.Set<Need>() on demand.NeedId equals need.Id
        join memorandum in db.Set<Memorandum>() on demand.MemorandumId equals memorandum.Id
        orderby memorandum.PresentedOn == null descending, memorandum.PresentedOn descending, memorandum.Id, demand.Place
        select new DemandLine(demand, office.Name, need.Title, memorandum.Title)).ToListAsync();

    /// <summary>Of a coordination all that were presented.</summary>
    public static async Task<IReadOnlyList<DemandLine>> Presented(Db db, Guid coordination) => await presented(db, coordination).ToListAsync();

    /// <summary>By whose link the answer came, or else who held the office on that day; as long as there is none, who holds it now.</summary>
    public static async Task<Holder?> HolderOf(Db db, Demand demand) => demand.AnsweredOn is not { } on ? await HolderNow(db, demand.OfficeId)
        : demand.AnsweredBy is { } by && await db.Set<Holder>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == by) is { } who ? who
        : await db.Set<Holder>().AsNoTracking().Where(h => h.OfficeId == demand.OfficeId && h.FromOn <= on && (h.UntilOn == null || h.UntilOn >= on)).OrderBy(h => h.FromOn).ThenBy(h => h.Id).FirstOrDefaultAsync();

    /// <summary>Of answers by the link of an office, by demand: since when the office has the address to which link and code went, when that was shortly before.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DateOnly>> NewAddresses(Db db, IEnumerable<Demand> demands)
    {
        var answered = demands.Where(one => one is { AnsweredBy: not null, AnsweredOn: not null }).ToList();
        var found = new Dictionary<Guid, DateOnly>();
        if (answered.Count == 0) return found;
        var ids = answered.Select(one => one.AnsweredBy!.Value).Distinct().ToList();
        var holders = await db.Set<Holder>().AsNoTracking().Where(h => ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id);
        foreach (var one in answered)
            if (holders.GetValueOrDefault(one.AnsweredBy!.Value)?.NewOn(one.AnsweredOn!.Value) is { } since) found[one.Id] = since;
        return found;
    }

    /// <summary>Which organisations signed a memorandum, with the name of a person where that person chose so.</summary>
    public static async Task<IReadOnlyList<(string Organization, string? Person)>> Signed(Db db, Guid memorandum, string lang)
    {
        var signed = await db.Set<Signature>().AsNoTracking().Where(s => s.MemorandumId == memorandum && s.Signs == true).ToListAsync();
        var names = await OrganizationNames.Of(db, [.. signed.Select(s => s.OrganizationId)], lang);
        return [.. signed.Select(s => (Name: names.GetValueOrDefault(s.OrganizationId, "–"), s.Person)).OrderBy(s => s.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    public static Task<Holder?> HolderNow(Db db, Guid office) => db.Set<Holder>().SingleOrDefaultAsync(h => h.OfficeId == office && h.UntilOn == null);
}

/// <summary>What was asked and what came of it, of coordinations where a body lets everybody see that.</summary>
sealed class ListedAnswers : ListedPagesOf
{
    public override IEnumerable<string> Paths(DbConnection connection) =>
        connection.Query<Guid>("select distinct coordination_id from needs_demand where decision_id is not null order by coordination_id").Select(id => $"/coordination/{id}/answers");
}
