using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Founding;
using Vuurtoren.Modules.Networks.SpeedMeeting;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Charter;

/// <summary>What a coordination tells of itself: who leads it, its story, its name, where it works, and the themes that come first in a year.</summary>
public sealed class AboutPage(Db db, Database database, Texts texts) : KeepPage(db)
{
    Coordination kept = null!;

    public IReadOnlyList<Priority> Priorities { get; private set; } = [];
    public string Here => Edit("/about");
    public IEnumerable<Choice> Steerings => Enum.GetValues<Steering>().Select(one => new Choice(one.ToString(), texts["coordination.steering." + one]));

    /// <summary>Who reads and edits what of a territory hangs on it: a coordinator does not widen their own.</summary>
    public bool MaySayWhere => Me.CanEverywhere(Permission.KeepMembers);
    public AreaBoxes Where => new(Request.Query["handler"] == "Where" && Request.HasFormContentType ? AreaBoxes.Ticked(Request) : Coordination.Territory, Lang, texts);

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = texts["coordination.about"];
        kept = await Db.Set<Coordination>().SingleAsync(c => c.Id == Coordination.Id);
        Priorities = [.. (await Db.Set<Priority>().Where(p => p.CoordinationId == Coordination.Id).ToListAsync()).OrderByDescending(p => p.Year).ThenBy(p => p.Place)];
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostKeep()
    {
        kept.Tell(Enum.TryParse<Steering>(Box("steering"), out var by) && Enum.IsDefined(by) ? by : null, Both("story"));
        return await Saved("/about", "coordination-kept");
    }

    public async Task<IActionResult> OnPostName()
    {
        kept.Rename(Both("name"), await Db.Set<Coordination>().Where(c => c.Id != kept.Id).Select(c => c.Name).ToListAsync());
        return await Saved("/about", "coordination-kept");
    }

    public async Task<IActionResult> OnPostWhere()
    {
        if (!MaySayWhere) return NotFound();
        kept.WorkIn(AreaBoxes.Ticked(Request));
        return await Saved("/about", "coordination-kept");
    }

    /// <summary>Remembered or not, for seatings only. Who stops forgets all in the same step.</summary>
    public async Task<IActionResult> OnPostSeating()
    {
        await using var saving = await Db.Database.BeginTransactionAsync();
        kept.RememberSeating(Box("remember") == "yes");
        if (!kept.RemembersSeating) await new SeatingMemory(Db, database.Secret, Coordination.Id).Forget();
        await Db.SaveChangesAsync();
        await saving.CommitAsync();
        return Go($"/edit/coordination/{Coordination.Id}/about", kept.RemembersSeating ? "seating-remembered" : "seating-forgotten");
    }

    public async Task<IActionResult> OnPostFirst()
    {
        Db.Add(Priority.Of(Coordination.Id, Whole("year"), Both("theme"), Priorities, Today));
        return await Saved("/about", "priority-kept");
    }

    public async Task<IActionResult> OnPostGone(Guid priority)
    {
        if (Priorities.FirstOrDefault(one => one.Id == priority) is not { } found) return NotFound();
        Db.Remove(found);
        return await Saved("/about", "priority-gone");
    }
}
