using System.Reflection;
using Dapper;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Outbox.Jobs;

/// <summary>A kind of background work; found by its type, so that Platform names no module. Its name in words stands in texts.json under "jobs.kind.KIND".</summary>
public abstract class JobOf
{
    /// <summary>"delete-personal-data" of DeletePersonalData.</summary>
    public string Kind => Db.Snake(GetType().Name).Replace('_', '-');

    /// <summary>How often it is done by itself; null: only when somebody adds a Job.</summary>
    public virtual TimeSpan? Every => null;

    /// <summary>Whether this server's settings ask for what returns by itself.</summary>
    public virtual bool IsWanted(Database database) => true;

    /// <summary>Does the work in steps of a second or so, and tells after each how far it is. After a crash a step may be done again, so doing it twice must be the same as once.</summary>
    public abstract Task Run(JobContext context, CancellationToken stop);

    internal static readonly IReadOnlyDictionary<string, JobOf> All = Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(JobOf)) && !type.IsAbstract)
        .Select(type => (JobOf)Activator.CreateInstance(type)!).ToDictionary(kind => kind.Kind);
}

/// <summary>Every database knows the work that returns by itself, each kind once.</summary>
sealed class PeriodicJobs : WhenOpened
{
    public override void Do(Database database, DateTime now)
    {
        using var connection = database.Open();
        foreach (var job in JobOf.All.Values.Where(kind => kind.Every is not null && kind.IsWanted(database)).Select(kind => Job.Every(kind, now)))
            if (connection.ExecuteScalar<long>("select count(*) from job where single = @Single and every_seconds = @EverySeconds", job) == 0)
                connection.Execute("""
                    insert into job (id, kind, arguments, single, every_seconds, state, due, attempts, stop_asked, done, created_at)
                    values (@Id, @Kind, @Arguments, @Single, @EverySeconds, 'Waiting', @Due, 0, false, 0, @CreatedAt)
                    on conflict (single) do update set every_seconds = excluded.every_seconds
                    """, job);
    }
}
