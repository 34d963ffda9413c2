using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>Takes everything that says where it is out of a confidential location, before anything else sees the record.</summary>
static class Secret
{
    public static (Location Location, string Secret) Split(Location full)
    {
        var place = new ConfidentialPlace
        {
            LocationId = full.Id, Addresses = full.Addresses, Latitude = full.Latitude, Longitude = full.Longitude,
            Transportation = full.Transportation, Building = full.Building, Floor = full.Floor, Entrance = full.Entrance,
        };
        var bare = new Location
        {
            Id = full.Id, Identifiers = full.Identifiers, Visibility = full.Visibility, Parked = full.Parked, SourceDate = full.SourceDate, Source = full.Source,
            OrganizationId = full.OrganizationId, LocationType = full.LocationType, Name = full.Name, AlternateName = full.AlternateName,
            Description = full.Description, Url = full.Url, Confidential = true, Accessibility = full.Accessibility,
            Languages = full.Languages, Phones = full.Phones, Contacts = full.Contacts, Schedules = full.Schedules,
        };
        return (bare, Json.Write(place));
    }

    /// <summary>The columns that a confidential location leaves empty.</summary>
    public static readonly IReadOnlyList<string> Columns = ["addresses", "latitude", "longitude", "transportation", "building", "floor", "entrance"];
}
