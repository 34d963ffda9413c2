using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens;

[Can(Permission.ReadDirectory)]
public sealed class LocationPage(DirectorySheets sheets, DirectoryIndex index, Texts texts) : SheetPage(sheets, index, texts, "location")
{
    public LocationSheet Sheet { get; private set; } = null!;
    public Location Location => Sheet.Location;

    protected override bool Take(Guid id)
    {
        if (Sheets.Location(id, Viewer) is not { } found) return false;
        Sheet = found;
        Discreet = Location.Confidential || (found.Services.Count > 0 && found.Services.All(s => s.Service.Discreet));
        Title = Discreet ? Texts["directory.location.discreet-title"]
            : Location.Name?.In(Lang).Text ?? (Location.Addresses.Count > 0 ? Location.Addresses[0].Street?.In(Lang).Text : null) ?? Texts["directory.location"];
        return true;
    }

    protected override string? JsonLd => Location.Confidential ? null : OpenData.JsonLd.Of(Location, Lang, AbsoluteIn(Lang));
}
