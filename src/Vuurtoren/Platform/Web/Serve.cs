using Vuurtoren.Platform.Data;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;
using Vuurtoren.Platform.Access;
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
            using var database = CommandOptions.Open(parsed, data, connection);
            var app = Site(database, parsed.GetValue(urls)!);
            await app.RunAsync(stop);
        });
        return command;
    }

    /// <summary>The whole web application on this database; tests start it the same way.</summary>
    /// <param name="change">Puts other services in the place of ours, such as a clock.</param>
    public static WebApplication Site(Data.Database database, string urls, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Serve).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot",
        });
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true"; // what the build does not list does not exist
        builder.Configuration.AddJsonFile(SettingsFile.PathIn(database.Folder), optional: true);
        Privacy.PersonalData.Keep(builder.Configuration);
        builder.WebHost.UseUrls(urls).UseStaticWebAssets().UseKestrelHttpsConfiguration();
        builder.AddLogs();
        builder.AddLimits();
        AddServices(builder.Services, builder.Configuration, database, tls: builder.Configuration["Site:Address"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true);
        change?.Invoke(builder.Services);
        var site = builder.Build();
        UseInOrder(site);
        return site;
    }

    static void AddServices(IServiceCollection services, IConfiguration settings, Data.Database database, bool tls)
    {
        services.AddSingleton(database);
        services.AddScoped(_ => database.ContextOfRequest());
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Shown>();
        services.AddHttpContextAccessor();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<Operator>();
        services.AddHostedService(found => found.GetRequiredService<Operator>());
        services.AddHostedService<TlsWarning>();
        services.AddSingleton<Texts.Texts>();
        services.AddSingleton<IStringLocalizer>(found => found.GetRequiredService<Texts.Texts>());
        services.AddSingleton<IStringLocalizerFactory>(found => found.GetRequiredService<Texts.Texts>());
        services.AddAccess(settings, tls);
        PageCache.Add(services);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // no secret stands in a page that also repeats what the visitor sent
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/geo+json", "application/x-ndjson", "image/svg+xml"];
        });
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(options => options.ConstraintMap["language"] = typeof(Languages.Constraint));
        services.AddRazorPages(options => options.RootDirectory = "/Modules").AddDataAnnotationsLocalization();
        BoundProperties.AddTo(services);
        services.AddOptions<MvcOptions>().Configure<Texts.Texts>((mvc, texts) => FormMessages.Translate(mvc.ModelBindingMessageProvider, texts));
        foreach (var module in Module.All) module.AddServices(services);
    }

    static void UseInOrder(WebApplication site)
    {
        site.UseForwardedHeaders();
        site.UseRequestLog();
        site.UseSecurityHeaders();
        site.UseLanguages();
        site.UseErrorPages();
        site.UseRouting();
        site.UseUnseen();
        site.UseLimits();
        site.UseReadOnly();
        site.UseAccess();
        foreach (var module in Module.All) module.UseOn(site);
        PageCache.UseNotModified(site);
        site.UseOutputCache();
        site.UseResponseCompression();
        Health.Map(site);
        site.MapStaticAssets().AllowAnonymous();
        site.MapRazorPages().WithStaticAssets().CacheOutput(nameof(PageCache));
        foreach (var module in Module.All) module.MapEndpoints(site);
    }
}
