using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>A new questionnaire, or an earlier one once more.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class NewVoicePage(Db db, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.GroupSignals, "voice.new")
{
    IReadOnlyList<Questionnaire> before = [];

    public IEnumerable<Choice> Before => before.Select(one => new Choice(one.Id.ToString(), $"{one.Title.In(Lang).Text} ({Day(one.MadeOn)})"));

    public string? Typed(string box) => Request.HasFormContentType ? Request.Form[box].ToString().Trim() : null;

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        before = await Db.Set<Questionnaire>().AsNoTracking().Where(one => one.CoordinationId == Coordination).OrderByDescending(one => one.MadeOn).ThenByDescending(one => one.Id).Take(100).ToListAsync();
        return true;
    }

    public void OnGet() { }

    public Task<IActionResult> OnPost() => Made(Questionnaire.Of(Coordination, InEachLanguage("title"), Typed("theme") ?? "", Today));

    public Task<IActionResult> OnPostCopy(Guid? from) => Made((before.FirstOrDefault(one => one.Id == from) ?? throw new RuleBroken("voice.copy.missing")).Copy(Today));

    async Task<IActionResult> Made(Questionnaire one)
    {
        Db.Add(one);
        await Db.SaveChangesAsync();
        return Go($"/edit/coordination/{Coordination}/voices/{one.Id}", "voice-made");
    }
}
