using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>What a diagnosis is about, who makes it and until when; and letting it be read, publishing it, or taking it back. For the coordinator.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class PlanDiagnosisPage(Db db, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.GroupSignals, "diagnosis.new")
{
    /// <summary>Null: a new one.</summary>
    public JointDiagnosis? Diagnosis { get; private set; }
    public NeedForm Form { get; private set; } = null!;
    /// <summary>A step with residents was done.</summary>
    public bool HasResidents { get; private set; }
    /// <summary>Before it is published: what had better be looked at.</summary>
    public IReadOnlyList<BookWarning> Warnings { get; private set; } = [];
    /// <summary>Since it began, of points that everybody may read: by one of them it is published.</summary>
    public IReadOnlyList<DecisionMade> Decisions { get; private set; } = [];
    public IEnumerable<Choice> DecisionChoices => Decisions.Select(made => new Choice(made.Id.ToString(), $"{Day(made.Day)}{Texts["web.colon"].Value} {(made.Words.Length > 80 ? made.Words[..79] + "…" : made.Words)}"));
    public string Here => Edit("/diagnosis/" + (Diagnosis?.Id.ToString() ?? "new"));
    public IEnumerable<Choice> AllKinds => Enum.GetValues<DiagnosisKind>().Select(one => new Choice(one.ToString(), Texts["diagnosis.kind." + one]));
    public IEnumerable<Choice> Makers => Enum.GetValues<MadeBy>().Select(one => new Choice(one.ToString(), Texts["diagnosis.by." + one]));
    public string BegunBox => Form.Box("begun") ?? Iso(Diagnosis?.BegunOn ?? Today);
    public string? UntilBox => Form.Box("until") ?? (Diagnosis is { } kept ? Iso(kept.UntilOn) : null);

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        (Diagnosis, Form) = (null, new(Request, Names, Today));
        if ((string)RouteData.Values["diagnosis"]! == "new") return true;
        if (!Guid.TryParse((string)RouteData.Values["diagnosis"]!, out var id) || await Db.Set<JointDiagnosis>().SingleOrDefaultAsync(d => d.Id == id && d.CoordinationId == Coordination) is not { } found) return false;
        (Diagnosis, Title) = (found, Texts["diagnosis.keep"]);
        HasResidents = await Db.Set<Step>().AnyAsync(s => s.DiagnosisId == id && s.WithResidents && s.IsDone);
        if (found.State != DiagnosisState.Reading) return true;
        Decisions = [.. (await DecisionsMade.Of(Db, Coordination, found.BegunOn)).Where(made => made.ForEverybody)];
        Warnings = [.. (await DiagnosisReading.Book(Db, found))(found).ToLookAt(await DiagnosisReading.Names(Db, Coordination))];
        return true;
    }

    public void OnGet() { }

    /// <summary>Ticked in what was typed, or else in what is kept.</summary>
    public bool Has(string theme) => Form.Box("kind") is null ? Diagnosis?.Themes.Contains(theme) == true : Request.Form["theme"].Contains(theme);

    public async Task<IActionResult> OnPostKeep()
    {
        var plan = new DiagnosisPlan(Form.Both("title"), Form.One<DiagnosisKind>("kind"), Form.One<MadeBy>("by"), Form.Both("maker"), [.. Request.Form["theme"].OfType<string>()], Day("begun"), Day("until"));
        if (plan.Kind is null) return Wrong("kind", "diagnosis.kind.missing");
        if (plan.MadeBy is null) return Wrong("by", "diagnosis.by.missing");
        if (plan.Until is null) return Wrong("until", "diagnosis.until.wrong");
        string[] known = [.. Subjects.Themes.Select(theme => theme.Code)];
        if (Diagnosis is { } kept)
        {
            kept.Change(plan, known, Form.Nobody, Today);
            if (!await Db.Set<Moment>().AnyAsync(m => m.DiagnosisId == kept.Id)) Db.AddRange(Moment.BackFrom(kept, Texts));
            return await Saved(kept, "diagnosis-planned");
        }
        var made = JointDiagnosis.Plan(Coordination, plan, known, Form.Nobody, Today);
        Db.Add(made);
        Db.AddRange(Moment.BackFrom(made, Texts));
        return await Saved(made, "diagnosis-begun");
    }

    public async Task<IActionResult> OnPostLetRead() => await Act(one => one.LetRead(), "diagnosis-let-read");
    public async Task<IActionResult> OnPostWriteOn() => await Act(one => one.WriteOn(), "diagnosis-write-on");
    public async Task<IActionResult> OnPostTakeBack() => await Act(one => one.TakeBack(), "diagnosis-taken-back");

    public async Task<IActionResult> OnPostPublish()
    {
        if (Diagnosis is not { } one) return NotFound();
        if (Decisions.FirstOrDefault(made => made.Id.ToString() == Form.Box("decision")) is not { } decision) return Wrong("decision", "diagnosis.decision.missing");
        one.Publish(decision.Said, decision.Day, await DiagnosisReading.Book(Db, one), await DiagnosisReading.Names(Db, Coordination), Form.Box("sure") == "true", Today);
        return await Saved(one, "diagnosis-published");
    }

    public async Task<IActionResult> OnPostGone()
    {
        if (Diagnosis is not { } one) return NotFound();
        one.MustBeOpen();
        Db.Remove(one);
        await Db.SaveChangesAsync();
        return Go($"/coordination/{Coordination}/diagnosis", "diagnosis-deleted");
    }

    async Task<IActionResult> Act(Action<JointDiagnosis> act, string done)
    {
        if (Diagnosis is not { } one) return NotFound();
        act(one);
        return await Saved(one, done);
    }

    async Task<IActionResult> Saved(JointDiagnosis one, string done)
    {
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("needs.changed"); }
        return Go($"/coordination/{Coordination}/diagnosis/{one.Id}", done);
    }

    DateOnly? Day(string box) => DateOnly.TryParseExact(Form.Box(box), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
