using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Yearly;

/// <summary>What comes back each year in a coordination: when, and with what.</summary>
[Can(Permission.PlanMeetings), TakesPost]
public sealed class YearlyPage(Db db, Texts texts) : CoordinationRoom(db, texts, "yearly.title")
{
    public IReadOnlyList<YearlyWork> Works { get; private set; } = [];
    public IEnumerable<Choice> Months => Enumerable.Range(1, 12).Select(month => new Choice(month.ToString(System.Globalization.CultureInfo.InvariantCulture), MonthName(month)));
    public string Here => $"/{Lang}/edit/coordination/{Coordination}/yearly";

    [BindProperty] public int? Month { get; set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Works = await Db.Set<YearlyWork>().Where(work => work.CoordinationId == Coordination && work.EndedAt == null).ToListAsync();
        Works = [.. Works.OrderBy(work => work.Next).ThenBy(work => work.Title.In(Lang).Text, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }

    public void OnGet() { }

    public static string MonthName(int month) => System.Globalization.CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(month);

    public string? TitleIn(string language) => Request.HasFormContentType ? Request.Form["title." + language].ToString() : null;

    public async Task<IActionResult> OnPostAdd()
    {
        Db.Add(YearlyWork.Of(Coordination, InEachLanguage("title"), Month, Works.Count, Today));
        await Db.SaveChangesAsync();
        return Redirect(Here + "?done=yearly-added");
    }

    /// <summary>Earlier than its month.</summary>
    public async Task<IActionResult> OnPostNow(Guid work)
    {
        var one = Of(work);
        if (await Db.Set<Item>().AnyAsync(item => item.TopicId == one.Id && item.MeetingId == null && item.TopicOpen)) throw new RuleBroken("yearly.came"); // pressed twice
        Db.Add(one.ComesBack(await YearlyWork.LastTasks(Db, one.Id, Today), lang => new(Texts, lang), Today, Instant));
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("yearly.came"); }
        return Redirect(Here + "?done=item-waits");
    }

    public async Task<IActionResult> OnPostEnd(Guid work)
    {
        Of(work).End(Instant);
        await Db.SaveChangesAsync();
        return Redirect(Here + "?done=yearly-ended");
    }

    YearlyWork Of(Guid id) => Works.FirstOrDefault(work => work.Id == id) ?? throw new RuleBroken("yearly.ended");
}
