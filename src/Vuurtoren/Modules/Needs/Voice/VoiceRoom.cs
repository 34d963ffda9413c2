using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>A page about one questionnaire, for who keeps it.</summary>
public abstract class VoiceRoom(Db db, Texts texts, Territories territories, string title) : NeedsRoom(db, texts, territories, Permission.GroupSignals, title)
{
    public Questionnaire One { get; private set; } = null!;

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var id = Guid.Parse((string)RouteData.Values["one"]!);
        if (await Db.Set<Questionnaire>().SingleOrDefaultAsync(one => one.Id == id && one.CoordinationId == Coordination) is not { } found) return false;
        One = found;
        return true;
    }

    public string Here(string rest = "") => Edit($"/voices/{One.Id}{rest}");

    /// <summary>What was typed in this box; else what is kept.</summary>
    public string? Box(string name, string? kept = null) => Request.HasFormContentType && Request.Form.ContainsKey(name) ? Request.Form[name].ToString().Trim() : kept;

    /// <summary>Saves, and says what was done.</summary>
    protected async Task<IActionResult> Saved(string done, string rest = "")
    {
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("voice.changed"); }
        return Go($"/edit/coordination/{Coordination}/voices/{One.Id}{rest}", done);
    }
}
