using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Permanences.Following;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Permanences.Keeping;

/// <summary>A permanence: first who holds it, found in the directory or not in it, then where and when.</summary>
public sealed class KeepPermanencePage(Db db) : KeepPage(db)
{
    const int MostFound = 8, WeeksTold = 8;

    /// <summary>Null: a new one.</summary>
    public Permanence? Permanence { get; private set; }
    /// <summary>The version that was in the form.</summary>
    public int Was => int.TryParse(Box("was"), NumberStyles.None, CultureInfo.InvariantCulture, out var was) ? was : Permanence?.Sequence ?? 0;
    /// <summary>Somebody else saved meanwhile: what stands there now.</summary>
    public bool Overtaken { get; private set; }

    /// <summary>"service:ID", "organization:ID" or "else"; null: yet to be chosen.</summary>
    public string? Who { get; private set; }
    public string WhoName { get; private set; } = "";
    public string Asked { get; private set; } = "";
    public IReadOnlyList<Row> Services { get; private set; } = [];
    public IReadOnlyList<Row> Organizations { get; private set; } = [];
    /// <summary>The service is discreet by itself: there is nothing to choose.</summary>
    public bool AlwaysDiscreet { get; private set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        if (Guid.TryParse(RouteData.Values["permanence"] as string, out var id))
            if (House.Office.All.FirstOrDefault(p => p.Id == id && p.RemovedAt is null) is { } found) Permanence = found;
            else return false;
        Who = Chosen(Request.Query["who"]) ?? (Request.Query.ContainsKey("q") ? null : WhoOf(Permanence));
        Title = Permanence is null ? Texts["permanence.keep.new"] : Texts["permanence.keep.change"];
        if (Who is null) Find();
        return true;
    }

    static string? WhoOf(Permanence? p) => p is null ? null : p.ServiceId is { } service ? $"service:{service}" : p.OrganizationId is { } organization ? $"organization:{organization}" : "else";

    /// <summary>Only what everybody may see can be chosen, and what was chosen before.</summary>
    string? Chosen(string? who)
    {
        if (who == "else" || who is not null && who == WhoOf(Permanence)) return Named(who);
        return who?.Split(':') is ["service" or "organization", var id] && Guid.TryParse(id, out _) && Named(who) is not null && WhoName.Length > 0 ? who : null;
    }

    string? Named(string who)
    {
        var (sheets, themes, viewer) = (Service<DirectorySheets>(), ThemeTree.Of(Service<DirectoryIndex>().Terms), Viewer.Anyone(Lang));
        if (who.Split(':') is not [var kind, var text]) return who;
        var id = Guid.Parse(text);
        var service = kind == Kinds.Service ? sheets.Services([id], viewer, full: false).FirstOrDefault()?.Service : null;
        var name = service?.Name ?? (kind == Kinds.Organization ? sheets.Organizations([id], viewer, full: false).FirstOrDefault()?.Organization.Name : null);
        (WhoName, AlwaysDiscreet) = (name?.In(Lang).Text ?? "", service is not null && CalendarFeeds.IsDiscreet(service, themes));
        return who;
    }

    void Find()
    {
        Asked = Request.Query["q"].ToString().Trim();
        if (Asked.Length == 0) return;
        var (index, rows) = (Service<DirectoryIndex>(), Service<Rows>());
        Services = rows.Of(Kinds.Service, index.Find(new Query { Text = Asked, Take = MostFound }, Viewer).Ids);
        Organizations = rows.Of(Kinds.Organization, index.Find(new Query { Text = Asked, Kind = Kinds.Organization, Take = MostFound }, Viewer).Ids);
    }

    /// <summary>What stands in a box: as it was typed, else as it is kept.</summary>
    public string In(string box, string? kept) => Request.HasFormContentType ? Box(box) : kept ?? "";
    public bool Ticked(string box, bool kept) => Request.HasFormContentType ? Box(box) == "true" : kept;
    public bool Day(Weekday day) => Request.HasFormContentType ? Request.Form["weekday"].Contains(day.ToString()) : Permanence?.Weekdays.Contains(day) == true;

    public IEnumerable<Choice> Rhythms => Enum.GetValues<Repeats>().Select(way => new Choice(way.ToString(), Texts["permanence.repeats." + way.ToString().ToLowerInvariant()]));
    public IEnumerable<Choice> Schools => new[] { Community.Flemish, Community.French }.Select(school => new Choice(school.ToString(), Texts["permanence.school." + school.ToString().ToLowerInvariant()]));
    public IEnumerable<Choice> Nths => new[] { "1", "2", "3", "4", "-1" }.Select(nth => new Choice(nth, Texts["permanence.nth." + (nth == "-1" ? "last" : nth)]));

