using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Modules.Directory.Reading.Rows;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>A service as the list of upkeep knows it.</summary>
/// <param name="Municipalities">NIS codes of its places.</param>
public sealed record UpkeepLine(Guid Id, Guid? Organization, string Source, IReadOnlyList<Guid> Themes, IReadOnlyList<string> Municipalities, Facts Facts);

static class UpkeepScope
{
    /// <summary>The services whose sheets this user may change.</summary>
    public static async Task<IReadOnlyList<UpkeepLine>> Lines(this EditingScope scope, CurrentUser me, UpkeepLines lines)
    {
        var organizations = (await scope.Organizations(me))?.ToHashSet();
        return organizations is null ? lines.Now() : [.. lines.Now().Where(line => line.Organization is { } of && organizations.Contains(of))];
    }
}

/// <summary>
/// All services with what freshness needs of them, in memory: the rule is the one of the sheet, and no table can be behind it. Read when a manager first asks;
/// after that only what the change sequence says was changed. A hundred thousand services are some thirty megabytes.
/// </summary>
public sealed class UpkeepLines(Database database, FreshnessTerms terms)
{
    /// <summary>With more changes than this all is read again.</summary>
    const int MostChanges = 5000;

    public FreshnessTerms Terms => terms;

    readonly Lock reading = new();
    readonly Dictionary<Guid, UpkeepLine> lines = [];
    readonly HashSet<string> municipalities = [], sources = [];
    readonly Queue<(long Stamp, Guid Id)> log = new();
    long seq = -1, stamp, loggedFrom;
    IReadOnlyList<UpkeepLine>? all;

    public UpkeepLine? Find(Guid id) => Followed(() => lines.GetValueOrDefault(id));

    /// <summary>The same list until something changes.</summary>
    public IReadOnlyList<UpkeepLine> Now() => Followed(All);

    /// <summary>The list, and which services became otherwise since an earlier stamp: null when that is too long ago to know.</summary>
    public (IReadOnlyList<UpkeepLine> All, long Stamp, IReadOnlyDictionary<Guid, UpkeepLine?>? Changed) Since(long earlier) => Followed(() =>
        (All(), stamp, earlier < loggedFrom ? null : (IReadOnlyDictionary<Guid, UpkeepLine?>)log.Where(one => one.Stamp > earlier).Select(one => one.Id).Distinct().ToDictionary(id => id, id => lines.GetValueOrDefault(id))));

    IReadOnlyList<UpkeepLine> All()
    {
        if (all is not null) return all;
        all = [.. lines.Values];
        UpkeepChoices.Knows(all, municipalities, sources);
        return all;
    }

    T Followed<T>(Func<T> ask)
    {
        using var connection = database.Open();
        lock (reading)
        {
            using var transaction = connection.BeginReading();
            var last = connection.ExecuteScalar<long>("select coalesce(max(seq), 0) from change", transaction: transaction);
            if (last != seq) CatchUp(connection, transaction, last);
            seq = last;
            return ask();
        }
    }

    void CatchUp(DbConnection connection, DbTransaction transaction, long last)
    {
        (all, stamp) = (null, stamp + 1);
        if (seq < 0 || last < seq || last - seq > MostChanges)
        {
            lines.Clear();
            municipalities.Clear();
            sources.Clear();
            log.Clear();
            loggedFrom = stamp;
            Take(new UpkeepReading(connection, terms).All());
            return;
        }
        var changed = connection.Query<Guid>("""
            with changed as (select record_id as id from change where seq > @seq)
            select s.id from directory_service s where s.id in (select id from changed) or s.organization_id in (select id from changed)
            union select a.service_id from directory_service_at_location a where a.id in (select id from changed) or a.location_id in (select id from changed)
            """, new { seq }, transaction).AsList();
        foreach (var id in changed)
        {
            lines.Remove(id);
            log.Enqueue((stamp, id));
        }
        while (log.Count > MostChanges) loggedFrom = log.Dequeue().Stamp;
        Take(new UpkeepReading(connection, terms).Of(changed));
    }

    void Take(IEnumerable<UpkeepLine> read)
    {
        foreach (var line in read)
        {
            lines[line.Id] = line;
            municipalities.UnionWith(line.Municipalities);
            sources.Add(line.Source);
        }
    }
}
