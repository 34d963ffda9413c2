using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Permanences.Following;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Permanences.Keeping;

/// <summary>The coming days of a permanence: cancelling one or a stretch of them, taking that back, and adding a day. Who follows hears it.</summary>
public sealed class KeepDaysPage(Db db) : KeepPage(db)
{
    const int Shown = 12, MostDays = 400;

    public Permanence Permanence { get; private set; } = null!;
    public IReadOnlyList<Sitting> Coming { get; private set; } = [];

    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Until { get; set; }
    [BindProperty] public string? Opens { get; set; }
    [BindProperty] public string? Closes { get; set; }
    [BindProperty] public Guid? Room { get; set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || Asked is not { } found) return false;
        Permanence = found;
        Title = Texts["permanence.days.title"];
        Coming = [.. Sittings(Today, Today.AddDays(MostDays)).Take(Shown)];
        return true;
    }

    Permanence? Asked => Guid.TryParse((string)RouteData.Values["permanence"]!, out var id) ? House.Office.All.FirstOrDefault(p => p.Id == id && p.RemovedAt is null) : null;

    /// <summary>Who visits cancels its own days, and takes that back; the house gives out days and rooms.</summary>
    protected override async Task<bool> MayAlso() => Asked is { } own && House.Office.Of(own).Holder is { } holder && await Service<EditingScope>().Covers(Me, holder);

    IEnumerable<Sitting> Sittings(DateOnly from, DateOnly to) => Permanence.Sittings(from, to, House.Office.DaysOf(Permanence));

    public void OnGet() { }

    /// <summary>One day, or all from a day until another.</summary>
    public async Task<IActionResult> OnPostCancel()
    {
        if (DayOf(Day) is not { } from) return Wrong("day", "permanence.day.wrong");
        var to = DayOf(Until) ?? from;
        if (to < from || string.IsNullOrEmpty(Until) is false && DayOf(Until) is null) return Wrong("until", "permanence.until");
        if (from < Today || to > Today.AddDays(MostDays)) throw new RuleBroken("permanence.far");
        var off = Sittings(from, to).Where(sitting => !sitting.Cancelled).ToList();
        if (off.Count == 0) throw new RuleBroken("permanence.days.none");
        var reason = Typed("reason");
        await Save(off, async (permanence, days) =>
        {
            foreach (var sitting in off)
                if (days.GetValueOrDefault(sitting.Day) is { } single) single.Cancel(reason, Instant);
                else Db.Add(PermanenceDay.CancelledOn(permanence, sitting.Day, reason, Instant));
            await Telling.Tell(Tidings.Off, House, permanence, off, reason);
        });
        return Back("permanence-off");
    }

    /// <summary>It takes place after all.</summary>
    public async Task<IActionResult> OnPostRestore()
    {
        if (DayOf(Day) is not { } day || Sittings(day, day).FirstOrDefault(sitting => sitting.Cancelled) is not { } sitting) return NotFound();
        await Save([sitting], async (permanence, days) =>
        {
            if (sitting.Single) days[day].Restore(Instant);
            else Db.Remove(days[day]);
            await Conflicts.MustNotBe(permanence, days.Values.Where(one => sitting.Single || one.Day != day));
            await Telling.Tell(Tidings.Back, House, permanence, [sitting with { Cancelled = false }], null);
        });
        return Back("permanence-back");
    }

    /// <summary>A day more, or other hours or another room on a day on which it is held anyway.</summary>
    public async Task<IActionResult> OnPostAdd()
    {
        if (!KeepsHouse) return NotFound();
        if (DayOf(Day) is not { } day) return Wrong("day", "permanence.day.wrong");
        if (day < Today || day > Today.AddDays(MostDays)) throw new RuleBroken("permanence.far");
        if (Minutes(Opens) is not { } opens) return Wrong("opens", "permanence.time.wrong");
        if (Minutes(Closes) is not { } closes) return Wrong("closes", "permanence.time.wrong");
        var room = Room is { } of && OpenRooms.Any(r => r.Id == of) ? of : (Guid?)null;
        var reason = Typed("reason");
        var added = PermanenceDay.Added(Permanence, day, opens, closes, room, reason, Instant);
        await Save([new(Permanence, day, opens, closes, room)], async (permanence, days) =>
        {
            if (days.Remove(day, out var before)) Db.Remove(before);
            await Db.SaveChangesAsync(); // the row of the same day gives way first
            Db.Add(added);
            await Conflicts.MustNotBe(permanence, days.Values.Append(added));
            await Telling.Tell(Tidings.Added, House, permanence, [new(permanence, day, opens, closes, room)], reason);
        });
        return Back("permanence-added");
    }

    Task Save(IReadOnlyList<Sitting> about, Func<Permanence, Dictionary<DateOnly, PermanenceDay>, Task> act) =>
        Keeper.Save(Id, $"{Said(Permanence)}: {string.Join(", ", about.Select(sitting => Words.Date(sitting.Day)))}", async () =>
        {
            var permanence = await Db.Set<Permanence>().SingleAsync(p => p.Id == Permanence.Id && p.RemovedAt == null);
            permanence.DayChanged(Instant);
            await act(permanence, await Db.Set<PermanenceDay>().Where(day => day.PermanenceId == Permanence.Id).ToDictionaryAsync(day => day.Day));
        });

    RedirectResult Back(string done) => Go($"/edit/house/{Id}/permanence/{Permanence.Id}/days", done);
}
