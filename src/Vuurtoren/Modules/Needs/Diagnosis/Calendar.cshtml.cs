using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>The dates of a diagnosis: of a full one counted back from the elections, all of them to change, and as a file for one's own calendar.</summary>
[Can(Permission.SendSignals), TakesPost]
public sealed class CalendarPage(Db db, Texts texts, Territories territories) : DiagnosisRoom(db, texts, territories, "diagnosis.calendar")
{
    /// <summary>In the calendars of others it stands for the day, from nine to ten.</summary>
    const int Opens = 540, Closes = 600;

    public IReadOnlyList<DatedLine> Dates { get; private set; } = [];
    public IReadOnlyList<Moment> Moments { get; private set; } = [];
    public bool MayChange => !Diagnosis.IsPublished;

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Dates = await DatedLine.Of(Db, Diagnosis.Id);
        Moments = await Db.Set<Moment>().Where(m => m.DiagnosisId == Diagnosis.Id).ToListAsync();
        return true;
    }

    public void OnGet() { }

    public IActionResult OnGetFile() => File(Encoding.UTF8.GetBytes(new CalendarFeed(Name, Lang).Write(Dates.Where(date => !date.IsDone).Select(date =>
        new CalendarEvent($"{date.Id:N}@diagnosis.vuurtoren", 0, Instant, date.Day, Opens, Closes, $"{date.What.In(Lang).Text} ({Name})")))), "text/calendar; charset=utf-8", "vuurtoren.ics");

    public async Task<IActionResult> OnPostAdd()
    {
        Db.Add(Moment.Of(Diagnosis, Day("day"), Form.Both("what"), Form.Nobody, Moments.Count, Today));
        return await Saved();
    }

    public async Task<IActionResult> OnPostChange(Guid moment)
    {
        if (Moments.FirstOrDefault(one => one.Id == moment) is not { } found) return NotFound();
        found.Change(Diagnosis, Day("day"), Form.Both("what"), Form.Box("done") is not null, Form.Nobody, Today);
        return await Saved();
    }

    public async Task<IActionResult> OnPostRemove(Guid moment)
    {
        Diagnosis.MustBeOpen();
        if (Moments.FirstOrDefault(one => one.Id == moment) is not { } found) return NotFound();
        Db.Remove(found);
        return await Saved();
    }

    async Task<IActionResult> Saved()
    {
        await Db.SaveChangesAsync();
        return Go(Path("/calendar"), "diagnosis-calendar");
    }
}
