using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>A memorandum as it is handed over: its demands and who signed. On the screen, on paper and as a Word file. While it is written only the coordinator reads it.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class ReadMemorandumPage(Db db, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.SendSignals, "demands.memorandum")
{
    public Memorandum Memorandum { get; private set; } = null!;
    public IReadOnlyList<DemandLine> Demands { get; private set; } = [];
    /// <summary>"organisation", or "name, organisation" of who chose to be named.</summary>
    public IReadOnlyList<string> Signatories { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var id = Guid.Parse((string)RouteData.Values["memorandum"]!);
        if (await Db.Set<Memorandum>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.CoordinationId == Coordination) is not { } found || (found.PresentedOn is null && !MayGroup)) return false;
        var title = found.Title.In(Lang).Text;
        (Memorandum, Title) = (found, title.Length > 55 ? title[..54] + "…" : title);
        Demands = await DemandsReading.Of(Db, Db.Set<Demand>().AsNoTracking().Where(d => d.MemorandumId == id));
        Signatories = [.. (await DemandsReading.Signed(Db, id, Lang)).Select(s => s.Person is null ? s.Organization : $"{s.Organization} · {s.Person}")];
        return true;
    }

    public void OnGet() { }

    public IActionResult OnGetWord() => File(MemorandumFile.Word(this, Texts), MemorandumFile.Type, $"memorandum-{(Memorandum.PresentedOn ?? Today):yyyy-MM-dd}.docx");
}
