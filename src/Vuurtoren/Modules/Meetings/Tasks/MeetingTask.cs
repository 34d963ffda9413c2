using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Meetings.Tasks;

public enum TaskState { Open, Done, Dropped }

/// <summary>Who takes it on, for which organisation, by when, with what material.</summary>
public sealed record Taking(string? Owner, string? Email, string? Lang, Guid? Organization, DateOnly? Until, string? Material);

/// <summary>What somebody took on at a meeting. It has the id of the line that says so.</summary>
public sealed class MeetingTask
{
    public const int LongestMaterial = 500;

    MeetingTask() { }

    public Guid Id { get; private init; }
    public Guid CoordinationId { get; private init; }
    public Guid MeetingId { get; private init; }
    public string What { get; private set; } = "";
    public string Lang { get; private set; } = "";
    public string? Owner { get; private set; }
    public string? Email { get; private set; }
    public string? OwnerLang { get; private set; }
    public Guid? OrganizationId { get; private set; }
    public DateOnly? UntilOn { get; private set; }
    public string? Material { get; private set; }
    public TaskState State { get; private set; }
    public DateTime? EndedAt { get; private set; }
    /// <summary>How often it was put off.</summary>
    public int Postponed { get; private set; }
    public int Version { get; private set; }

    public static MeetingTask Of(Meeting meeting, Line line, Taking taking)
    {
        var task = new MeetingTask { Id = line.Id, CoordinationId = meeting.CoordinationId, MeetingId = meeting.Id, What = line.Written, Lang = line.Lang };
        task.Give(taking);
        return task;
    }

    public void Says(string what, string lang) => (What, Lang, Version) = (what, lang, Version + 1);

    public void Give(Taking taking)
    {
        MustBeOpen();
        if (taking.Owner?.Trim().Length > Meeting.LongestName || taking.Material?.Trim().Length > LongestMaterial) throw new RuleBroken("meetings.long");
        var address = Meeting.Tidy(taking.Email)?.ToLowerInvariant();
        if (address is not null && !Platform.Outbox.Mail.IsAddress(address)) throw new RuleBroken("people.email.wrong");
        (Owner, Email, OwnerLang, OrganizationId, UntilOn, Material) = (Meeting.Tidy(taking.Owner), address, taking.Lang, taking.Organization, taking.Until, Meeting.Tidy(taking.Material));
        Version++;
    }

    public void Finish(TaskState state, DateTime now)
    {
        MustBeOpen();
        if (state == TaskState.Open) throw new RuleBroken("meetings.task.ended");
        (State, EndedAt, Version) = (state, now, Version + 1);
    }

    public void Postpone(DateOnly? until, DateOnly today)
    {
        MustBeOpen();
        if (until is not { } day || day <= today) throw new RuleBroken("meetings.task.later");
        (UntilOn, Postponed, Version) = (day, Postponed + 1, Version + 1);
    }

    public bool IsLate(DateOnly today) => State == TaskState.Open && UntilOn < today;

    void MustBeOpen()
    {
        if (State != TaskState.Open) throw new RuleBroken("meetings.task.ended");
    }
}
