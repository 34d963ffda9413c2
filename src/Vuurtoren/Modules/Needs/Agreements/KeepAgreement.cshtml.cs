using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Agreements;

/// <summary>Writes an agreement, says that it still holds, or ends it.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class KeepAgreementPage(Db db, Texts texts, Territories territories) : AgreementsRoom(db, texts, territories, Permission.GroupSignals, "agreements.new")
{
    /// <summary>Which example to begin with.</summary>
    [BindProperty(SupportsGet = true)] public string? Like { get; set; }

    /// <summary>Null: a new one.</summary>
    public Agreement? Kept { get; private set; }
    public AgreementForm Form { get; private set; } = null!;
    /// <summary>One more step was asked for.</summary>
    public bool More { get; private set; }
    public IEnumerable<Choice> Choices => Partners.Select(one => new Choice(one.Key.ToString(), one.Value)).OrderBy(one => one.Words, StringComparer.CurrentCultureIgnoreCase);
    public IEnumerable<Choice> Times => Enum.GetValues<Within>().Select(one => new Choice(one.ToString(), Texts["agreements.within." + one]));
    public string Here => Edit("/agreements/" + (Kept is { } kept ? kept.Id : "new"));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        if ((string)RouteData.Values["agreement"]! is not "new" and var asked)
        {
            if (!Guid.TryParse(asked, out var id) || await Find(id) is not { EndedOn: null } found) return false;
            (Kept, Title) = (found, Texts["agreements.change"]);
        }
        var begins = Kept is { } kept ? new(kept.Title, kept.Situation, kept.Theme, kept.Decided, kept.ReviewOn, [.. kept.Steps.Select(step => step.Words)])
            : AgreementExamples.Of(Like, Texts, Today) ?? new AgreementWords(null, null, "", null, Today.AddYears(1), []);
        Form = new(Request, begins);
        await Name((await MembersNow.Of(Db, Coordination)).Select(member => member.Organization).Concat(begins.Steps.Select(step => step.Organization).OfType<Guid>()));
        return true;
    }

    public void OnGet() { }

    /// <summary>Nothing is kept yet: the same boxes come back with one more.</summary>
    public IActionResult OnPostMore()
    {
        More = true;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var words = Form.Words;
        if (Names.Themes.All(one => one.Value != words.Theme)) throw new RuleBroken("signals.theme.missing");
        if (words.Steps.Any(step => step.Organization is { } one && !Partners.ContainsKey(one))) throw new RuleBroken("signals.unknown");
        if (Kept is null) Db.Add(Kept = Agreement.Of(Coordination, words, Today));
        else
        {
            await using var one = await Db.Database.BeginTransactionAsync();
            await Db.Set<AgreementStep>().Where(step => step.AgreementId == Kept.Id).ExecuteDeleteAsync();
            foreach (var step in Kept.Steps.ToList()) Db.Entry(step).State = EntityState.Detached;
            Kept.Say(words, Today);
            Db.AddRange(Kept.Steps);
            var kept = await Saved("agreement-kept");
            await one.CommitAsync();
            return kept;
        }
        return await Saved("agreement-kept");
    }

    public async Task<IActionResult> OnPostHolds()
    {
        (Kept ?? throw new RuleBroken("signals.unknown")).Holds(DateOnly.TryParse(Form.Box("next"), System.Globalization.CultureInfo.InvariantCulture, out var next) ? next : null, Today);
        return await Saved("agreement-holds");
    }

    public async Task<IActionResult> OnPostEnd()
    {
        (Kept ?? throw new RuleBroken("signals.unknown")).End(Today);
        await Saved("agreement-ended");
        return Go($"/coordination/{Coordination}/agreements", "agreement-ended");
    }

    async Task<IActionResult> Saved(string done)
    {
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("needs.changed"); }
        return Go($"/coordination/{Coordination}/agreements/{Kept!.Id}", done);
    }
}
