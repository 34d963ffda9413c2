using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;
using Words = Vuurtoren.Platform.Texts.Texts;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>
/// The form of a sheet: service, its organisation and its places at once, in all languages side by side. Every button sends the whole form: to publish it,
/// to keep it as a draft, to add a row, to copy a day. Nothing that was typed is lost by any of them.
/// </summary>
[TakesPost, RequestSizeLimit(MostBytes), RequestFormLimits(ValueCountLimit = 8000)]
public abstract class FormPage(Db db, Database database, DirectoryIndex index) : EditPage
{
    const int MostBytes = 2 * 1024 * 1024;

    /// <summary>How somebody can have checked all of it.</summary>
    public static readonly IReadOnlyList<string> Checks = ["own", "called", "visited", "mail"];

    Words Texts => Service<Words>();

    /// <summary>What stands in the boxes.</summary>
    public Form Form { get; private set; } = null!;
    public Draft? Draft => Opened.Draft;
    public bool IsNew => Opened.Main.IsNew;
    public IReadOnlyList<Conflict> Conflicts { get; private set; } = [];
    /// <summary>The boxes with an answer that cannot be, in the order of the form: one is a click away, not sixty presses of Tab.</summary>
    public IReadOnlyList<string> Mistaken { get; private set; } = [];
    public ThemeTree Themes => ThemeTree.Of(index.Terms);
    public string OutlinesVersion => MapOutlines.Version(index);
    public string? Tiles => MapTiles.Template(Service<IConfiguration>());
    public string? TilesBy => Service<IConfiguration>()["Map:Attribution"];
    /// <summary>What was typed in the search for themes.</summary>
    public string ThemeWords => Form.Typed["find-themes"];
    /// <summary>The list that gets an empty row more.</summary>
    public string? Added { get; private set; }
    public string? Check { get; private set; }
    public Boxes BoxesIn(Words texts) => new(this, Form.Typed, Records, texts, Themes) { Added = Added, ThemeWords = ThemeWords };
    /// <summary>How often the service is asked whether its sheet holds, in months; "": as everybody.</summary>
    public string Every { get; private set; } = "";
    public IReadOnlyList<int> EveryChoices => ServiceInterval.Choices;
    public int EveryUsual => Service<ConfirmingSettings>().EveryMonths;

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = IsNew ? Texts["editing.title.new." + Kind] : Texts["editing.title", Name];
        if (HttpMethods.IsPost(Request.Method)) (Form, Every) = (Posted(), Request.Form["every"].ToString());
        else ((Form, Conflicts), Every) = (Opened.WithDraft(), Intervals.Of(db.Database.GetDbConnection(), Id)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var (act, about) = Request.Form["do"].ToString().Split(':', 2) is [var first, var rest] ? (first, rest) : (Request.Form["do"].ToString(), "");
        return act switch
        {
            "publish" => await Publish(),
            "discard" => await Discard(),
            "place" => await Keep(Form.WithPlace(), "#places"),
            "preview" => await Keep(Form, "/preview"),
            "photos" => Form.Typed.Same(Opened.Form.Typed) ? Redirect($"/{Lang}/edit/{Kind}/{Id}/photos") : await Keep(Form, "/photos"),
            "people" => Form.Typed.Same(Opened.Form.Typed) ? Redirect($"/{Lang}/edit/{Kind}/{Id}/people") : await Keep(Form, "/people"),
            "add" => Again(() => Added = about),
            "copy" => Again(() => CopyDay(about)),
            "find" => Again(() => { }),
            _ => await Keep(Form, "?done=draft-kept"),
        };
    }

    async Task<IActionResult> Publish()
    {
        Check = Checks.Contains(Request.Form["check"].ToString()) ? Request.Form["check"].ToString() : null;
        foreach (var slot in Request.Form["theirs"]) if (slot is not null) TakeTheirs(slot);
        var every = Intervals.Read(Every);
        var outcome = await new Publishing(db, database, Me, Instant).Publish(Form, Check);
        if (outcome.Published && Kind == Kinds.Service && Request.Form.ContainsKey("every")) Intervals.Set(database, [Id], every);
        if (outcome.Published) return Redirect($"/{Lang}/{Kind}/{Id}?done=published");
        db.ChangeTracker.Clear();
        (Form, Conflicts) = (outcome.Form, outcome.Conflicts);
        if (Conflicts.Count > 0) ModelState.AddModelError("", Texts["editing.conflict"]);
        else ModelState.AddModelError("", Texts.Number("editing.mistakes", outcome.Mistakes.All.Count));
        Mistaken = [.. outcome.Mistakes.All.Select(mistake => mistake.Box).Distinct()];
        foreach (var (box, text, details) in outcome.Mistakes.All) ModelState.AddModelError(box, Texts[text, details]);
        return new Microsoft.AspNetCore.Mvc.RazorPages.PageResult { StatusCode = Conflicts.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity };
    }

    /// <summary>Of two versions the other's is chosen.</summary>
    void TakeTheirs(string slot)
    {
        if (Records.FirstOrDefault(s => slot.StartsWith(s.Name + ".", StringComparison.Ordinal)) is { } section) Form.Typed.Take(section.Shown(), slot);
    }

    async Task<IActionResult> Keep(Form form, string then)
    {
        if (Draft is null) db.Add(Editing.Draft.Of(form, Me.Id!.Value, Instant)); else Draft.Keep(form, Instant);
        await db.SaveChangesAsync();
        if (Request.Headers.ContainsKey("X-Draft")) return new NoContentResult();
        return Redirect($"/{Lang}/edit/{Kind}/{Id}{then}");
    }

    async Task<IActionResult> Discard()
    {
        if (Draft is not null) db.Remove(Draft);
        await db.SaveChangesAsync();
        return Go("/edit", "draft-gone");
    }

    Microsoft.AspNetCore.Mvc.RazorPages.PageResult Again(Action change)
    {
        change();
        return Page();
    }

    /// <summary>"service.schedules.0.mo": the hours of Monday for the days after it, up to Friday; from Saturday for Sunday.</summary>
    void CopyDay(string box)
    {
        var dot = box.LastIndexOf('.');
        if (dot < 0 || !Enum.TryParse<Weekday>(box[(dot + 1)..], ignoreCase: true, out var day)) return;
        var last = day < Weekday.Fr ? Weekday.Fr : Weekday.Su;
        for (var next = day + 1; next <= last; next++) Form.Typed[$"{box[..dot]}.{HoursQuestion.Box(next)}"] = Form.Typed[box];
    }

    Form Posted()
    {
        var form = Opened.Form;
        var names = form.Keys.Select(key => key.Name + ".").Append("find-").ToList();
        var typed = Typed.Of(Request.Form.Where(box => names.Exists(name => box.Key.StartsWith(name, StringComparison.Ordinal))).Select(box => KeyValuePair.Create(box.Key, box.Value.ToString())));
        return form with { Typed = typed, Keys = [.. form.Keys.Select(key => long.TryParse(Request.Form["base." + key.Name], out var from) && from <= key.Base ? key with { Base = from } : key)] };
    }
}
