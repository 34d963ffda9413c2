using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Meetings.Hours;

/// <summary>One estimate for a meeting, of who called it or of a member's organisation: preparing, meeting, follow-up. Never of a person, and it may be left open.</summary>
public sealed class MeetingHours
{
    /// <summary>More than two weeks for one meeting is a slip of the finger.</summary>
    public const int Most = 100 * 60;

    MeetingHours() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MeetingId { get; private init; }
    public Guid? OrganizationId { get; private init; }
    public int BeforeMinutes { get; private set; }
    public int DuringMinutes { get; private set; }
    public int AfterMinutes { get; private set; }

    public static MeetingHours Of(Meeting meeting, Guid? organization) => new() { MeetingId = meeting.Id, OrganizationId = organization };

    public void Say(int before, int during, int after)
    {
        if (before is < 0 or > Most || during is < 0 or > Most || after is < 0 or > Most) throw new RuleBroken("hours.wrong");
        (BeforeMinutes, DuringMinutes, AfterMinutes) = (before, during, after);
    }

    /// <summary>"1,5", "1.5" or "1:30" hours in minutes; null: nothing was said.</summary>
    public static int? Minutes(string? hours)
    {
        if (string.IsNullOrWhiteSpace(hours)) return null;
        var typed = hours.Trim();
        if (typed.Split(':') is [var whole, var part] && int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var h) && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m < 60 && h <= Most / 60) return h * 60 + m;
        if (decimal.TryParse(typed.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= Most / 60) return (int)Math.Round(number * 60);
        throw new RuleBroken("hours.wrong");
    }

    /// <summary>Minutes as the hours that are typed.</summary>
    public static string? Words(int? minutes) => minutes is null ? null : (minutes.Value / 60m).ToString("0.##", CultureInfo.CurrentCulture);
}

/// <summary>A year of which the total may be seen.</summary>
public sealed record HoursShown(Guid CoordinationId, int Year, DateTime ShownAt);

sealed class HoursTables : IEntityTypeConfiguration<MeetingHours>, IEntityTypeConfiguration<HoursShown>
{
    public void Configure(EntityTypeBuilder<MeetingHours> hours)
    {
        hours.ToTable("meetings_hours").Property(h => h.Id).ValueGeneratedNever();
        hours.HasOne<Meeting>().WithMany().HasForeignKey(h => h.MeetingId);
    }

    public void Configure(EntityTypeBuilder<HoursShown> shown) => shown.ToTable("meetings_hours_shown").HasKey(s => new { s.CoordinationId, s.Year });
}
