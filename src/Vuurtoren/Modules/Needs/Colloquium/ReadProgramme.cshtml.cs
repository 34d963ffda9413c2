using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Diagnosis;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Colloquium;

/// <summary>The programme of a colloquium, for everybody from the first invitation on.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class ReadProgrammePage(Db db) : WorkPage
{
    public Gathering Gathering { get; private set; } = null!;
    /// <summary>What is presented, when everybody may read it.</summary>
    public Guid? Published { get; private set; }

    protected override async Task<bool> Load()
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await db.Set<Gathering>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == id && g.AnnouncedOn != null) is not { } found) return false;
        var title = found.Title.In(Lang).Text;
        (Gathering, Title) = (found, title.Length > 55 ? title[..54] + "…" : title);
        Published = await db.Set<JointDiagnosis>().Where(d => d.Id == found.DiagnosisId && d.State == DiagnosisState.Published).Select(d => (Guid?)d.Id).SingleOrDefaultAsync();
        return true;
    }

    public void OnGet() { }

    public IActionResult OnGetCalendar() => File(Encoding.UTF8.GetBytes(new CalendarFeed(Gathering.Title.In(Lang).Text, Lang).Write([ColloquiumLetters.Event(Gathering, Lang, new(Site, $"/{Lang}/colloquium/{Gathering.Id}"))])), "text/calendar; charset=utf-8", "vuurtoren.ics");
}
