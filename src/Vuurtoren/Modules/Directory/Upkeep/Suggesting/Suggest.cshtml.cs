using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Suggesting;

/// <summary>Whoever sees that something on a sheet is not right says so here, without an account: first which part, then what it should be.</summary>
[Can(Permission.ReadDirectory), TakesPost, Attempts]
public sealed class SuggestPage(Db db, DirectoryIndex index, Texts texts) : WorkPage
{
    /// <summary>More than these wait for one service: then others have said it too.</summary>
    const int MostOpen = 30;

    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!);
    public string Name { get; private set; } = "";
    /// <summary>Null: yet to be chosen.</summary>
    public string? Part { get; private set; }
    internal PlainForm Form { get; private set; } = null!;
    public Boxes Boxes => new(this, Form.Typed, Form.Sections, texts) { Plain = true };

    [BindProperty] public string? Words { get; set; }
    [BindProperty] public string? Email { get; set; }
    /// <summary>Nobody sees this box: who fills it in is a machine.</summary>
    [BindProperty] public string? Homepage { get; set; }

    protected override async Task<bool> Load()
    {
        Unlisted = true;
        if (await PlainForm.Seen(db, Id, Lang) is not { } sections) return false;
        var service = sections.First(section => section.Key.Kind == Kinds.Service);
        var tree = ThemeTree.Of(index.Terms);
        Discreet = service["discreet"] is true || Json.Read<List<Guid>>((string?)service["themes"] ?? "[]").Exists(theme => tree.Find(theme)?.Discreet == true);
        Name = SheetInWords.NameOf(sections, Lang);
        Title = Discreet ? texts["correction.title.plain"] : texts["correction.title", Name];
        Part = Request.Query["part"].ToString() is { Length: > 0 } part && SheetPart.All.Contains(part) ? part : null;
        Form = PlainForm.Of(sections, SheetPart.Questions(Part ?? "", sections), Request, Lang);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (!string.IsNullOrEmpty(Homepage)) return Go($"/service/{Id}/correct", "suggested");
        if (Part is null) throw new RuleBroken("correction.part.missing");
        var changes = Form.Changes;
        if (Form.Mistaken(this, texts)) return new Microsoft.AspNetCore.Mvc.RazorPages.PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        if (!string.IsNullOrWhiteSpace(Email) && !Platform.Outbox.Mail.IsAddress(Email.Trim())) return Wrong("email", "correction.email.wrong");
        if (await db.Set<Suggestion>().CountAsync(s => s.ServiceId == Id && s.State == SuggestionState.Open) >= MostOpen) throw new RuleBroken("correction.many");
        db.Add(Suggestion.Of(Id, Part, Lang, changes, Words, Email, Instant));
        await db.SaveChangesAsync();
        return Go($"/service/{Id}/correct", "suggested");
    }
}
