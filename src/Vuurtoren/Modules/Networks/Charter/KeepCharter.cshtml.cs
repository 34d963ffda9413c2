using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Charter;

/// <summary>The charter and the internal rules: a draft to write, the decision that adopts it, and the versions that were.</summary>
public sealed class KeepCharterPage(Db db, Texts texts) : KeepPage(db)
{
    /// <summary>A decision can be pointed at for so long.</summary>
    const int MostVotes = 50, DecidedYears = 2, LongestChoice = 90;

    IReadOnlyList<CharterVersion> all = [];
    IReadOnlyList<Vote> votes = [];
    IReadOnlyList<DecisionTaken> decisions = [];

    public string Here => Edit("/charter");
    /// <summary>Votes that were closed, and decisions out of minutes that were sent.</summary>
    public IEnumerable<Choice> DecidedBy => votes.Select(v => (v.Id, On: v.ClosedOn!.Value, Words: v.Question)).Concat(decisions.Select(d => (d.Id, On: d.Day, d.Words))).OrderByDescending(one => one.On)
        .Select(one => new Choice(one.Id.ToString(), $"{Members.Words.Day(one.On)}: {(one.Words.In(Lang).Text is { Length: > LongestChoice } all ? all[..(LongestChoice - 1)] + "…" : one.Words.In(Lang).Text)}"));

    public IEnumerable<CharterVersion> Of(CharterKind kind) => all.Where(one => one.Kind == kind).OrderByDescending(one => one.Number);
    public CharterVersion? Draft(CharterKind kind) => Of(kind).FirstOrDefault(one => one.AdoptedOn is null);
    public CharterVersion? InForce(CharterKind kind) => CharterVersion.InForce(all, kind);

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = texts["charter.title"];
        all = await Db.Set<CharterVersion>().Where(v => v.CoordinationId == Coordination.Id).ToListAsync();
        votes = await Db.Set<Vote>().AsNoTracking().Where(v => v.ClosedOn != null && v.WasVoid == null && v.Kind != VoteKind.Election && Db.Set<Body>().Any(b => b.Id == v.BodyId && b.CoordinationId == Coordination.Id)).OrderByDescending(v => v.Id).Take(MostVotes).ToListAsync();
        if (Enum.GetValues<CharterKind>().Any(kind => Draft(kind) is not null)) decisions = await DecisionsOf.All(Db, Coordination.Id, Today.AddYears(-DecidedYears));
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

    async Task<AdoptedBy?> Chosen(string? typed)
    {
        if (string.IsNullOrEmpty(typed)) return null;
        var id = Guid.TryParse(typed, out var one) ? one : Guid.Empty;
        if (decisions.FirstOrDefault(d => d.Id == id) is { } decision) return new(null, id, decision.Day, decision.Words);
        var vote = votes.FirstOrDefault(v => v.Id == id) ?? throw new RuleBroken("charter.vote.gone");
        return new(id, null, vote.ClosedOn!.Value, vote.Question, Outcome.From(vote, await Db.Set<VoteChoice>().AsNoTracking().Where(c => c.VoteId == id).ToListAsync())?.Carried == true);
    }

    public async Task<IActionResult> OnPostDrop()
    {
        if (Draft(One<CharterKind>("kind")) is not { } draft) throw new RuleBroken("charter.draft.none");
        Db.Remove(draft);
        return await Saved("/charter", "charter-dropped");
    }
}
