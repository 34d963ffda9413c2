namespace Vuurtoren.Platform.Web;

/// <summary>Where this site is found from the outside: "Site:Address", or else the address of the request.</summary>
public sealed class SiteAddress(IConfiguration settings, IHttpContextAccessor http)
{
    /// <summary>Outside a request, and without the setting, nobody knows: links in letters of a job would lead nowhere.</summary>
    public bool IsKnown => Set is not null || http.HttpContext is not null;

    public Uri Root => Set ?? new($"{http.HttpContext!.Request.Scheme}://{http.HttpContext.Request.Host.ToUriComponent()}");

    public Uri Of(string path) => new(Root, path);

    Uri? Set => Uri.TryCreate(settings["Site:Address"], UriKind.Absolute, out var set) ? set : null;
}
