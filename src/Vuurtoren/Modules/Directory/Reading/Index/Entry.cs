using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>A service or organisation on its way into the index, already redacted.</summary>
sealed class Entry
{
    public required Guid Id { get; init; }
    /// <summary>The organisation it belongs to; its own id when it is one, or has none. Entries with the same group are read again together.</summary>
    public required Guid Group { get; init; }
    public bool IsOrganization { get; init; }
    public required LocalText Name { get; init; }
    public ServiceStatus Status { get; init; }
    public DateTime ModifiedAt { get; init; }
    public List<(LocalText Text, Place Where)> Texts { get; } = [];
    /// <summary>May hold the same one twice, like the lists below.</summary>
    public List<Guid> Terms { get; } = [];
    public List<string> Languages { get; } = [];
    /// <summary>Codes of areas where one must live, with their kind ("Municipality:21004"); none: no condition.</summary>
    public List<string> Areas { get; } = [];
    public List<EntryPlace> Places { get; } = [];
    public FilterFlags Flags { get; set; }
    /// <summary>Numbers of <see cref="TargetNames"/>.</summary>
    public List<int> Targets { get; } = [];
    /// <summary>Hours that a person checked, of any of its places.</summary>
    public List<CheckedHours> Hours { get; } = [];
}

/// <param name="AtId">The service_at_location; empty for a place that is the organisation's own.</param>
/// <param name="At">The service_at_location itself, when it has hours or a date of its own.</param>
/// <param name="Hours">When one can come there.</param>
readonly record struct EntryPlace(Guid AtId, LocationRead Location, DateTime ModifiedAt = default, ServiceAtLocation? At = null, CheckedHours? Hours = null);

/// <param name="Hours">Its number in <see cref="FilterNames"/>.</param>
/// <param name="Until">The last day on which the check counts, as <see cref="FilterColumns"/> counts days.</param>
readonly record struct CheckedHours(int Hours, ushort Until);

/// <summary>A service_at_location on its way into the index, already redacted. There are more of them than of anything, and all wait for their services.</summary>
/// <param name="Details">The record itself, when it has hours or a date of its own.</param>
readonly record struct AtRead(Guid Id, Guid ServiceId, Guid LocationId, DateTime ModifiedAt, LocalText? Description, ServiceAtLocation? Details)
{
    public static AtRead Of(ServiceAtLocation seen) => new(seen.Id, seen.ServiceId, seen.LocationId, seen.ModifiedAt, seen.Description,
        seen.Schedules.Count > 0 || seen.VerifiedAt is not null || seen.SourceDate is not null ? seen : null);
}

/// <summary>A location on its way into the index, already redacted.</summary>
/// <param name="Latitude">NaN when unknown or confidential.</param>
/// <param name="Details">The record itself, when it has hours or access of its own.</param>
sealed record LocationRead(Guid Id, float Latitude, float Longitude, string? Municipality, string? Neighbourhood, IReadOnlyList<string> Postcodes, Location? Details)
{
    public bool Wheelchair { get; } = Details?.Accessibility.Any(WheelchairAccess.Says) == true;
}
