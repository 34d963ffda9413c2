using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
using Map = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Api;

/// <summary>A request for a list, read and checked.</summary>
sealed class Asked
{
    public const int MostPerPage = 500, PerPageOtherwise = 50;

    public Asked(Parameters parameters, string kind, Viewer viewer, DirectoryIndex index)
    {
        Viewer = viewer;
        AsLines = parameters.Choice("format", "json", "ndjson") == "ndjson";
        Full = parameters.Yes("full");
        FullService = parameters.Yes("full_service");
        Minimal = parameters.Yes("minimal") && kind == Kinds.Service;
        PerPage = parameters.Number("per_page", Minimal ? int.MaxValue : PerPageOtherwise, 1, Minimal ? int.MaxValue : MostPerPage);
        Page = parameters.Number("page", 1, 1, 10_000_000);
        ByCursor = parameters.Has("cursor");
        if (ByCursor && parameters.Has("page")) throw new Problem(StatusCodes.Status400BadRequest, "both", "cursor", "page") { Parameter = "cursor" };
        Guid? after = ByCursor ? Cursor.Id(parameters.Text("cursor")) : null;
        var text = parameters.Text("search");
        var skip = (long)(Page - 1) * PerPage;
        Query = new()
        {
            Kind = kind, Text = text, Theme = parameters.Id("taxonomy_term_id"), Taxonomy = parameters.Id("taxonomy_id"),
            Organization = parameters.Id("organization_id"), ModifiedFrom = parameters.Time("modified_after"),
            Sort = text is not null && !ByCursor ? SortBy.Relevance : SortBy.Id, After = after,
            Skip = (int)Math.Min(skip, int.MaxValue), Take = PerPage,
        };
        if (kind is Kinds.ServiceAtLocation or Kinds.Service) Query = Where(parameters, Query, index, viewer);
    }

    public Viewer Viewer { get; }
    public Query Query { get; }
    public bool AsLines { get; }
    public bool Full { get; }
    public bool FullService { get; }
    public bool Minimal { get; }
    public bool ByCursor { get; }
    public int Page { get; }
    public int PerPage { get; }

    /// <summary>By postal code: for whom it is meant, or, with a distance, how far it is from the middle of that postal code.</summary>
    static Query Where(Parameters parameters, Query query, DirectoryIndex index, Viewer viewer)
    {
        var postcode = parameters.Text("postcode", 20);
        var metres = parameters.Number("proximity", -1, 0, 1_000_000);
        var (lat, lon) = (parameters.Degrees("lat", 90), parameters.Degrees("lon", 180));
        if (lat is null != lon is null) throw Problem.BadParameter(lat is null ? "lat" : "lon", "point");
        if (postcode is not null && Map.Shipped.MunicipalityOfPostcode(postcode) is null) throw Problem.BadParameter("postcode", "postcode");
        if (metres < 0) return postcode is null ? query : query with { LivesIn = postcode };
        if (lat is not null) return query with { Near = new(lat.Value, lon!.Value, metres), LivesIn = postcode };
        if (postcode is null) throw Problem.BadParameter("proximity", "proximity");
        return Middle.Of(postcode, index, viewer) is { } middle ? query with { Near = new(middle.Latitude, middle.Longitude, metres) } : query with { LivesIn = postcode };
    }
}
