using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>A page about a sheet that somebody may change. Who may not change it does not find it.</summary>
[Can(Permission.EditSheets)]
public abstract class EditPage : WorkPage
{
    /// <summary><see cref="Kinds.Service"/> or <see cref="Kinds.Organization"/>.</summary>
    public abstract string Kind { get; }
    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!);

    internal Opened Opened { get; private set; } = null!;
    internal IReadOnlyList<Section> Records => Opened.Sections;
    /// <summary>What the sheet is called.</summary>
    public string Name { get; private set; } = "";

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet) = (true, false);
        if (await Service<Openings>().Open(Kind, Id, Me) is not { } opened) return false;
        Opened = opened;
        Name = opened.Main["name"] is string name ? Json.Read<LocalText>(name).In(Lang).Text : "";
        return true;
    }
}
