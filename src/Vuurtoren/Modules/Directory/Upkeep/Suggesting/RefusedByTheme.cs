using Dapper;
using Microsoft.EntityFrameworkCore;
using static Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep.Suggesting;

/// <summary>Counts refused suggestions by theme and week, for a report of what the offer lacks. Of discreet services nothing is counted.</summary>
static class RefusedByTheme
{
    public static async Task Count(Db db, Suggestion suggestion, DateOnly today)
    {
        var service = await db.Set<Service>().AsNoTracking().SingleAsync(s => s.Id == suggestion.ServiceId);
        var themes = Directory.Themes.Themes.Shipped.All.Where(theme => service.Themes.Contains(ThemesFormat.TermId(theme.Code))).Select(theme => theme.Code).ToList();
        if (service.Discreet || themes.Exists(Directory.Themes.Themes.Shipped.IsDiscreet)) return;
        await db.Database.GetDbConnection().ExecuteAsync("""
            insert into directory_refusal (week, theme, part, n) values (@week, @theme, @part, 1)
            on conflict (week, theme, part) do update set n = directory_refusal.n + 1
            """, (themes.Count == 0 ? [""] : themes).Select(theme => new { week = Wording.Week.Of(today), theme, part = suggestion.Part }), db.Database.CurrentTransaction!.GetDbTransaction());
    }
}
