using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>A service or organisation on its way into the index, already redacted.</summary>
sealed class Entry
{
    public required Guid Id { get; init; }
    /// <summary>The organisation it belongs to; of an organisation its own id. Entries with the same group are read again together.</summary>
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
}

/// <param name="AtId">The service_at_location; empty for a place that is the organisation's own.</param>
/// <param name="Latitude">NaN when unknown or confidential.</param>
readonly record struct EntryPlace(Guid AtId, Guid LocationId, DateTime ModifiedAt, float Latitude, float Longitude, string? Municipality, string? Neighbourhood, IReadOnlyList<string> Postcodes);
