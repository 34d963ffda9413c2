using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Walks;

/// <summary>A walk: which doors, at what time, who opens; and coming along, without an account.</summary>
[Can(Permission.ReadDirectory), TakesPost, Attempts, Personal]
public sealed class OneWalkPage(Db db, Database database, WalkReading reading, Texts texts) : WorkPage
{
    /// <summary>More than a street holds.</summary>
    const int MostGuests = 60;

    public Walk Walk { get; private set; } = null!;
    public IReadOnlyList<Visit> Visits { get; private set; } = [];
    public int Guests { get; private set; }
    public bool MayPlan => Me.Can(Permission.PlanWalks) && Walk.IsFor(Me);

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Organization { get; set; }
    [BindProperty] public string? Email { get; set; }
    /// <summary>Nobody sees this box: who fills it in is a machine.</summary>
    [BindProperty] public string? Homepage { get; set; }

    protected override async Task<bool> Load()
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await db.Set<Walk>().SingleOrDefaultAsync(w => w.Id == id) is not { PublishedAt: not null } walk) return false;
        Walk = walk;
        Title = walk.Title.In(Lang).Text is var title && title.Length > 55 ? title[..54] + "…" : title;
        Visits = Route.Times(walk, await reading.Doors(walk, Lang));
        Guests = await db.Set<WalkGuest>().CountAsync(g => g.WalkId == id && g.LeftAt == null);
        return true;
    }

    public void OnGet() { }

    /// <summary>What the page answers is the same whether this address comes already or not.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (!string.IsNullOrEmpty(Homepage)) return Go($"/walk/{Walk.Id}", "walk-joined");
        if (!Walk.TakesGuests(Today)) throw new RuleBroken("walks.over");
        var guest = WalkGuest.Of(Walk, Name, Organization, Email ?? "", Lang, Instant);
        var known = await db.Set<WalkGuest>().SingleOrDefaultAsync(g => g.WalkId == Walk.Id && g.Email == guest.Email);
        if (known is { LeftAt: null }) return Go($"/walk/{Walk.Id}", "walk-joined");
        if (Guests >= MostGuests) throw new RuleBroken("walks.full");
        if (known is null) db.Add(guest); else known.ComesAfterAll();
        db.Add(WalkLetters.To(known ?? guest, Tiding.Joined, Walk, Site, database.Secret, texts, Instant));
        await db.SaveChangesAsync();
        return Go($"/walk/{Walk.Id}", "walk-joined");
    }

    public Local Show(LocalText text) => new(text, Lang, texts);
    public static string Clock(int minutes) => News.When.Clock(minutes);
}
