using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.Rounds;

/// <summary>One round: network by network what members told, and which organisations did not answer yet.</summary>
public sealed class OneRoundPage(Db db, Texts texts) : KeepMembersPage(db)
{
    public Round Round { get; private set; } = null!;
    public RoundResult Result { get; private set; } = null!;
    public string Here => $"/{Lang}/edit/coordination/{Coordination.Id}/rounds/{Round.Id}";

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || !Guid.TryParse((string)RouteData.Values["round"]!, out var id) || await Db.Set<Round>().SingleOrDefaultAsync(r => r.Id == id && r.CoordinationId == Coordination.Id) is not { } found) return false;
        (Round, Title) = (found, texts["elsewhere.of", Words.Day(found.BegunOn)]);
        Result = await RoundResult.Of(Db, id, Lang);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostClose()
    {
        Round.Close(Today);
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("elsewhere.closed"); }
        return Go($"/edit/coordination/{Coordination.Id}/rounds/{Round.Id}", "round-closed");
    }
}
