using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Charter;

/// <summary>The charter and the internal rules: a draft to write, the decision that adopts it, and the versions that were.</summary>
public sealed class KeepCharterPage(Db db, Texts texts) : KeepPage(db)
{
    IReadOnlyList<CharterVersion> all = [];

    public IReadOnlyList<(Guid Id, string Question)> Decided { get; private set; } = [];
    public string Here => Edit("/charter");
    public IEnumerable<Choice> DecidedBy => Decided.Select(one => new Choice(one.Id.ToString(), one.Question));

    public IEnumerable<CharterVersion> Of(CharterKind kind) => all.Where(one => one.Kind == kind).OrderByDescending(one => one.Number);
    public CharterVersion? Draft(CharterKind kind) => Of(kind).FirstOrDefault(one => one.AdoptedOn is null);
    public CharterVersion? InForce(CharterKind kind) => CharterVersion.InForce(all, kind);

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = texts["charter.title"];
        all = await Db.Set<CharterVersion>().Where(v => v.CoordinationId == Coordination.Id).ToListAsync();
        Decided = [.. (await Db.Set<Vote>().AsNoTracking().Where(v => v.ClosedOn != null && v.WasVoid == null && v.Kind != VoteKind.Election && Db.Set<Body>().Any(b => b.Id == v.BodyId && b.CoordinationId == Coordination.Id)).OrderByDescending(v => v.Id).Take(50).ToListAsync()).Select(v => (v.Id, v.Question.In(Lang).Text))];
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostWrite(string kind)
    {
        var of = One<CharterKind>("kind");
        if (Draft(of) is { } draft) draft.Write(Both(kind + "-text"));
        else Db.Add(CharterVersion.Draft(Coordination.Id, of, Both(kind + "-text"), all));
        return await Saved("/charter", "charter-kept");
    }

    public async Task<IActionResult> OnPostAdopt(string kind)
    {
        if (Draft(One<CharterKind>("kind")) is not { } draft) throw new RuleBroken("charter.draft.none");
        draft.Adopt(Day(kind + "-on"), Both(kind + "-decision"), await Chosen(Box(kind + "-vote")), Today);
        return await Saved("/charter", "charter-adopted");
    }

    async Task<(Guid, bool)?> Chosen(string? typed)
    {
        if (!Guid.TryParse(typed, out var id) || Decided.All(one => one.Id != id)) return null;
        return (id, Outcome.From(await Db.Set<Vote>().AsNoTracking().SingleAsync(v => v.Id == id), await Db.Set<VoteChoice>().AsNoTracking().Where(c => c.VoteId == id).ToListAsync())?.Carried == true);
    }

    public async Task<IActionResult> OnPostDrop()
    {
        if (Draft(One<CharterKind>("kind")) is not { } draft) throw new RuleBroken("charter.draft.none");
        Db.Remove(draft);
        return await Saved("/charter", "charter-dropped");
    }
}
