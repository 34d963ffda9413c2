using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Colloquium;

/// <summary>A list to print and to sign: who speaks for the members, and empty lines for all others.</summary>
[Can(Permission.GroupSignals), Personal]
public sealed class PresencePage(Db db, Texts texts, Territories territories) : ColloquiumRoom(db, texts, territories, "colloquium.presence")
{
    /// <summary>Lines for who is not on the list.</summary>
    public const int Empty = 15;

    public IReadOnlyList<(string Name, string Organization)> People { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || Gathering is null) return false;
        var speakers = await Speakers.Of(Db, Coordination);
        var names = await OrganizationNames.Of(Db, [.. speakers.Select(speaker => speaker.Organization).Distinct()], Lang);
        People = [.. speakers.Select(speaker => (speaker.Name, names.GetValueOrDefault(speaker.Organization, ""))).Distinct().OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }

    public void OnGet() { }
}
