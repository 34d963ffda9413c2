using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Modules.Directory.Owners;

/// <summary>Each day the people who keep sheets are counted, organisation by organisation.</summary>
sealed class WatchOwners : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromDays(1);

    public override async Task Run(JobContext context, CancellationToken stop) =>
        await context.Report(await new Leaving(context.Database, context.Service<OwnerLetters>(), context.Now).Run(stop));
}

/// <summary>
/// Where there are fewer people than the day before, however that came (a role that ended, a closed or erased account, mail that comes back), who stays hears it;
/// when nobody stays, the organisation itself does. Number and letters are written in one step, so twice or by two servers writes nothing twice.
/// </summary>
sealed class Leaving(Database database, OwnerLetters letters, DateTime now)
{
    /// <returns>Of how many organisations somebody left.</returns>
    public async Task<int> Run(CancellationToken stop = default)
    {
        var left = 0;
        foreach (var (organization, editors) in Changed())
        {
            stop.ThrowIfCancellationRequested();
            if (await Count(organization, editors)) left++;
        }
        return left;
    }

    /// <summary>Organisations whose number of editors is not what it was.</summary>
    List<(Guid Organization, long Editors)> Changed()
    {
        using var connection = database.Open();
        var counted = connection.Query<(Guid Id, long N)>("select organization_id, editors from directory_owner").ToDictionary(row => row.Id, row => row.N);
        var living = Living(connection);
        return [.. living.Keys.Union(counted.Keys).Select(id => (Organization: id, Editors: living.GetValueOrDefault(id))).Where(one => counted.GetValueOrDefault(one.Organization) != one.Editors)];
    }

    /// <summary>Who can be written to: an account of which the mail came back since that person last signed in is of somebody who left.</summary>
    Dictionary<Guid, long> Living(DbConnection connection) => connection.Query<(Guid Id, long N)>("""
        select g.scope_id, count(distinct g.account_id) from role_grant g join account a on a.id = g.account_id
        where g.role = 'DirectoryEditor' and g.scope_id is not null and g.from_at <= @now and (g.until_at is null or g.until_at > @now) and a.closed_at is null
            and not exists (select 1 from mail m where m.about_kind = 'account' and m.about_id = a.id and m.state = 'Bounced' and m.bounce like '5%' and m.created_at > coalesce(a.signed_in_at, a.made_at))
        group by g.scope_id
        """, new { now }).ToDictionary(row => row.Id, row => row.N);

    async Task<bool> Count(Guid organization, long editors)
    {
        await using var db = database.Context();
        var owner = await db.Set<Owner>().FindAsync(organization);
        var left = owner?.Count(editors, now) ?? false;
        if (owner is null) db.Add(Owner.Of(organization, editors, now));
        if (left && letters.KnowsTheSite) await Tell(db, organization, editors);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { return false; } // another server counted at the same time
        return left;
    }

    async Task Tell(Db db, Guid organization, long editors)
    {
        if (OrganizationAddress.Of(db.Database.GetDbConnection(), organization) is not { } of) return;
        if (editors == 0 && of.Address is not null) db.Add(letters.NobodyLeft(organization, of, now));
        if (editors == 0) return;
        foreach (var account in await RoleHolders.ToWrite(db, Role.DirectoryEditor, new(ScopeKind.Organization, organization), now)) db.Add(letters.OneLeft(account, organization, of.Name.In(account.Language).Text, now));
    }
}
