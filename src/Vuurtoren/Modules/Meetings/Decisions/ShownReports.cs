using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Decisions;

/// <summary>
/// What everybody may read of minutes, kept in memory under the id of the version, for a version never changes: to read ten of them anew for each visitor
/// took a third of the page. Names are not in it, so those that go after years are not kept here either.
/// </summary>
public sealed class ShownReports : IDisposable
{
    const int Most = 500;

    readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    public async Task<IReadOnlyDictionary<Guid, Report>> Of(Db db, IReadOnlyList<Guid> versions)
    {
        var found = new Dictionary<Guid, Report>();
        var missing = new List<Guid>();
        foreach (var id in versions)
            if (kept.Get<Report>(id) is { } report) found[id] = report;
            else missing.Add(id);
        if (missing.Count > 0)
            foreach (var version in await db.Set<MinutesVersion>().AsNoTracking().Where(v => missing.Contains(v.Id)).ToListAsync())
                found[version.Id] = kept.Set(version.Id, version.Report.For(Audience.Everybody), new MemoryCacheEntryOptions { Size = 1 });
        return found;
    }

    public void Dispose() => kept.Dispose();
}
