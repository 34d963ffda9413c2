namespace Vuurtoren.Bench;

/// <summary>The same web server with nothing behind it: what a request costs at the least.</summary>
static class PlaintextPeer
{
    public static void Serve(string urls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        var app = builder.Build();
        app.MapGet("/", () => Results.Text("light"));
        app.Run();
    }
}
