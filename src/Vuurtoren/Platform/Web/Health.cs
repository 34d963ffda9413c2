namespace Vuurtoren.Platform.Web;

/// <summary>For whoever watches the machine: is the process there, and may visitors be sent to it.</summary>
static class Health
{
    public static void Map(WebApplication site)
    {
        site.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        site.MapGet("/health/ready", (Shown shown) => Results.Text(shown.Ready ? "ready" : "loading", statusCode: shown.Ready ? 200 : 503)).AllowAnonymous();
    }
}
