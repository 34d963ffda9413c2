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
            if (record is not null && CheckedOn(record) is { } day && !(day < last)) last = day;
        return last;
    }

    /// <summary>The same for hours that stand with a place: what came in with them after the service was checked, nobody has seen.</summary>
    /// <param name="owner">The record that has the hours; null when it is the service.</param>
    public DateOnly? CheckedHoursOn(Service service, DirectoryRecord? owner)
    {
        if (owner?.SourceDate is { } came && CheckedOn(service) < came) return CheckedOn(owner);
        return CheckedOn([service, owner]);
    }

    DateOnly? CheckedOn(DirectoryRecord record)
    {
        var byPerson = record is { VerifiedAt: { } at, VerifiedHow: not null and not "import" } ? DateOnly.FromDateTime(at) : (DateOnly?)null;
        var bySource = TrustedSources.Contains(record.Source) ? record.SourceDate : null;
        return byPerson > bySource || bySource is null ? byPerson : bySource;
    }

    public DateOnly? Until(DateOnly? checkedOn) => checkedOn?.AddMonths(Months);
}
