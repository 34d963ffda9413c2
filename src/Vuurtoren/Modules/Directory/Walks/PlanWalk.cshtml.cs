using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Walks;

/// <summary>Planning a walk: when and where one meets, the doors in order, who comes, and afterwards who came.</summary>
[Can(Permission.PlanWalks), TakesPost]
public sealed class PlanWalkPage(Db db, Database database, WalkReading reading, Texts texts) : WorkPage
{
    /// <summary>Null: not kept yet.</summary>
    public Walk? Walk { get; private set; }
    public IReadOnlyList<Visit> Visits { get; private set; } = [];
    public IReadOnlyList<WalkGuest> Guests { get; private set; } = [];
    /// <summary>Where several have the name that was typed.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Same { get; private set; } = [];

    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Begins { get; set; }
    [BindProperty] public string? Meet { get; set; }
    [BindProperty] public string? Organization { get; set; }
    [BindProperty] public Guid? OrganizationId { get; set; }
    [BindProperty] public string? Host { get; set; }
    [BindProperty] public string? Minutes { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public List<Guid> Came { get; set; } = [];

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["walks.new"], true);
        if ((string)RouteData.Values["id"]! is var id && id == "new") return true;
        if (!Guid.TryParse(id, out var known) || await db.Set<Walk>().SingleOrDefaultAsync(w => w.Id == known) is not { } walk || !walk.IsFor(Me)) return false;
        (Walk, Title) = (walk, texts["walks.change"]);
        Visits = Route.Times(walk, await reading.Doors(walk, Lang));
        Guests = await db.Set<WalkGuest>().Where(g => g.WalkId == known).OrderBy(g => g.Name).ThenBy(g => g.Id).ToListAsync();
        if (Request.Method == "GET") (Day, Begins, Meet) = (walk.Day.ToString("o", CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{walk.Begins / 60:D2}:{walk.Begins % 60:D2}"), walk.Meet);
        return true;
    }

    /// <summary>What stands in the box of the title: what was typed, or else what is kept.</summary>
    public string? TitleIn(string language) => Request.HasFormContentType && Request.Form.ContainsKey($"title.{language}") ? Request.Form[$"title.{language}"].ToString() : Walk?.Title[language];

    public void OnGet() { }

    public async Task<IActionResult> OnPostKeep()
    {
        var title = LocalText.From(Texts.Languages.Select(language => KeyValuePair.Create(language, (string?)Request.Form[$"title.{language}"].ToString())));
        DateOnly? day = DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null;
        var begins = News.When.Minutes(Begins);
        if (Walk is null) db.Add(Walk = Walk.Plan(title, day, begins, Meet, Me, Instant));
        else if (Walk.Change(title, day, begins, Meet, Instant)) Tell(Tiding.Changed);
        return await Saved("walk-kept");
    }

    public async Task<IActionResult> OnPostAdd()
    {
        if (Walk is null) return NotFound();
        if (string.IsNullOrWhiteSpace(Organization)) throw new RuleBroken("people.role.which-organization");
        var found = await OrganizationNames.Like(db, Organization.Trim(), Lang);
        Same = found;
        var exact = found.Where(o => o.Id == OrganizationId || string.Equals(o.Name, Organization.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        var only = exact.Where(o => o.Id == OrganizationId) is var chosen && chosen.Any() ? [chosen.First()] : exact.Count == 1 ? exact : found;
        if (only is not [var one]) throw new RuleBroken(found.Count == 0 ? "people.role.no-organization" : "people.role.many-organizations", Organization);
        Walk.Add(one.Id, Host, int.TryParse(Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0, Instant);
        return await Saved("walk-kept");
    }

    public async Task<IActionResult> OnPostRemove(Guid organization)
    {
        Walk!.Remove(organization, Instant);
        return await Saved("walk-kept");
    }

    /// <summary>One place earlier.</summary>
    public async Task<IActionResult> OnPostEarlier(Guid organization)
    {
        var order = Walk!.Stops.Select(stop => stop.Organization).ToList();
        if (order.IndexOf(organization) is > 0 and var at) (order[at - 1], order[at]) = (order[at], order[at - 1]);
        Walk.Order(order, Instant);
        return await Saved("walk-kept");
    }

    /// <summary>The shortest way from the first door on.</summary>
    public async Task<IActionResult> OnPostShortest()
    {
        Walk!.Order([.. Route.Shortest([.. Visits.Select(visit => visit.Door)]).Select(door => door.Organization)], Instant);
        return await Saved("walk-kept");
    }

    public async Task<IActionResult> OnPostPublish()
    {
        Walk!.Publish(Instant);
        return await Saved("walk-published");
    }

    public async Task<IActionResult> OnPostCancel()
    {
        Walk!.Cancel(Instant);
        Tell(Tiding.Cancelled);
        return await Saved("walk-cancelled");
    }

    /// <summary>Who was there; somebody who just came along is added by name.</summary>
    public async Task<IActionResult> OnPostCame()
    {
        foreach (var guest in Guests) guest.Was(Came.Contains(guest.Id));
        if (!string.IsNullOrWhiteSpace(Name))
        {
            var added = WalkGuest.Of(Walk!, Name, null, null, Lang, Instant);
            added.Was(true);
            db.Add(added);
        }
        return await Saved("walk-kept");
    }

    void Tell(Tiding tiding)
    {
        foreach (var guest in Guests.Where(guest => guest is { LeftAt: null, Email: not null })) db.Add(WalkLetters.To(guest, tiding, Walk!, Site, database.Secret, texts, Instant));
    }

    async Task<IActionResult> Saved(string done)
    {
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("news.changed-by-other"); }
        return Go($"/edit/walk/{Walk!.Id}", done);
    }
}
