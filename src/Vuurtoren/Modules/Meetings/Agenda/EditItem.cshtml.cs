using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Agenda;

/// <summary>One point of the agenda: its title in both languages, how long, who, what to read before, and who may read what is said under it.</summary>
public sealed class EditItemPage(Db db, Texts texts) : MeetingPage(db, texts)
{
    public Item Item { get; private set; } = null!;
    public IEnumerable<Choice> Kinds => Enum.GetValues<ItemKind>().Select(kind => new Choice(kind.ToString(), Words.Kind(kind)));
    public IEnumerable<Choice> Spoken => Texts.Languages.Select(language => new Choice(language, Texts["web.language." + language]));
    public static IReadOnlyList<Audience> Audiences => Enum.GetValues<Audience>();

    [BindProperty] public ItemKind? Kind { get; set; }
    [BindProperty] public string? Minutes { get; set; }
    [BindProperty] public string? Owner { get; set; }
    [BindProperty] public string? Before { get; set; }
    [BindProperty] public string? Tongue { get; set; }
    [BindProperty] public List<Audience> Leaves { get; set; } = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || !Guid.TryParse((string)RouteData.Values["item"]!, out var id) || await Db.Set<Item>().SingleOrDefaultAsync(i => i.Id == id && i.MeetingId == Meeting.Id) is not { } found) return false;
        Item = found;
        Title = Words.Short(found.Title);
        return true;
    }

    public void OnGet() { }

    public string? TitleIn(string language) => Request.HasFormContentType ? Request.Form["title." + language].ToString() : Item.Title[language];

    public bool IsLetOut(Audience audience) => Request.HasFormContentType ? Leaves.Contains(audience) : Item.Leaves.Contains(audience);

    public async Task<IActionResult> OnPost()
    {
        Meeting.MustBeOpen();
        var title = InEachLanguage("title");
        Item.Change(Kind ?? Item.Kind, title, int.TryParse(Minutes, out var minutes) ? minutes : null, Owner, Before, Texts.Languages.Contains(Tongue) ? Tongue! : Item.Lang);
        Item.MayLeave(Meeting, Leaves);
        return await Saved("#agenda", "meeting-kept");
    }
}
