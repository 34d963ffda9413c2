using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>The steps of a diagnosis: chosen from the methods or an own way, with day, who does it, the share of each partner, and what came of it.</summary>
[Can(Permission.SendSignals), TakesPost]
public sealed class StepsPage(Db db, Texts texts, Territories territories) : DiagnosisRoom(db, texts, territories, "diagnosis.steps")
{
    static readonly PreparedQuery<Guid, Step> steps = new((db, diagnosis) => db.Set<Step>().Where(s => s.DiagnosisId == diagnosis));
    static readonly PreparedQuery<Guid, Share> shares = new((db, diagnosis) => db.Set<Share>().Where(s => db.Set<Step>().Any(step => step.Id == s.StepId && step.DiagnosisId == diagnosis)));

    Dictionary<Guid, string> names = [];

    public IReadOnlyList<Step> Steps { get; private set; } = [];
    public ILookup<Guid, Share> Shares { get; private set; } = null!;
    /// <summary>The member organisations.</summary>
    public IEnumerable<Choice> Members { get; private set; } = [];
    public IEnumerable<Choice> Choices => Methods.All.Select(method => new Choice(method.Key, method.Name.In(Lang).Text));
    public bool MayChange => !Diagnosis.IsPublished;

    public string NameOf(Guid organization) => names.GetValueOrDefault(organization, "?");

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var write = HttpMethods.IsPost(Request.Method);
        Steps = [.. (await steps.List(Db, Diagnosis.Id, write)).OrderBy(s => s.Day ?? DateOnly.MaxValue).ThenBy(s => s.Id)];
        Shares = (await shares.List(Db, Diagnosis.Id, write)).ToLookup(s => s.StepId);
        var members = (await MembersNow.Of(Db, Coordination)).Select(member => member.Organization).ToList();
        names = await OrganizationNames.Of(Db, [.. members.Union(Shares.SelectMany(of => of).Select(share => share.OrganizationId))], Lang);
        Members = [.. members.Where(names.ContainsKey).Select(id => new Choice(id.ToString(), names[id])).OrderBy(one => one.Words, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }

    public void OnGet() { }

    StepWords Typed => new(Form.Both("name"), Form.Box("residents") is not null, Day("day"), Form.Both("who"), Form.Box("done") is not null, Form.Both("result"));

    public async Task<IActionResult> OnPostChoose()
    {
        Db.Add(Step.Choose(Diagnosis, Methods.Find(Form.Box("method")) ?? throw new RuleBroken("diagnosis.method.missing"), Steps.Count));
        return await Saved();
    }

    public async Task<IActionResult> OnPostOwn()
    {
        Db.Add(Step.Own(Diagnosis, Typed, Steps.Count, Form.Nobody, Today));
        return await Saved();
    }

    public async Task<IActionResult> OnPostChange(Guid step)
    {
        if (Steps.FirstOrDefault(one => one.Id == step) is not { } found) return NotFound();
        found.Change(Diagnosis, Typed, Form.Nobody, Today);
        return await Saved();
    }

    public async Task<IActionResult> OnPostRemove(Guid step)
    {
        Diagnosis.MustBeOpen();
        if (Steps.FirstOrDefault(one => one.Id == step) is not { } found) return NotFound();
        Db.Remove(found);
        return await Saved();
    }

    public async Task<IActionResult> OnPostShare(Guid share, string? organization)
    {
        Diagnosis.MustBeOpen();
        if (Steps.FirstOrDefault(one => one.Id == share) is not { } step) return NotFound();
        if (!Members.Any(one => one.Value == organization)) throw new RuleBroken("diagnosis.share.who.missing");
        var (id, done) = (Guid.Parse(organization!), Form.Box("done") is not null);
        if (Shares[step.Id].FirstOrDefault(one => one.OrganizationId == id) is { } kept) kept.Change(Form.Box("streets"), done, Form.Nobody, Today);
        else Db.Add(Share.Of(step, id, Form.Box("streets"), done, Form.Nobody, Today));
        return await Saved();
    }

    async Task<IActionResult> Saved()
    {
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("needs.changed"); }
        return Go(Path("/steps"), "diagnosis-steps");
    }
}
