using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Meetings;

/// <summary>A page about one coordination as a whole, for who calls its meetings. Another coordination's does not exist for them.</summary>
/// <param name="title">Key of the title.</param>
public abstract class CoordinationRoom(Db db, Texts texts, string title) : WorkPage
{
    public Guid Coordination { get; private set; }
    public string CoordinationName { get; private set; } = "";
    protected Db Db => db;
    protected Texts Texts => texts;
    public MeetingWords Words => field ??= new(texts, Lang);

    /// <summary>That of the address; else this year.</summary>
    public int Year => int.TryParse(Request.Query["year"], out var year) && year is > 2000 and < 2200 ? year : Today.Year;

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts[title], true);
        Coordination = Guid.Parse((string)RouteData.Values["id"]!);
        if (!MeetingPage.Calls(Me, Coordination) || !(await CoordinationNames.Of(db, [Coordination], Lang)).TryGetValue(Coordination, out var name)) return false;
        CoordinationName = name;
        return true;
    }
}
