using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Permanences;

/// <summary>Reads permanences with what everybody may know of who holds them: a handful of queries, however many there are. Rows that went into another by a merge are found under that one.</summary>
sealed class OfficeReading(Db db, DirectorySheets sheets, ThemeTree themes)
{
    /// <summary>So long feeds say that something is held no more.</summary>
    const int RemovedDays = 90;

    static readonly Viewer anyone = Viewer.Anyone("nl");

    public async Task<Office> Read(IQueryable<Permanence> of, DateTime now)
    {
        var since = now.AddDays(-RemovedDays);
        var permanences = await of.AsNoTracking().Where(p => p.RemovedAt == null || p.RemovedAt > since).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).ToListAsync();
        var ids = permanences.Select(p => p.Id).ToList();
        var days = (await db.Set<PermanenceDay>().AsNoTracking().Where(day => ids.Contains(day.PermanenceId)).ToListAsync()).ToLookup(day => day.PermanenceId);
        var real = await Real(permanences.SelectMany(p => new[] { p.ServiceId, p.OrganizationId }).OfType<Guid>());
        var services = sheets.Services([.. permanences.Select(p => p.ServiceId).OfType<Guid>().Select(id => real[id]).Distinct()], anyone, full: false).ToDictionary(sheet => sheet.Service.Id);
        var organizations = sheets.Organizations([.. permanences.Select(p => p.OrganizationId).OfType<Guid>().Select(id => real[id]).Distinct()], anyone).ToDictionary(sheet => sheet.Organization.Id);
        var hushed = await Hushed(permanences.Select(p => p.ServiceId).OfType<Guid>().Select(id => real[id]).Where(id => !services.ContainsKey(id)));
        return new(permanences, days, permanences.ToDictionary(p => p.Id, Seen));

        Office.Seen Seen(Permanence p)
        {
            var service = p.ServiceId is { } its ? services.GetValueOrDefault(real[its]) : null;
            var organization = p.OrganizationId is { } one ? organizations.GetValueOrDefault(real[one]) : null;
            var discreet = p.Discreet || service is not null && IsDiscreet(service.Service) || p.ServiceId is { } unseen && hushed.Contains(real[unseen])
                || organization is { Services.Count: > 0 } && organization.Services.All(IsDiscreet);
            var holder = service?.Organization?.Id ?? organization?.Organization.Id;
            if (discreet) return new(p.Neutral, null, null, true, holder);
            var name = p.Title ?? service?.Service.Name ?? organization?.Organization.Name;
            var by = service?.Organization?.Name ?? organization?.Organization.Name;
            return new(name, service is not null ? $"/service/{service.Service.Id}" : organization is not null ? $"/organization/{organization.Organization.Id}" : null, by is null || by.Equals(name) ? null : by, false, holder);
        }
    }

    /// <summary>As <see cref="ServiceFacts.Discreet"/>.</summary>
    bool IsDiscreet(Service service) => service.Discreet || service.Themes.Any(theme => themes.Find(theme)?.Discreet == true);

    /// <summary>Of services that not everybody sees, the discreet ones: not even what an editor called them is told.</summary>
    async Task<HashSet<Guid>> Hushed(IEnumerable<Guid> unseen)
    {
        var ids = unseen.Distinct().ToList();
        return ids.Count == 0 ? [] : [.. (await db.Set<Service>().AsNoTracking().Where(service => ids.Contains(service.Id)).ToListAsync()).Where(IsDiscreet).Select(service => service.Id)];
    }

    /// <summary>What each id stands for now.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> Real(IEnumerable<Guid> of)
    {
        var ids = of.Distinct().ToArray();
        var connection = db.Database.GetDbConnection();
        var into = ids.Length == 0 ? [] : (await connection.QueryAsync<(Guid Id, Guid Into)>(connection.WithLists("select id, record_id from alias where id in @ids"), new { ids })).ToDictionary(one => one.Id, one => one.Into);
        return ids.ToDictionary(id => id, id => into.GetValueOrDefault(id, id));
    }

    /// <summary>These, and what went into them.</summary>
    public async Task<List<Guid>> WithGone(IReadOnlyCollection<Guid> of)
    {
        var connection = db.Database.GetDbConnection();
        var ids = of.ToArray();
        return ids.Length == 0 ? [] : [.. ids, .. await connection.QueryAsync<Guid>(connection.WithLists("select id from alias where record_id in @ids"), new { ids })];
    }
}
