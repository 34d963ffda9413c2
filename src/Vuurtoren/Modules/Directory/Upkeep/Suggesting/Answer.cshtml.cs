using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Suggesting;

/// <summary>One suggestion: what the sheet says now, what is proposed, and an answer. After it comes the next.</summary>
[TakesPost]
public sealed class AnswerPage(Db db, Database database, EditingScope scope, Texts texts) : UpkeepPage
{
    public sealed record Line(string Label, string? Now, string? Proposed)
    {
        /// <summary>Line by line, and whether it is not there now.</summary>
        public IEnumerable<(string Piece, bool IsNew)> Pieces => (Proposed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(piece => (piece, !(Now ?? "").Split('\n').Contains(piece)));
    }

    protected override string Heading => "correction.list";

    public Suggestion Suggestion { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    /// <summary>How many wait, this one too.</summary>
    public int Waiting { get; private set; }
    internal PlainForm Form { get; private set; } = null!;
    public Boxes Boxes => new(this, Form.Typed, Form.Sections, texts) { Plain = true, OnlyIn = Suggestion.Lang };
    public string When => Ago.Say(LocalClock.DayOf(Suggestion.At), Today, texts);

    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Reply { get; set; }

    Opened opened = null!;

    protected override async Task<bool> Load()
    {
        await base.Load();
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await db.Set<Suggestion>().SingleOrDefaultAsync(s => s.Id == id) is not { } found || await Service<Openings>().Open(Kinds.Service, found.ServiceId, Me) is not { } sheet) return false;
        (Suggestion, opened) = (found, sheet);
        Name = SheetInWords.NameOf(opened.Sections, Lang);
        Title = texts["correction.answer.title", Name];
        var proposed = Typed.FromJson(opened.Form.Typed.ToJson());
        var slots = Overlay.Lay(proposed, Suggestion.Changes);
        var touched = (from slot in slots let section = opened.Sections.FirstOrDefault(s => slot.StartsWith(s.Name + ".", StringComparison.Ordinal)) where section is not null
                       let question = section.Questions.FirstOrDefault(q => section.Box(q) == slot) where question is not null select (Section: section, Question: question)).ToList();
        Form = PlainForm.Of(opened.Sections, [.. touched.Select(one => (one.Section, one.Question))], Request, Suggestion.Lang, proposed);
        var said = new FieldWords(Lang, texts, null);
        Lines = [.. touched.Select(one => new Line(said.Label(one.Section, one.Question), Said(opened.Form.Typed, one), Said(proposed, one)))];
        string? Said(Typed typed, (Section Section, Editing.Questions.Question Question) one) => said.Said(typed, one.Section.Box(one.Question))?.Replace(" · ", "\n", StringComparison.Ordinal);
        Waiting = (await Mine.Open(db, scope, Me)).Count;
        return true;
    }

    public void OnGet() { }

    /// <summary>What stands in the boxes is published; who did not open them accepts what was proposed.</summary>
    public async Task<IActionResult> OnPostAccept()
    {
        Tell(Suggestion.Accept(Me, Instant));
        if (Suggestion.Changes.Count == 0) await db.SaveChangesAsync();
        else
        {
            var outcome = await new Publishing(db, database, Me, Instant).Publish(opened.Form with { Typed = Form.Typed }, Suggestion.RestHolds ? "mail" : null, keepsDraft: true);
            if (!outcome.Published)
            {
                db.ChangeTracker.Clear();
                await Load();
                foreach (var (box, text, details) in outcome.Mistakes.All) ModelState.AddModelError(box, texts[text, details]);
                ModelState.AddModelError("", texts.Number("editing.mistakes", outcome.Mistakes.All.Count));
                return new Microsoft.AspNetCore.Mvc.RazorPages.PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
            }
        }
        return await Next("suggestion-accepted");
    }

    public async Task<IActionResult> OnPostRefuse()
    {
        if (string.IsNullOrEmpty(Reason)) return Wrong("reason", "correction.reason.missing");
        Tell(Suggestion.Refuse(Reason, Me, Instant));
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.SaveChangesAsync();
        await RefusedByTheme.Count(db, Suggestion, Today);
        await transaction.CommitAsync();
        return await Next("suggestion-refused");
    }

    /// <summary>A letter to the sender, when there is an address: it goes with the answer, and then the address is gone.</summary>
    void Tell(string? email)
    {
        if (email is null) return;
        db.Add(SuggestionLetters.Of(Suggestion, email, SheetInWords.NameOf(opened.Sections, Suggestion.Lang), Reply, new(Site, $"/{Suggestion.Lang}/service/{Suggestion.ServiceId}"), texts, Instant));
    }

    async Task<IActionResult> Next(string done) =>
        (await Mine.Open(db, scope, Me)) is [var next, ..] ? Go($"/directory/upkeep/suggestions/{next}", done) : Go("/directory/upkeep/suggestions", done);
}
