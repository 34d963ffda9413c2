using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OutputCaching;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Api;

/// <summary>The open API, by HSDS 3.1: the public directory for whoever wants to build on it.</summary>
public sealed class HsdsApi : Module
{
    public const string Root = "/hsds";

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ApiCache>();
        services.AddOptions<OutputCacheOptions>().Configure<ApiCache>((options, cache) => options.AddPolicy(nameof(ApiCache), cache));
    }

    public override void MapEndpoints(IEndpointRouteBuilder site)
    {
        Map(site, "", request => About(request.Http));
        Map(site, "/openapi.json", request => OpenApi(request.Http));
        Map(site, "/changes", ChangeFeed.Write);
        foreach (var (name, kind) in Lists)
        {
            Map(site, $"/{name}", request => List(request, kind), takesPost: true);
            Map(site, $"/{name}/{{id}}", request => One(request, kind));
        }
        site.Map(Root + "/{**any}", (RequestDelegate)(context => HttpMethods.IsOptions(context.Request.Method) ? Preflight(context) : ApiRequest.Answer(context, _ => throw Problem.NotFound))).WithMetadata(new CanAttribute(Permission.ReadDirectory));
    }

    internal static readonly IReadOnlyList<(string Name, string Kind)> Lists =
    [
        ("services", Kinds.Service), ("organizations", Kinds.Organization), ("service_at_locations", Kinds.ServiceAtLocation),
        ("taxonomies", Kinds.Taxonomy), ("taxonomy_terms", Kinds.TaxonomyTerm),
    ];

    static void Map(IEndpointRouteBuilder site, string path, Func<ApiRequest, Task> answer, bool takesPost = false)
    {
        var route = site.MapMethods(Root + path, takesPost ? ["GET", "HEAD", "POST"] : ["GET", "HEAD"], context => ApiRequest.Answer(context, answer))
            .WithMetadata(new CanAttribute(Permission.ReadDirectory)).CacheOutput(nameof(ApiCache));
        if (takesPost) route.WithMetadata(new TakesPostAttribute());
    }

    static Task Preflight(HttpContext context)
    {
        var headers = context.Response.Headers;
        (headers.AccessControlAllowOrigin, headers.AccessControlAllowMethods, headers.AccessControlAllowHeaders, headers.AccessControlMaxAge) = ("*", "GET, HEAD, POST", "Accept, Accept-Language, Content-Type, If-None-Match", "86400");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Where this API is, as the outside sees it.</summary>
    internal static string Base(HttpRequest request) => $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}{Root}";

    static Task About(HttpContext context)
    {
        var (root, configuration) = (Base(context.Request), context.RequestServices.GetRequiredService<IConfiguration>());
        var about = new JsonObject
        {
            ["version"] = "3.1", ["profile"] = "https://docs.openreferral.org/en/3.1/hsds/overview.html", ["openapi_url"] = $"{root}/openapi.json",
            ["publisher"] = Publisher(configuration, context.Request),
            ["languages"] = new JsonArray([.. Platform.Texts.Texts.Languages.Select(l => (JsonNode)l)]),
            ["endpoints"] = new JsonObject([.. Lists.Select(l => l.Name).Append("changes").Select(name => KeyValuePair.Create(name, (JsonNode?)$"{root}/{name}"))]),
        };
        return Json(context, about);
    }

    /// <summary>Who answers for the data. Until the settings say it, the page that tells what this site is.</summary>
    static JsonObject Publisher(IConfiguration configuration, HttpRequest request)
    {
        var publisher = new JsonObject { ["name"] = "Vuurtoren", ["url"] = Base(request)[..^Root.Length] + "/nl/about" };
        foreach (var field in (string[])["Name", "Email", "Url"])
            if (configuration[$"Publisher:{field}"] is { Length: > 0 } value) publisher[field.ToLowerInvariant()] = value;
        return publisher;
    }

    static Task OpenApi(HttpContext context)
    {
        var document = JsonNode.Parse(Embedded.Text("openapi.json"))!;
        document["servers"] = new JsonArray(new JsonObject { ["url"] = Base(context.Request) });
        if (Publisher(context.RequestServices.GetRequiredService<IConfiguration>(), context.Request) is { Count: > 0 } contact) document["info"]!["contact"] = contact;
        return Json(context, document);
    }

    static Task Json(HttpContext context, JsonNode node)
    {
        context.Response.ContentType = "application/json";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(node.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = HsdsJson.Options.Encoder }));
    }

    static async Task List(ApiRequest request, string kind)
    {
        var parameters = await Parameters.Of(request.Http.Request);
        var asked = new Asked(parameters, kind, request.Viewer, request.Index);
        var writing = request.Writing(asked);
        if (kind is Kinds.Taxonomy) await ListAnswer.InMemory(request.Http, asked, writing, TermLists.Taxonomies(request.Index.Terms, asked), t => t.Id, (hsds, t) => hsds.Taxonomy(t));
        else if (kind is Kinds.TaxonomyTerm) await ListAnswer.InMemory(request.Http, asked, writing, TermLists.Terms(request.Index.Terms, asked, parameters), t => t.Id, (hsds, t) => hsds.TaxonomyTerm(t));
        else if (asked.AsLines) await ListAnswer.Lines(request.Http, writing, request.Index.Find(asked.Query with { Skip = 0, Take = int.MaxValue, After = null }, request.Viewer).Ids.Chunk(200));
        else await ListAnswer.Page(request.Http, asked, writing, request.Index.Find(asked.Query, request.Viewer));
    }

    static async Task One(ApiRequest request, string kind)
    {
        if (!Guid.TryParseExact(request.Http.Request.RouteValues["id"] as string, "D", out var id)) throw Problem.NotFound;
        var parameters = await Parameters.Of(request.Http.Request);
        var fullService = parameters.Yes("full_service");
        var write = Find(request, kind, id, fullService) ?? Find(request, kind, request.Sheets.Resolve(id), fullService) ?? throw Problem.NotFound;
        request.Http.Response.ContentType = "application/json";
        if (HttpMethods.IsHead(request.Http.Request.Method)) return;
        await ApiRequest.Write(request.Http, json => write(new(json, request.Viewer.Language, HsdsWriting.VocabularyOf(request.Index.Terms), request.Today)));
    }

    static Action<HsdsJson>? Find(ApiRequest request, string kind, Guid id, bool fullService)
    {
        var (sheets, viewer) = (request.Sheets, request.Viewer);
        switch (kind)
        {
            case Kinds.Service: return sheets.Service(id, viewer) is { } service ? hsds => hsds.Service(service) : null;
            case Kinds.Organization:
                if (sheets.Organization(id, viewer) is not { } organization) return null;
                if (!fullService) return hsds => hsds.Organization(organization);
                var services = sheets.Services([.. organization.Services.Select(s => s.Id)], viewer);
                return hsds => hsds.OrganizationWithServices(organization, services);
            case Kinds.ServiceAtLocation: return sheets.AtLocations([id], viewer) is [var at] ? hsds => hsds.ServiceAtLocation(at.Place, at.Service, at.Organization) : null;
            case Kinds.Taxonomy: return request.Index.Terms.Taxonomies.FirstOrDefault(t => t.Id == id) is { } taxonomy ? hsds => hsds.Taxonomy(taxonomy) : null;
            default: return request.Index.Terms.Find(id) is { } term ? hsds => hsds.TaxonomyTerm(term) : null;
        }
    }
}
