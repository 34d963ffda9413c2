using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading;

public enum SortBy
{
    /// <summary>Best match first; without words, by name.</summary>
    Relevance,
    Name,
    /// <summary>Last changed first.</summary>
    Modified,
    /// <summary>For going through all with <see cref="Query.After"/>.</summary>
    Id,
}

/// <summary>A circle, radius in metres, WGS 84.</summary>
public sealed record Circle(double Latitude, double Longitude, double Metres);

/// <summary>What is asked of the directory. Everything that is set must hold.</summary>
public sealed record Query
{
    /// <summary>What the answer consists of: <see cref="Kinds.Service"/>, <see cref="Kinds.Organization"/> (which has the themes and places of its services) or <see cref="Kinds.ServiceAtLocation"/>.</summary>
    public string Kind { get; init; } = Kinds.Service;
    public string? Text { get; init; }
    /// <summary>A taxonomy term; its narrower terms count too.</summary>
    public Guid? Theme { get; init; }
    public Guid? Taxonomy { get; init; }
    public Guid? Organization { get; init; }
    /// <summary>NIS code; of a merged municipality: that of what it became.</summary>
    public string? Municipality { get; init; }
    /// <summary>md_id.</summary>
    public string? Neighbourhood { get; init; }
    /// <summary>A language in which help is offered, BCP 47.</summary>
    public string? Spoken { get; init; }
    /// <summary>Of a place.</summary>
    public string? Postcode { get; init; }
    /// <summary>Open to people who live in this postal code: by service area when there is one, else by place.</summary>
    public string? LivesIn { get; init; }
    public Circle? Near { get; init; }
    public ServiceStatus? Status { get; init; }
    /// <summary>On or after.</summary>
    public DateTime? ModifiedFrom { get; init; }

    public SortBy Sort { get; init; }
    public int Skip { get; init; }
    /// <summary>At most this many; int.MaxValue: all.</summary>
    public int Take { get; init; } = 25;
    /// <summary>With <see cref="SortBy.Id"/>: only what comes after this id.</summary>
    public Guid? After { get; init; }
    /// <summary>Whether to count by theme, municipality, neighbourhood and language.</summary>
    public bool Facets { get; init; }
}

/// <param name="Total">Of all pages together.</param>
/// <param name="Ids">Of this page, in order.</param>
/// <param name="Weak">Nothing has all the words: these have some of them ("perhaps").</param>
/// <param name="Seq">The last change this answer knows of.</param>
public sealed record Answer(int Total, IReadOnlyList<Guid> Ids, bool Weak, Facets? Facets, long Seq);

/// <summary>How many of all that answers there are per value, most first.</summary>
public sealed record Facets(IReadOnlyList<(Guid Term, int Count)> Themes, IReadOnlyList<(string Code, int Count)> Municipalities,
    IReadOnlyList<(string Code, int Count)> Neighbourhoods, IReadOnlyList<(string Code, int Count)> Languages);

/// <summary>A place on the map at which a service is given, or an organisation is.</summary>
public readonly record struct PlaceOnMap(Guid Id, Guid LocationId, float Latitude, float Longitude);
