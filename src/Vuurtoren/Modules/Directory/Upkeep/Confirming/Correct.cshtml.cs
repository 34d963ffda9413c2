using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Upkeep.Suggesting;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>A service corrects its sheet over the link of a letter. Somebody looks at it first, unless the settings take it at once.</summary>
public sealed class ConfirmCorrectPage(Db db, Database database, ConfirmingSettings settings, Texts texts) : ConfirmPage(db)
{
    readonly Db db = db;

    protected override string Heading => "confirm.correct.title";

    internal PlainForm Form { get; private set; } = null!;
    public Boxes Boxes => new(this, Form.Typed, Form.Sections, texts) { Plain = true };

    [BindProperty] public string? Words { get; set; }
    [BindProperty] public bool Rest { get; set; }

    /// <summary>The parts of the form, with their questions.</summary>
    internal IEnumerable<(string Part, IReadOnlyList<(Section Section, Editing.Questions.Question Question)> Questions)> Parts =>
        SheetPart.All.Select(part => (part, SheetPart.Questions(part, Form.Sections))).Where(part => part.Item2.Count > 0);

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        if (Over is not null || Open.Count == 0) return true;
        var sections = await PlainForm.Seen(db, One!.Value, Lang) ?? [];
        Form = PlainForm.Of(sections, [.. SheetPart.All.SelectMany(part => SheetPart.Questions(part, sections))], Request, Lang);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var asked = MustBeOpen()[0];
        var changes = Form.Changes;
        if (Form.Mistaken(this, texts)) return new Microsoft.AspNetCore.Mvc.RazorPages.PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        var suggestion = Suggestion.FromContact(asked.Round.ServiceId, Lang, changes, Words, Rest, Instant);
        asked.Round.Correct(Instant);
        db.Add(suggestion);
        try
        {
            if (settings.TakesCorrections && suggestion.Words is null && await Service<Openings>().OpenByLink(asked.Round.ServiceId) is { } opened) await Take(opened.Form, suggestion);
            else await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("confirm.over"); }
        return Redirect(To(asked.Round.ServiceId));
    }

    /// <summary>Published at once, with history, and accepted in the same transaction.</summary>
    async Task Take(Form form, Suggestion suggestion)
    {
        Overlay.Lay(form.Typed, suggestion.Changes);
        suggestion.Accept(null, Instant);
        var outcome = await new Publishing(db, database, CurrentUser.Visitor, Instant).Publish(form, suggestion.RestHolds ? "mail" : null, keepsDraft: true);
        if (!outcome.Published) throw new RuleBroken("confirm.over");
    }
}
