using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Charter;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>The themes that come first in a year, for who lets members choose them.</summary>
public static class PriorityThemes
{
    public static async Task<IReadOnlyList<LocalText>> Of(Db db, Guid coordination, int year) =>
        await db.Set<Priority>().AsNoTracking().Where(p => p.CoordinationId == coordination && p.Year == year).OrderBy(p => p.Place).Select(p => p.Theme).ToListAsync();

    /// <summary>Beside those that are there already; refused when that would be more than three. To be saved by who calls.</summary>
    public static async Task Take(Db db, Guid coordination, int year, IEnumerable<LocalText> themes, DateOnly today)
    {
        var all = await db.Set<Priority>().Where(p => p.CoordinationId == coordination).ToListAsync();
        foreach (var theme in themes)
        {
            var one = Priority.Of(coordination, year, theme, all, today);
            all.Add(one);
            db.Add(one);
        }
    }
}
