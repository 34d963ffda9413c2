using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Opening;

/// <summary>How long hours count as sure after a person checked them. Settings: Hours:CheckedForMonths, Hours:TrustedSources.</summary>
/// <param name="Months">After that many months one had better call first.</param>
/// <param name="TrustedSources">Sources whose own date counts as a check by a person, because people there ask every service.</param>
public sealed record HoursTerm(int Months, IReadOnlyList<string> TrustedSources)
{
    public static HoursTerm Default { get; } = new(12, []);

    public static HoursTerm Of(IConfiguration settings) => new(Math.Clamp(settings.GetValue("Hours:CheckedForMonths", Default.Months), 0, 120), settings.GetSection("Hours:TrustedSources").Get<string[]>() ?? []);

    /// <summary>The day on which a person last checked one of these records, which describe one service at one place together.</summary>
    public DateOnly? CheckedOn(params ReadOnlySpan<DirectoryRecord?> records)
    {
        DateOnly? last = null;
        foreach (var record in records)
            if (record is not null && Checked(record, null) is { } day && !(day < last)) last = day;
        return last;
    }

    /// <summary>The same for hours: those that came in after a check nobody has seen, with the service as with its place.</summary>
    /// <param name="owner">The record that has the hours; null when it is the service.</param>
    public DateOnly? CheckedHoursOn(Service service, RecordWithHours? owner)
    {
        var since = (owner ?? service).HoursSince;
        var (byService, byOwner) = (Checked(service, since), owner is null ? null : Checked(owner, since));
        if (service.HoursCheckedAt is { } alone && !(alone < since) && LocalClock.DayOf(alone) is var day && !(day < byService)) byService = day;
        if (owner?.SourceDate is { } came && byService < came) return byOwner;
        return byOwner > byService || byService is null ? byOwner : byService;
    }

    /// <param name="since">A check before this moment does not count.</param>
    DateOnly? Checked(DirectoryRecord record, DateTime? since)
    {
        var byPerson = record is { VerifiedAt: { } at, VerifiedHow: not null and not "import" } && !(at < since) ? LocalClock.DayOf(at) : (DateOnly?)null;
        var bySource = TrustedSources.Contains(record.Source) ? record.SourceDate : null;
        return byPerson > bySource || bySource is null ? byPerson : bySource;
    }

    public DateOnly? Until(DateOnly? checkedOn) => checkedOn?.AddMonths(Months);
}
