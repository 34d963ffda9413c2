using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>A page about the signals or needs of one coordination. For who does not take part in it, it does not exist; who manages the server or the region takes no part.</summary>
/// <param name="asks">What one must be allowed in this coordination.</param>
/// <param name="title">Key of the title.</param>
public abstract class NeedsRoom(Db db, Texts texts, Territories territories, Permission asks, string title) : WorkPage
{
    public Guid Coordination { get; private set; }
    public string CoordinationName { get; private set; } = "";
    public SubjectNames Names { get; private set; } = null!;
    public IReadOnlyList<(string Code, LocalText Name)> Areas { get; private set; } = [];
    /// <summary>Groups the signals of this coordination.</summary>
    public bool MayGroup => Takes(Me, Permission.GroupSignals, Coordination);
    protected Db Db => db;
    protected Texts Texts => texts;

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts[title], true);
        Coordination = Guid.Parse((string)RouteData.Values["id"]!);
        if (!Takes(Me, asks, Coordination) || !(await CoordinationNames.Of(db, [Coordination], Lang)).TryGetValue(Coordination, out var name)) return false;
        CoordinationName = name;
        Areas = Subjects.Areas(await territories.Of(db, [Coordination]));
        Names = new(Areas, texts, Lang);
        return true;
    }

    public static bool Takes(CurrentUser me, Permission permission, Guid coordination) => me.Coordinations(permission).Contains(coordination);

    public string Read(string rest = "") => $"/{Lang}/coordination/{Coordination}{rest}";
    public string Edit(string rest = "") => $"/{Lang}/edit/coordination/{Coordination}{rest}";

    public static string Day(DateOnly day) => day.Written("d MMMM yyyy");
}
