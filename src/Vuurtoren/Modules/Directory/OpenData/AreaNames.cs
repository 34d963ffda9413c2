using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>What the area of a service is called: as its source says, or else as the geography knows its code.</summary>
static class AreaNames
{
    public static LocalText? Of(ServiceArea area) =>
        area.Name ?? (area.Code is not null && Enum.TryParse<Geography.AreaKind>(area.Kind.ToString(), out var kind) ? Geography.Geography.Shipped.Area(kind, area.Code)?.Name : null);
}
