using System.Data.Common;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>Keeps the index within a second of the tables, whoever writes them: this process, an import beside it, another server.</summary>
sealed partial class IndexFollower(Database database, DirectoryIndex index, Shown shown, ILogger<IndexFollower> log) : BackgroundService
{
    static readonly TimeSpan pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        DbConnection? connection = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                connection ??= database.Open();
                if (index.CatchUp(connection)) shown.UpTo(index.Seq);
            }
#pragma warning disable CA1031 // a database that is away for a while must not end the following
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Behind(log, fault.GetType().FullName!, fault.StackTrace);
                if (connection is not null) await connection.DisposeAsync();
                connection = null;
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (connection is not null) await connection.DisposeAsync();
    }

    [LoggerMessage(LogLevel.Error, "The index cannot follow the database: {Kind}\n{Trace}")]
    static partial void Behind(ILogger log, string kind, string? trace);
}

/// <summary>What reading the directory adds to the site.</summary>
public sealed class ReadingModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(found => HoursTerm.Of(found.GetRequiredService<IConfiguration>()));
        services.AddSingleton<DirectoryIndex>();
        services.AddSingleton<DirectorySheets>();
        services.AddHostedService<IndexFollower>();
    }

    /// <summary>What the index holds, for `doctor` on this machine; for others the page does not exist.</summary>
    public override void MapEndpoints(IEndpointRouteBuilder site) => site.MapGet(ServedIndex.Path, (HttpRequest request, Operator operatedBy, DirectoryIndex index, HoursTerm term) =>
        operatedBy.Sent(request) && index.Ready ? Results.Text(Json.Write(new ServedIndex(index.Digest(), term, index.Now.Concepts.Lexicon.Digest)), "application/json") : Results.NotFound()).AllowAnonymous();
}

/// <summary>What the index of a running site holds, the setting by which it took its opening hours, and the words that people use as they were when it started.</summary>
sealed record ServedIndex(IndexDigest Holds, HoursTerm Term, string Lexicon)
{
    public const string Path = "/health/index";
}
