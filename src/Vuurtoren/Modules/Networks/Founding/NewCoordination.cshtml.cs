using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Founding;

/// <summary>A coordination begins: what it is called and where it works. The rest is told by who coordinates it.</summary>
[Can(Permission.KeepMembers, Everywhere = true), TakesPost]
public sealed class NewCoordinationPage(Db db, Texts texts) : WorkPage
{
    public AreaBoxes Where => new(Request.HasFormContentType ? AreaBoxes.Ticked(Request) : [], Lang, texts);

    protected override Task<bool> Load()
    {
        (Title, Unlisted) = (texts["coordination.new"], true);
        return Task.FromResult(true);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var begun = Coordination.Begin(InEachLanguage("name"), AreaBoxes.Ticked(Request), await db.Set<Coordination>().Select(c => c.Name).ToListAsync());
        db.Add(begun);
        await db.SaveChangesAsync();
        return Go($"/edit/coordination/{begun.Id}/about", "coordination-begun");
    }
}
