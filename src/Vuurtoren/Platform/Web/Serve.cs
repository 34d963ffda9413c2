using System.CommandLine;
using Vuurtoren.Platform.CommandLine;

namespace Vuurtoren.Platform.Web;

/// <summary>`serve`: the web site.</summary>
public static class Serve
{
    public static Command Command()
    {
        var (data, connection) = (CommandOptions.Data(), CommandOptions.Database());
        var urls = new Option<string>("--urls") { Description = "Where to listen", DefaultValueFactory = _ => "http://localhost:5080" };
        var command = new Command("serve", "Serve the web site") { data, connection, urls };
        command.SetAction(async (parsed, stop) =>
        {
            var database = CommandOptions.Open(parsed, data, connection);
            var app = Site(database, parsed.GetValue(urls)!);
            await app.RunAsync(stop);
        });
        return command;
    }

    /// <summary>The whole web application on this database; tests start it the same way.</summary>
    public static WebApplication Site(Data.Database database, string urls)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot" });
        builder.WebHost.UseUrls(urls);
        builder.Services.AddSingleton(database);
        builder.Services.AddScoped(_ => database.Context());
        var app = builder.Build();
        app.MapGet("/health/live", () => "live");
        return app;
    }
}
