using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Support;

/// <summary>The product in this process, on data that another server shows too, at one hour of today.</summary>
public sealed class SiteAtHour : IAsyncDisposable
{
    readonly WebApplication site;

    SiteAtHour(WebApplication site) => this.site = site;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(site.Urls.Single() + "/");

    /// <summary>Starts it, and waits until the directory is loaded.</summary>
    public static async Task<SiteAtHour> Start(string data, int hour)
    {
        var today = LocalClock.Now(TimeProvider.System).Date;
        var clock = new StandingClock(LocalClock.ToInstant(today.AddHours(hour)));
        var site = new SiteAtHour(Serve.Site(Database.At(data), "http://127.0.0.1:0", services => services.AddSingleton<TimeProvider>(clock)));
        await site.site.StartAsync();
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 300; attempt++)
        {
            using var answer = await client.GetAsync(new Uri(site.Address, "health/ready"));
            if (answer.IsSuccessStatusCode) return site;
            await Task.Delay(100);
        }
        throw new TimeoutException("The site does not become ready.");
    }

    public async ValueTask DisposeAsync()
    {
        await site.StopAsync();
        await site.DisposeAsync();
    }

    sealed class StandingClock(DateTime instant) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => instant;
    }
}
