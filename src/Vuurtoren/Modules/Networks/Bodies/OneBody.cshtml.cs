using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Bodies;

/// <summary>One body, or a new one: its rules, who sits in it and since when, what was put to the vote, and its end.</summary>
public sealed class OneBodyPage(Db db, Texts texts) : KeepPage(db)
{
    static readonly PreparedQuery<Guid, Body> byId = new((db, id) => db.Set<Body>().Where(b => b.Id == id));
    static readonly PreparedQuery<Guid, Mandate> mandates = new((db, body) => db.Set<Mandate>().Where(m => m.BodyId == body));
    static readonly PreparedQuery<Guid, Vote> votes = new((db, body) => db.Set<Vote>().Where(v => v.BodyId == body).OrderByDescending(v => v.Id));

    IReadOnlyList<Mandate> all = [];

    /// <summary>Null: a new one.</summary>
    public Body? Body { get; private set; }
    public Roster Roster { get; private set; } = null!;
    /// <summary>Known already, and not there yet.</summary>
    public IReadOnlyList<Mandate> Coming => [.. all.Where(m => m.IsComing(Today)).OrderBy(m => m.FromOn).ThenBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase)];
    public IReadOnlyList<Mandate> Before => [.. all.Where(m => m.EndedBy(Today)).OrderByDescending(m => m.UntilOn)];
    public IReadOnlyList<Vote> Votes { get; private set; } = [];
    public SeatChoices Seats { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, string> Organizations { get; private set; } = new Dictionary<Guid, string>();

    public string Here => Edit("/bodies/" + (Body?.Id.ToString() ?? "new"));
    public BodyKind Kind => Body?.Kind ?? One<BodyKind>("kind");
    public IEnumerable<Choice> Kinds => Words<BodyKind>("bodies.kind.");
    public IEnumerable<Choice> Shares => Words<Share>("bodies.share.");
    public IEnumerable<Choice> Readers => new[] { BodyRole.Chair, BodyRole.Secretary }.Select(one => new Choice(one.ToString(), texts["mandates.role." + one]));
    public IEnumerable<Choice> Themes => Network.AllThemes.Select(theme => new Choice(theme, texts["networks.theme." + theme]));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        (Body, Title) = (null, texts["bodies.new"]);
        if ((string)RouteData.Values["body"]! == "new") return true;
        if (!Guid.TryParse((string)RouteData.Values["body"]!, out var id) || (await byId.List(Db, id, ToWrite)).SingleOrDefault(b => b.CoordinationId == Coordination.Id) is not { } found) return false;
        (Body, Title) = (found, Short(found.Name.In(Lang).Text));
        all = await mandates.List(Db, id, ToWrite);
        Seats = await SeatChoices.Of(Db, Coordination.Id, Lang, texts);
        Roster = Roster.On(Today, found, all, found.Kind == BodyKind.Plenary ? Seats.Members : null);
        Organizations = await OrganizationNames.Of(Db, [.. all.Select(m => m.OrganizationId).OfType<Guid>().Distinct()], Lang);
        Votes = await votes.List(Db, id, write: false);
        return true;
    }

    public void OnGet() { }

    /// <summary>"Iemand · Sociaal huis", or the one that is known.</summary>
    public string Named(Mandate m) => string.Join(" · ", new[] { m.Name, m.OrganizationId is { } id ? Organizations.GetValueOrDefault(id, "–") : null }.OfType<string>().DefaultIfEmpty(texts["mandates.erased"].Value));

    IEnumerable<Choice> Words<T>(string key) where T : struct, Enum => Enum.GetValues<T>().Select(one => new Choice(one.ToString(), texts[key + one]));

    BodyWords Typed => new(Both("name"), Both("description"), Box("theme"), Both("activity"), string.IsNullOrWhiteSpace(Box("seats")) ? null : Whole("seats") ?? 0, One<Share>("parity"), One<Share>("quorum"), Whole("proxies") ?? 0,
        Enum.TryParse<BodyRole>(Box("reads"), out var role) ? role : null, Box("reading-days") is { Length: > 0 } ? Whole("reading-days") ?? 0 : Body.UsualReadingDays);

    public async Task<IActionResult> OnPostKeep()
    {
        if (Body is null) Db.Add(Body = Body.Begin(Coordination.Id, Kind, Typed, Day("from") ?? Today));
        else Body.Change(Typed);
        return await Saved("/bodies/" + Body.Id, "body-kept");
    }

    public async Task<IActionResult> OnPostEnd()
    {
        if (Body is null) return NotFound();
        Body.End(Today);
        await Endings.Of(Db, Body, Today);
        return await Saved("/bodies/" + Body.Id, "body-ended");
    }

    public async Task<IActionResult> OnPostSeat()
    {
        if (Body is null) return NotFound();
        var who = await Seats.Chosen(Db, Box("who"), Box("person"), Box("email"), Box("function"), Texts.Languages.Contains(Box("language")) ? Box("language")! : Lang);
        var from = Day("from") ?? Today;
        var seat = Mandate.Begin(Body, who, Seats.Role(Box("role")), One<SeatWay>("way"), One<SeatSide>("side"), Box("topic"), Whole("years"), from, Box("agreed") == "true");
        Db.Add(new Seating(Body, all, from < Today ? Today : from).Take(seat));
        return await Saved("/bodies/" + Body.Id, "seat-begun");
    }

    public async Task<IActionResult> OnPostRenew(Guid seat)
    {
        if (Of(seat) is not { } found) return NotFound();
        Db.Add(found.Renew(Body!, Whole("years") ?? 0, Today));
        return await Saved("/bodies/" + Body!.Id, "seat-renewed");
    }

    public async Task<IActionResult> OnPostEndSeat(Guid seat)
    {
        if (Of(seat) is not { } found) return NotFound();
        found.End(Today);
        return await Saved("/bodies/" + Body!.Id, "seat-ended");
    }

    public async Task<IActionResult> OnPostAgrees(Guid seat)
    {
        if (Of(seat) is not { } found) return NotFound();
        if (found.MayBeNamed(Today)) found.TakesBack();
        else found.Agrees(Today);
        return await Saved("/bodies/" + Body!.Id, "seat-agreed");
    }

    Mandate? Of(Guid seat) => all.FirstOrDefault(m => m.Id == seat);
}
