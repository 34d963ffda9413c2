using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Outbox.Jobs;

/// <summary>What a job works with.</summary>
public sealed class JobContext
{
    readonly Job job;
    readonly IServiceProvider services;
    readonly Func<Progress, Task> write;
    long written;

    internal JobContext(Job job, Database database, TimeProvider time, IServiceProvider services, Func<Progress, Task> write)
    {
        (this.job, Database, Time, this.services, this.write) = (job, database, time, services, write);
        Progress = new(job.Done, job.Total, job.Doing, job.Saved);
    }

    /// <summary>Of the job.</summary>
    public Guid Id => job.Id;
    public Database Database { get; }
    public TimeProvider Time { get; }
    public DateTime Now => Time.GetUtcNow().UtcDateTime;
    public T Service<T>() where T : notnull => services.GetRequiredService<T>();

    public T Arguments<T>() => Json.Read<T>(job.Arguments);

    /// <summary>What it saved before it was interrupted; null when it begins.</summary>
    public T? Saved<T>() where T : class => job.Saved is { } json ? Json.Read<T>(json) : null;

    internal Progress Progress { get; private set; }

    /// <summary>How far it is; written about once a second.</summary>
    /// <param name="doing">Text key of a few words.</param>
    /// <param name="saved">From where to go on after a crash; when it is left out, what was saved before stays.</param>
    public async Task Report(long done, long? total = null, string? doing = null, object? saved = null)
    {
        Progress = new(done, total, doing ?? Progress.Doing, saved is null ? Progress.Saved : Json.Write(saved));
        if (written != 0 && Time.GetElapsedTime(written) < TimeSpan.FromSeconds(1)) return;
        written = Time.GetTimestamp();
        await write(Progress);
    }
}

sealed record Progress(long Done, long? Total, string? Doing, string? Saved);
