using System.Reflection;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>
/// The columns of which a list makes its rows: names, one line, phones, place, and what tells whether it is open. A list reads eighty
/// records, and the others of their columns would take longer than these.
/// </summary>
static class RowColumns
{
    static readonly HashSet<string> names =
    [
        nameof(DirectoryRecord.Id), nameof(DirectoryRecord.Visibility), nameof(DirectoryRecord.Parked), nameof(DirectoryRecord.Source),
        nameof(DirectoryRecord.SourceDate), nameof(DirectoryRecord.VerifiedAt), nameof(DirectoryRecord.VerifiedHow), nameof(DirectoryRecord.WithdrawnAt), nameof(RecordWithHours.HoursSince), nameof(Service.HoursCheckedAt),
        nameof(Service.OrganizationId), nameof(Service.Name), nameof(Service.AlternateName), nameof(Service.ForWhom), nameof(Service.WhatYouGet),
        nameof(Service.Description), nameof(Service.EligibilityDescription), nameof(Service.Status), nameof(Service.Discreet), nameof(Service.Messages),
        nameof(Service.Phones), nameof(Service.Contacts), nameof(Service.Schedules), nameof(ServiceAtLocation.ServiceId), nameof(ServiceAtLocation.LocationId),
        nameof(Location.Confidential), nameof(Location.Addresses), nameof(Location.Latitude), nameof(Location.Longitude), nameof(Location.Municipality), nameof(Location.Neighbourhood),
    ];

    public static bool Has(PropertyInfo column) => names.Contains(column.Name);
}
