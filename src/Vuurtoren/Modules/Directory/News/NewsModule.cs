using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>News of organisations, passed on: a page, feeds, a letter a week, a poster for the waiting room.</summary>
public sealed class NewsModule : Module
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<NewsReading>();

    public override void MapEndpoints(IEndpointRouteBuilder site) => NewsFeeds.Map(site);

    public override IEnumerable<MenuItem> Below => [new("news.title", "/news", 4)];
}
