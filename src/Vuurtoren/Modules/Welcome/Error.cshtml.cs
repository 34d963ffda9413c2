using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Welcome;

/// <summary>What a visitor reads when something is refused or fails. Shown in place of the page that was asked; on its own it does not exist.</summary>
[AllowAnonymous]
public sealed class ErrorPage : WorkPage
{
    static readonly int[] known = [400, 403, 404, 405, 414, 422, 429, 500, 503];

    FailedRequest? failed;

    public int Status { get; private set; } = StatusCodes.Status404NotFound;
    public string? Reference => failed?.Reference;

    /// <summary>A link that was sent, and opens nothing: cut off, mistyped, or over.</summary>
    public bool IsLink => failed is { IsLink: true } && Status == StatusCodes.Status404NotFound;

    /// <summary>Key of the words for this status.</summary>
    public string Says => IsLink ? "welcome.error.link" : $"welcome.error.{(known.Contains(Status) ? Status : Status < 500 ? 400 : 500)}";

    public IActionResult OnGet()
    {
        failed = HttpContext.Items[typeof(FailedRequest)] as FailedRequest;
        if (failed is null) return NotFound();
        Status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        Title = Service<Platform.Texts.Texts>()[Says];
        Unlisted = true;
        var page = Page();
        page.StatusCode = Status;
        return page;
    }

    public override string In(string language) => failed is null ? $"/{language}" : Languages.Switch(failed.Path, failed.Query, language);
}
