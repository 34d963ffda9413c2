using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>What waits for who asks, in order, with one button each; nothing else.</summary>
[Can(Permission.KeepOwnAccount)]
public sealed class WeekPage(Db db, Texts texts) : WorkPage
{
    /// <summary>More is no week's work, and the rest comes when these are done.</summary>
    const int Most = 25;

    public IReadOnlyList<Due> Waits { get; private set; } = [];
    /// <summary>After Sunday.</summary>
    public IReadOnlyList<Due> Later { get; private set; } = [];
    public int More { get; private set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["week.title"], true);
        var all = await DueOf.All(new(db, Me, Lang, Today, HttpContext.RequestServices));
        var sunday = Today.AddDays((7 - (int)Today.DayOfWeek) % 7);
        (Waits, Later, More) = ([.. all.Where(due => due.On <= sunday).Take(Most)], [.. all.Where(due => due.On > sunday).Take(Most)], Math.Max(0, all.Count(due => due.On <= sunday) - Most));
        return true;
    }

    public void OnGet() { }

    public string When(Due due) => due.On > Today ? texts["week.by", due.On.Written("D")] : due.On == Today ? texts["week.today"] : texts["week.since", due.On.Written("D")];
}
