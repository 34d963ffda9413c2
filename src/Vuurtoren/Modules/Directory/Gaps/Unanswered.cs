using System.Collections.Concurrent;
using Dapper;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Gaps;

/// <summary>Counts unanswered searches, and writes the counts away every so often: a search never waits for the database, and what it leaves has no hour.</summary>
sealed partial class Unanswered(Database database, ILogger<Unanswered> log) : BackgroundService
{
    /// <summary>Who sends nonsense by the million fills no disk.</summary>
    const int MostKinds = 10_000;

    static readonly TimeSpan pause = TimeSpan.FromSeconds(15);

    readonly ConcurrentDictionary<Gap, int> counts = new();

    /// <param name="headers">A page that script asks for while someone types is not yet a question.</param>
    public void Note(Query query, Answer answer, Terms terms, DateOnly today, IHeaderDictionary headers)
    {
        if (query.Text is null || query.Skip > 0 || headers["Sec-Fetch-Dest"] is { Count: > 0 } destination && destination != "document") return;
        if (Gap.Of(query, answer, terms, today) is { } gap && counts.Count < MostKinds) counts.AddOrUpdate(gap, 1, (_, before) => before + 1);
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
                Kept(log, fault.GetType().FullName!);
            }
        }
    }

    /// <summary>Counts that could not be written stay for the next time.</summary>
    internal void Write()
    {
        var now = counts.ToArray();
        if (now.Length == 0) return;
        using (var connection = database.Open())
        using (var transaction = connection.BeginTransaction())
        {
            connection.Execute("""
                insert into directory_gap (week, theme, municipality, filters, searches) values (@Week, @Theme, @Municipality, @Filters, @Searches)
                on conflict (week, theme, municipality, filters) do update set searches = directory_gap.searches + excluded.searches
                """, now.Select(count => new { count.Key.Week, count.Key.Theme, count.Key.Municipality, count.Key.Filters, Searches = count.Value }), transaction);
            transaction.Commit();
        }
        foreach (var (gap, written) in now)
            if (!counts.TryRemove(new(gap, written))) counts.AddOrUpdate(gap, 0, (_, before) => before - written);
    }

    [LoggerMessage(LogLevel.Warning, "Counts of unanswered searches wait to be written: {Kind}")]
    static partial void Kept(ILogger log, string kind);
}

/// <summary>What the gap report adds to the site.</summary>
public sealed class GapsModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Unanswered>();
        services.AddHostedService(found => found.GetRequiredService<Unanswered>());
    }
}
