using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Hours;

/// <summary>The hours of a coordination in a year: who coordinates sees them, and others only the total once it is let out. No clocks, no persons.</summary>
[Can(Permission.PlanMeetings), TakesPost]
public sealed class HoursPage(Db db, Texts texts) : CoordinationRoom(db, texts, "hours.title")
{
    public sealed record Sum(string? Organization, int Before, int During, int After)
    {
        public int All => Before + During + After;
    }

    public Sum Own { get; private set; } = new(null, 0, 0, 0);
    public IReadOnlyList<Sum> Members { get; private set; } = [];
    public HoursShown? Shown { get; private set; }
    public int Total => Own.All + Members.Sum(one => one.All);
    public string Here => $"/{Lang}/edit/coordination/{Coordination}/hours?year={Year}";

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var (first, last) = (new DateOnly(Year, 1, 1), new DateOnly(Year, 12, 31));
        var sums = await (from hours in Db.Set<MeetingHours>()
            join meeting in Db.Set<Meeting>() on hours.MeetingId equals meeting.Id
            where meeting.CoordinationId == Coordination && meeting.Day >= first && meeting.Day <= last
            group hours by hours.OrganizationId into g
            select new { g.Key, Before = g.Sum(h => h.BeforeMinutes), During = g.Sum(h => h.DuringMinutes), After = g.Sum(h => h.AfterMinutes) }).ToListAsync();
        var names = await OrganizationNames.Of(Db, [.. sums.Select(one => one.Key).OfType<Guid>()], Lang);
        if (sums.FirstOrDefault(one => one.Key is null) is { } own) Own = new(null, own.Before, own.During, own.After);
        Members = [.. sums.Where(one => one.Key is not null).Select(one => new Sum(names.GetValueOrDefault(one.Key!.Value, "–"), one.Before, one.During, one.After)).OrderBy(one => one.Organization, StringComparer.CurrentCultureIgnoreCase)];
        Shown = await Db.Set<HoursShown>().SingleOrDefaultAsync(s => s.CoordinationId == Coordination && s.Year == Year);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostShow()
    {
        if (Total == 0) throw new RuleBroken("hours.none");
        if (Shown is null) Db.Add(new HoursShown(Coordination, Year, Instant));
        await Db.SaveChangesAsync();
        return Redirect(Here + "&done=hours-shown");
    }

    public async Task<IActionResult> OnPostHide()
    {
        if (Shown is not null) Db.Remove(Shown);
        await Db.SaveChangesAsync();
        return Redirect(Here + "&done=hours-hidden");
    }
}
