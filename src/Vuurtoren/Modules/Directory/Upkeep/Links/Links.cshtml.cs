using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Links;

/// <summary>Web addresses that are dead and letters that came back, longest first. Only for who keeps the sheets: it is no mark on anybody's work.</summary>
[TakesPost]
public sealed class LinksPage(Db db, EditingScope scope, IConfiguration configuration, Texts texts) : UpkeepPage
{
    readonly LinkSettings settings = LinkSettings.Of(configuration);

    protected override string Heading => "links.title";

    public bool On => settings.On;
    public IReadOnlyList<DeadLine> Lines { get; private set; } = [];

    List<DeadLine> all = [];

    protected override async Task<bool> Load()
    {
        await base.Load();
        all = await DeadLinks.Of(db, settings, (await scope.Organizations(Me))?.ToHashSet(), Lang);
        Total = all.Count;
        Lines = [.. all.Skip((Nth - 1) * PageSize).Take(PageSize)];
        return true;
    }

    public void OnGet() { }

    /// <summary>"De pagina bestaat niet (404)".</summary>
    public string Said(string answer) => texts["links.answer." + answer] is { ResourceNotFound: false } known ? known.Value : answer.All(char.IsAsciiDigit) ? texts["links.answer.status", answer] : texts["links.answer.unclear"];

    public string Day(DateTime instant) => Ago.Date(LocalClock.DayOf(instant));

    /// <summary>With the next turn of the day, before the others.</summary>
    public async Task<IActionResult> OnPostAgain(string? url)
    {
        if (all.FirstOrDefault(line => line.Answer is not null && line.What == url) is null || await db.Set<WebLink>().SingleOrDefaultAsync(link => link.Url == url) is not { } link) return NotFound();
        link.TryAgain(Instant);
        await db.SaveChangesAsync();
        return Go("/directory/upkeep/links", "link-again");
    }

    public string To(int page) => $"/{Lang}/directory/upkeep/links{(page > 1 ? $"?page={page}" : "")}";
}