    public string Action => $"{To("/permanence")}{(Permanence is null ? "" : $"/{Permanence.Id}")}?who={Who}";

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (Who is null) throw new RuleBroken("permanence.who");
        if (Read() is not { } held) return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        var saved = Permanence is null ? Vuurtoren.Modules.Directory.Permanences.Permanence.Of(Guid.CreateVersion7(), Id, held, Instant) : null;
        if (Permanence is not null && Was != Permanence.Sequence) return Conflicted();
        try
        {
            await Keeper.Save(Id, saved is null ? Said(Permanence!) : Said(saved), async () =>
            {
                if (saved is not null) Db.Add(saved);
                else (saved = await Db.Set<Permanence>().SingleAsync(p => p.Id == Permanence!.Id)).Becomes(held, Instant);
                await Conflicts.MustNotBe(saved, House.Office.DaysOf(saved));
                if (Permanence is not null) await TellWhatChanges(saved);
            });
        }
        catch (DbUpdateConcurrencyException) { return Conflicted(); }
        return Go($"/edit/house/{Id}", "permanence-kept");
    }

    /// <summary>Days on which people counted in the coming weeks are not as they were.</summary>
    async Task TellWhatChanges(Permanence saved)
    {
        var days = House.Office.DaysOf(saved);
        var (before, after) = (Coming(Permanence!), Coming(saved));
        if (!before.Select(Key).All(after.Select(Key).Contains)) await Telling.Tell(after.Count > 0 ? Tidings.Changed : Tidings.Ended, House, saved, after.Count > 0 ? [.. after.Take(4)] : [.. before.Take(1)], null);

        List<Sitting> Coming(Permanence p) => [.. p.Sittings(Today, Today.AddDays(WeeksTold * 7), days).Where(sitting => !sitting.Cancelled)];
        (DateOnly, int, int, Guid?) Key(Sitting sitting) => (sitting.Day, sitting.Opens, sitting.Closes, sitting.RoomId);
    }

    /// <summary>What was typed stays in the boxes; what the other saved stands above them.</summary>
    PageResult Conflicted()
    {
        Overtaken = true;
        return new() { StatusCode = StatusCodes.Status409Conflict };
    }

    Held? Read()
    {
        var (opens, closes, first, last) = (Minutes(Box("opens")), Minutes(Box("closes")), DayOf(Box("first")), DayOf(Box("last")));
        var repeats = Enum.TryParse<Repeats>(Box("repeats"), out var way) && Enum.IsDefined(way) ? way : Repeats.Weekly;
        if (opens is null) ModelState.AddModelError("opens", Texts["permanence.time.wrong"]);
        if (closes is null) ModelState.AddModelError("closes", Texts["permanence.time.wrong"]);
        if (first is null) ModelState.AddModelError("first", Texts["permanence.day.wrong"]);
        if (last is null && Box("last").Length > 0) ModelState.AddModelError("last", Texts["permanence.day.wrong"]);
        if (Who == "else" && Typed("title") is null) ModelState.AddModelError("title.nl", Texts["permanence.who"]);
        if (!ModelState.IsValid) return null;
        var room = Guid.TryParse(Box("room"), out var of) && (OpenRooms.Any(r => r.Id == of) || Permanence?.RoomId == of) ? of : (Guid?)null;
        var who = Who!.Split(':') is [var kind, var id] ? (Kind: kind, Id: (Guid?)Guid.Parse(id)) : ("", null);
        return new(room, who.Kind == Kinds.Service ? who.Id : null, who.Kind == Kinds.Organization ? who.Id : null, Typed("title"), AlwaysDiscreet || Box("discreet") == "true", Typed("neutral"), Box("appointment") == "true", Typed("note"),
            repeats, [.. Enum.GetValues<Weekday>().Where(Day)], int.TryParse(Box("nth"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var nth) && nth is -1 or (>= 1 and <= 4) ? nth : 1,
            first!.Value, last, opens!.Value, closes!.Value, Box("holidays") == "true") { School = Enum.TryParse<Community>(Box("school"), out var school) && school is Community.Flemish or Community.French ? school : Community.Unknown };
    }

    /// <summary>It stops for good. Who follows hears it when somebody would still have been there.</summary>
    public async Task<IActionResult> OnPostRemove()
    {
        if (Permanence is null) return NotFound();
        var coming = Permanence.Sittings(Today, Today.AddYears(1), House.Office.DaysOf(Permanence)).Where(sitting => !sitting.Cancelled).Take(1).ToList();
        await Keeper.Save(Id, Said(Permanence), async () =>
        {
            (await Db.Set<Permanence>().SingleAsync(p => p.Id == Permanence.Id)).Remove(Instant);
            await Telling.Tell(Tidings.Ended, House, Permanence, coming, null);
        });
        return Go($"/edit/house/{Id}", "permanence-removed");
    }
}
