using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>Tells what one sees, under one's own name. Only the coordinator reads it.</summary>
[Can(Permission.SendSignals), TakesPost]
public sealed class SendPage(Db db, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.SendSignals, "signals.send")
{
    public SignalForm Form { get; private set; } = null!;
    /// <summary>There is a link to send without a name.</summary>
    public bool HasShared { get; private set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Form = new(Request, Areas, Texts, Lang, Today);
        HasShared = await Db.Set<SharedLink>().AnyAsync(link => link.CoordinationId == Coordination && link.Number > 0);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        Db.Add(Signal.OfPerson(Coordination, Me.Id!.Value, Form.Checked(), Today));
        await Db.SaveChangesAsync();
        return Go($"/coordination/{Coordination}/signals", "signal-sent");
    }
}
