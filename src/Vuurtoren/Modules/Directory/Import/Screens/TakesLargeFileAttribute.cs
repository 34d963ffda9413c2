using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <summary>A page to which a large file can be sent: setting "Imports:MostMegabytes". It goes to disk while it comes, not to memory.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class TakesLargeFileAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    const int MostMegabytes = 512;

    /// <summary>Before the secret of the form is looked for, for that reads the form.</summary>
    public int Order => 900;

    public static long Most(IConfiguration settings) => settings.GetValue("Imports:MostMegabytes", MostMegabytes);

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method)) return;
        var most = Most(context.HttpContext.RequestServices.GetRequiredService<IConfiguration>()) * 1024 * 1024;
        if (request.ContentLength > most) { context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge); return; }
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = most;
        context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = most }));
    }
}
