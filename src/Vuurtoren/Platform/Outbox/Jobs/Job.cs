using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Outbox.Jobs;

/// <summary>Stopped: by a person, until a person lets it run again.</summary>
public enum JobState { Waiting, Running, Done, Failed, Stopped }

/// <summary>Work that is done in the background, once or every so often. Added to the Db of whoever wants it done, it is written in the same transaction.</summary>
public sealed class Job
{
    static readonly TimeSpan[] pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    const int MostAttempts = 8;

    Job() { }

    public Guid Id { get; private init; }
    public string Kind { get; private init; } = "";
    public string Arguments { get; private init; } = "{}";
    /// <summary>Of all jobs with this name there is one.</summary>
    public string? Single { get; private init; }
    public long? EverySeconds { get; private init; }
    public JobState State { get; private set; }
    public DateTime Due { get; private set; }
    public int Attempts { get; private set; }
    public string? Holder { get; private set; }
    public DateTime? HeldUntil { get; private set; }
    public bool StopAsked { get; private set; }
    public long Done { get; private set; }
    public long? Total { get; private set; }
    /// <summary>Text key.</summary>
    public string? Doing { get; private set; }
    /// <summary>From where to go on, as the job itself wrote it.</summary>
    public string? Saved { get; private set; }
    /// <summary>What kind of fault, or the text key of a refusal.</summary>
    public string? Error { get; private set; }
    public DateTime CreatedAt { get; private init; }
    public DateTime? StartedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <param name="arguments">Written as JSON.</param>
    public static Job Of<T>(DateTime now, object? arguments = null, DateTime? due = null) where T : JobOf, new() => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now)), Kind = new T().Kind, Arguments = arguments is null ? "{}" : Json.Write(arguments), Due = due ?? now, CreatedAt = now,
    };

    internal static Job Every(JobOf kind, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now)), Kind = kind.Kind, Single = kind.Kind, EverySeconds = (long)kind.Every!.Value.TotalSeconds, Due = now, CreatedAt = now,
    };

    /// <summary>Whether somebody works at it now; not so when its process died.</summary>
    public bool IsUnderWay(DateTime now) => State == JobState.Running && HeldUntil >= now;

    /// <summary>Its process died more often than chance allows.</summary>
    internal bool BreaksItsProcess => Attempts > MostAttempts;

    internal void Ended(DateTime now)
    {
        (Attempts, Error, Saved, Doing) = (0, null, null, null);
        Leave(EverySeconds is null ? JobState.Done : JobState.Waiting, now, NextTurn(now));
    }

    /// <summary>The site stops: the next process goes on with it.</summary>
    internal void Interrupted(DateTime now)
    {
        Attempts--;
        Leave(JobState.Waiting, now, now);
    }

    /// <param name="forGood">No use to try again.</param>
    internal void Broke(string error, bool forGood, DateTime now)
    {
        Error = error;
        if (!forGood && Attempts < MostAttempts) Leave(JobState.Waiting, now, Sooner(now + pauses[Math.Min(Attempts, pauses.Length) - 1], NextTurn(now)));
        else if (EverySeconds is null) Leave(JobState.Failed, now, now);
        else
        {
            Attempts = 0;
            Leave(JobState.Waiting, now, NextTurn(now));
        }
    }

    /// <summary>A person wants it to stop; what it did stays done.</summary>
    public void Stop(DateTime now)
    {
        if (IsUnderWay(now)) StopAsked = true;
        else if (State is JobState.Waiting or JobState.Running) Leave(JobState.Stopped, now, Due);
        else throw new RuleBroken("jobs.not-running");
    }

    internal void Stopped(DateTime now) => Leave(JobState.Stopped, now, Due);

    /// <summary>A person does not want to wait for its turn; a job that was stopped goes on where it was.</summary>
    public void RunNow(DateTime now)
    {
        if (State == JobState.Running) throw new RuleBroken("jobs.running");
        (State, Due, Attempts, EndedAt) = (JobState.Waiting, now, 0, null);
    }

    void Leave(JobState state, DateTime now, DateTime due) => (State, Holder, HeldUntil, StopAsked, Due, EndedAt) = (state, null, null, false, due, now);

    DateTime NextTurn(DateTime now) => EverySeconds is { } seconds ? now.AddSeconds(seconds) : now;

    DateTime Sooner(DateTime retry, DateTime turn) => EverySeconds is null || retry < turn ? retry : turn;
}

sealed class JobTables : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> job)
    {
        job.ToTable("job");
        job.Property(j => j.Id).ValueGeneratedNever();
        job.Property(j => j.State).IsConcurrencyToken();
        job.Property(j => j.Holder).IsConcurrencyToken();
    }
}
