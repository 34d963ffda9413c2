using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Coverage.Overlaps;

/// <summary>Talk: both names may be read by the coordination. NotTheSame: with the reason, and it is not asked again.</summary>
public enum SideAnswer { Talk, NotTheSame }

/// <summary>Two services that seem to do the same, once they were asked. What names them goes to them first; to the coordination when both want to talk; to officials when a body decided so.</summary>
public sealed class Overlap
{
    /// <summary>So long the links of the letters work, and so long nobody is asked again.</summary>
    public const int DaysToAnswer = 60;

    Overlap() { }

    public Guid Id { get; private init; }
    public Guid CoordinationId { get; private init; }
    public string Theme { get; private init; } = "";
    public string Area { get; private init; } = "";
    /// <summary>A week with both there, when they were asked.</summary>
    public int HalfHours { get; private init; }
    public DateOnly AskedOn { get; private init; }
    public DateOnly? DecidedOn { get; private set; }
    /// <summary>Which body decided that officials may read it.</summary>
    public LocalText? DecidedBy { get; private set; }
    public int Version { get; private set; }
    public List<OverlapSide> Sides { get; private init; } = [];

    public static Overlap Ask(Guid coordination, string theme, string area, OverlapFound found, DateOnly today)
    {
        var asked = new Overlap { Id = Guid.CreateVersion7(), CoordinationId = coordination, Theme = theme, Area = area, HalfHours = found.HalfHours, AskedOn = today };
        asked.Sides.AddRange([new(asked.Id, found.One), new(asked.Id, found.Other)]);
        return asked;
    }

    public DateOnly LastDay => AskedOn.AddDays(DaysToAnswer);
    public bool IsReleased => Sides.TrueForAll(side => side.Answer == SideAnswer.Talk);
    public bool IsNotTheSame => Sides.Exists(side => side.Answer == SideAnswer.NotTheSame);
    /// <summary>Nobody answered in time: it may be asked once more.</summary>
    public bool IsOver(DateOnly today) => !IsReleased && !IsNotTheSame && today > LastDay;
    public bool OfficialsMayRead => IsReleased && DecidedOn is not null;

    public void Answer(Guid service, SideAnswer answer, LocalText? reason, DateOnly today)
    {
        var side = Sides.Find(side => side.ServiceId == service) ?? throw new RuleBroken("overlap.unknown");
        if (side.Answer is not null) throw new RuleBroken("overlap.answered");
        if (today > LastDay) throw new RuleBroken("overlap.over");
        if (answer == SideAnswer.NotTheSame && reason is null) throw new RuleBroken("overlap.reason");
        side.Say(answer, answer == SideAnswer.NotTheSame ? reason : null, today);
        Version++;
    }

    /// <summary>A body of the coordination decided that officials may read both names.</summary>
    public void LetOfficialsRead(DateOnly decidedOn, LocalText? by, DateOnly today)
    {
        if (!IsReleased) throw new RuleBroken("overlap.not-released");
        if (by is null) throw new RuleBroken("overlap.body");
        if (decidedOn > today || decidedOn < AskedOn) throw new RuleBroken("overlap.decided-on");
        (DecidedOn, DecidedBy) = (decidedOn, by);
        Version++;
    }
}

public sealed class OverlapSide(Guid overlapId, Guid serviceId)
{
    public Guid OverlapId { get; private init; } = overlapId;
    public Guid ServiceId { get; private init; } = serviceId;
    public SideAnswer? Answer { get; private set; }
    public LocalText? Reason { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Why it is not the same, for the coordination that asked: a name of one of the two in it is not theirs to read.</summary>
    /// <param name="names">Of both services, and of their organisations.</param>
    public LocalText? ReasonWithout(IEnumerable<LocalText> names)
    {
        if (Answer != SideAnswer.NotTheSame || Reason is null) return null;
        var without = new NamesTakenOut(names);
        return LocalText.From(Reason.Select(text => KeyValuePair.Create(text.Key, (string?)without.From(text.Value))));
    }

    internal void Say(SideAnswer answer, LocalText? reason, DateOnly on) => (Answer, Reason, AnsweredOn) = (answer, reason, on);
}

sealed class OverlapTables : IEntityTypeConfiguration<Overlap>, IEntityTypeConfiguration<OverlapSide>
{
    public void Configure(EntityTypeBuilder<Overlap> overlap)
    {
        overlap.ToTable("needs_overlap").Property(o => o.Id).ValueGeneratedNever();
        overlap.Property(o => o.Version).IsConcurrencyToken(); // both answer at once
        overlap.HasMany(o => o.Sides).WithOne().HasForeignKey(side => side.OverlapId);
        overlap.Ignore(o => o.LastDay).Ignore(o => o.IsReleased).Ignore(o => o.IsNotTheSame).Ignore(o => o.OfficialsMayRead);
    }

    public void Configure(EntityTypeBuilder<OverlapSide> side) => side.ToTable("needs_overlap_side").HasKey(s => new { s.OverlapId, s.ServiceId });
}
