using System.Collections.Concurrent;
using Dapper;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>A page about one service: how often visitors open it is counted.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CountsViewsAttribute : Attribute;

/// <summary>
/// Counts how often the sheet of a service is opened, by week and nothing else, in memory; written each minute in one go. What was not
/// written when the server dies is lost, and that is no harm. Colleagues who signed in are not counted, nor pages that a browser still had,
/// nor anything discreet: those pages have no ETag.
/// </summary>
public sealed partial class Views(Database database, IConfiguration settings, TimeProvider time, ILogger<Views> log) : BackgroundService
{
    /// <summary>Who opens pages by the million fills no memory.</summary>
    const int MostServices = 200_000;

    readonly TimeSpan pause = TimeSpan.FromSeconds(Math.Clamp(settings.GetValue("Upkeep:ViewsEverySeconds", 60), 1, 3600));

    ConcurrentDictionary<(Guid Service, string Week), int> counts = new();

    /// <summary>Answers from the output cache come by here too.</summary>
    public async Task Count(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is not { StatusCode: StatusCodes.Status200OK, Headers.ETag.Count: > 0 } || !HttpMethods.IsGet(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<CountsViewsAttribute>() is null || !Guid.TryParse(context.GetRouteValue("id") as string, out var id)) return;
        Note(id);
    }

    internal void Note(Guid id)
    {
        var now = counts;
        if (now.Count < MostServices) now.AddOrUpdate((id, Week.Of(DateOnly.FromDateTime(time.Now()))), 1, (_, before) => before + 1);
    }

    (DateTime Read, IReadOnlyDictionary<Guid, long> Counts) recent;

    /// <summary>How often each sheet was looked at in the last weeks; a minute old at most.</summary>
    public IReadOnlyDictionary<Guid, long> Recent()
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (recent is { Counts: { } counts, Read: var read } && now - read < pause) return counts;
        using var connection = database.Open();
        return (recent = (now, Overlooked.ViewsOf(connection, DateOnly.FromDateTime(time.Now())))).Counts;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try { Write(); }
#pragma warning disable CA1031 // a database that is away for a while must not end the counting
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Lost(log, fault.GetType().FullName!);
            }
        }
    }

    internal void Write()
    {
        var written = Interlocked.Exchange(ref counts, new()).ToArray();
        if (written.Length == 0) return;
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("""
            insert into directory_view (service_id, week, views) values (@Service, @Week, @Views)
            on conflict (week, service_id) do update set views = directory_view.views + excluded.views
            """, written.Select(count => new { count.Key.Service, count.Key.Week, Views = count.Value }), transaction);
        transaction.Commit();
    }

    [LoggerMessage(LogLevel.Warning, "Counts of a minute were lost: {Kind}")]
    static partial void Lost(ILogger log, string kind);
}
