namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>A place as it is shown on the sheets.</summary>
public sealed record PlaceView(RecordPage Page, Location Location);
