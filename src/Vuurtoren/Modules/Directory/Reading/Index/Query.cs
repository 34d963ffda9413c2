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
    /// <summary>Nearest first, to the middle of <see cref="Query.Near"/>.</summary>
    Distance,
}

/// <summary>A circle, radius in metres, WGS 84.</summary>
public sealed record Circle(double Latitude, double Longitude, double Metres);

/// <summary>A moment on the clock of the place: what "open now" or "open on Tuesday at ten" means.</summary>
/// <param name="Minute">After midnight, 0 to 1439.</param>
public readonly record struct OpenAt(DateOnly Day, int Minute);

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
    /// <summary>A target group as <see cref="Facets.Targets"/> calls it; what is for everybody does not count as being for it.</summary>
    public string? Target { get; init; }
    /// <summary>Surely open at that moment: hours read by machine, or not checked for too long, do not count.</summary>
    public OpenAt? Open { get; init; }
    /// <summary>True: by appointment. False: one can come without.</summary>
    public bool? ByAppointment { get; init; }
    /// <summary>A place that says it can be entered in a wheelchair.</summary>
    public bool Wheelchair { get; init; }
    /// <summary>Costs nothing.</summary>
    public bool Free { get; init; }
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
    /// <summary>With <see cref="Facets"/>: also count what is open then.</summary>
    public OpenAt? CountOpenAt { get; init; }
}

/// <param name="Total">Of all pages together.</param>
/// <param name="Ids">Of this page, in order.</param>
/// <param name="Weak">Nothing has all the words: these have some of them ("perhaps").</param>
/// <param name="Seq">The last change this answer knows of.</param>
public sealed record Answer(int Total, IReadOnlyList<Guid> Ids, bool Weak, Facets? Facets, long Seq)
{
    /// <summary>Of each of <see cref="Ids"/> why it is there; empty when nothing was asked in words.</summary>
    public IReadOnlyList<Why> Why { get; init; } = [];
    /// <summary>Terms that the words were understood as, best first: shown before the records, as a way on.</summary>
    public IReadOnlyList<Guid> UnderstoodAs { get; init; } = [];
    /// <summary>The words as they were probably meant, when nothing has them as they were typed.</summary>
    public string? DidYouMean { get; init; }
}

public enum Reason
{
    /// <summary>The words stand in its name, or in that of its organisation.</summary>
    Name,
    /// <summary>It falls under a theme that the words were understood as.</summary>
    Theme,
    /// <summary>The words stand in what it says about itself.</summary>
    Text,
    /// <summary>It is in the place that was named.</summary>
    Place,
    /// <summary>It has a word that is nearly the same, or part of the same word.</summary>
    Near,
}

/// <param name="Term">With <see cref="Reason.Theme"/>: which.</param>
/// <param name="Word">The word as it stands in the record.</param>
public readonly record struct Why(Reason Reason, Guid? Term = null, string? Word = null);

public enum SuggestionKind { Theme, Situation, Service, Organization, Place }

/// <summary>What someone who is typing may mean.</summary>
/// <param name="Text">To show, and to search for when there is no <see cref="Id"/> or <see cref="Code"/>.</param>
/// <param name="Id">Of the term, service or organisation.</param>
/// <param name="Code">Of a place: "municipality:21004" or "neighbourhood:17".</param>
public sealed record Suggestion(SuggestionKind Kind, string Text, string Lang, Guid? Id = null, string? Code = null);

/// <summary>How many of all that answers there are per value, most first.</summary>
public sealed record Facets(IReadOnlyList<(Guid Term, int Count)> Themes, IReadOnlyList<(string Code, int Count)> Municipalities,
    IReadOnlyList<(string Code, int Count)> Neighbourhoods, IReadOnlyList<(string Code, int Count)> Languages)
{
    /// <summary>Target groups: a key that stays the same, and the words for it.</summary>
    public IReadOnlyList<(string Key, LocalText Name, int Count)> Targets { get; init; } = [];
    public int Open { get; init; }
    public int ByAppointment { get; init; }
    public int WithoutAppointment { get; init; }
    public int Wheelchair { get; init; }
    public int Free { get; init; }
}

/// <summary>A place on the map at which a service is given, or an organisation is.</summary>
public readonly record struct PlaceOnMap(Guid Id, Guid LocationId, float Latitude, float Longitude);
