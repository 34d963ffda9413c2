using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;
using Words = Vuurtoren.Platform.Texts.Texts;

namespace Vuurtoren.Modules.Directory.Upkeep.Suggesting;

/// <summary>A few answers of a sheet in a plain form, for who does not keep it: what they see, and what it should be.</summary>
sealed class PlainForm
{
    public required IReadOnlyList<Section> Sections { get; init; }
    public required IReadOnlyList<(Section Section, Question Question)> Questions { get; init; }
    /// <summary>What the form was made from.</summary>
    public required Typed Shown { get; init; }
    /// <summary>What stands in its boxes.</summary>
    public required Typed Typed { get; init; }

    public Dictionary<string, string[]> Changes => Overlay.Changes(Shown, Typed, Questions);

    /// <summary>The sheet as everybody sees it; null when there is none.</summary>
    public static async Task<IReadOnlyList<Section>?> Seen(Db db, Guid service, string lang)
    {
        await db.Database.OpenConnectionAsync();
        var desk = new Desk(db, db.Database.GetDbConnection(), null);
        var seen = SheetPart.AsSeen(desk.Read(desk.KeysOf(Kinds.Service, service)), lang);
        return seen.Any(section => section.Key.Kind == Kinds.Service) ? seen : null;
    }

    /// <param name="shown">Null: the sections as they stand.</param>
    public static PlainForm Of(IReadOnlyList<Section> sections, IReadOnlyList<(Section, Question)> questions, HttpRequest request, string lang, Typed? shown = null)
    {
        if (shown is null)
        {
            shown = new();
            foreach (var section in sections) foreach (var box in section.Shown().Under(section.Name)) shown[box.Key] = box.Value;
        }
        var typed = HttpMethods.IsPost(request.Method) ? Overlay.Read(shown, questions, request.Form.ToDictionary(box => box.Key, box => box.Value.ToString()), lang) : Typed.FromJson(shown.ToJson());
        return new() { Sections = sections, Questions = questions, Shown = shown, Typed = typed };
    }

    /// <summary>What cannot be, told at its box; true when there is something.</summary>
    public bool Mistaken(WorkPage page, Words texts)
    {
        var wrong = new Mistakes();
        foreach (var section in Sections) Publishing.Apply(section, Typed, wrong);
        foreach (var (box, text, details) in wrong.All) page.ModelState.AddModelError(box, texts[text, details]);
        if (wrong.All.Count > 0) page.ModelState.AddModelError("", texts.Number("editing.mistakes", wrong.All.Count));
        return wrong.All.Count > 0;
    }
}
