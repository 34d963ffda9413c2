using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>A service says that it is closed, or elsewhere. Nothing is hidden: who keeps the directory is told, and decides.</summary>
public sealed class ConfirmClosedPage(Db db) : ConfirmPage(db)
{
    readonly Db db = db;

    protected override string Heading => "confirm.closed.title";

    [BindProperty] public string? On { get; set; }
    [BindProperty] public string? Words { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var asked = MustBeOpen()[0];
        var on = DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        if (on is null && !string.IsNullOrWhiteSpace(On)) return Wrong("on", "confirm.closed.on.wrong");
        if (string.IsNullOrWhiteSpace(Words)) return Wrong("words", "confirm.closed.words.missing");
        asked.Round.SayClosed(on, Words, Instant);
        await Service<Escalation>().SaysClosed(db, asked.Round, asked.Name, Instant);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("confirm.over"); }
        return Redirect(To(asked.Round.ServiceId));
    }
}
