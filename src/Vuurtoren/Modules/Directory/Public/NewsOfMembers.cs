using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.News;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>A piece of news as everybody reads it.</summary>
public sealed record MemberNews(Guid Id, string From, LocalText Title, LocalText Words);

/// <summary>What organisations told, for who makes an agenda.</summary>
public static class NewsOfMembers
{
    const int Most = 50;

    /// <summary>Published since then and not over, the newest first.</summary>
    public static async Task<IReadOnlyList<MemberNews>> Since(Db db, IReadOnlyCollection<Guid> organizations, DateTime since, DateOnly today, string lang)
    {
        var shown = await OrganizationNames.Shown(db, organizations);
        var of = shown.Keys.ToList();
        return [.. (await db.Set<NewsItem>().AsNoTracking().Where(n => of.Contains(n.OrganizationId) && n.PublishedAt >= since && n.WithdrawnAt == null && n.LastDay >= today).OrderByDescending(n => n.PublishedAt).Take(Most).ToListAsync())
            .Select(n => new MemberNews(n.Id, shown[n.OrganizationId].In(lang).Text, n.Title, n.Words))];
    }
}
