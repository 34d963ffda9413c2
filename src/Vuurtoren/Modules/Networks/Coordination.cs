using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks;

/// <summary>Who leads a coordination: its coordinator, the hierarchy of the public centre, or a body in which members sit.</summary>
public enum Steering { Coordinator, Hierarchy, Body }

/// <summary>How often members are asked what happens in the other networks in which they sit.</summary>
public enum RoundEvery { Year, Quarter }

/// <summary>A local social coordination: a lens on the shared directory of its region. Scopes refer to it as ("coordination", Id).</summary>
public sealed class Coordination
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required LocalText Name { get; init; }
    /// <summary>Where it works: codes of areas, "nis:21013" or "md:12".</summary>
    public IReadOnlyList<string> Territory { get; init; } = [];
    /// <summary>Null: nobody said.</summary>
    public Steering? Steering { get; private set; }
    /// <summary>Why it is there and how it came, for who is new.</summary>
    public LocalText? Story { get; private set; }

    /// <summary>Null: only when the coordinator thinks of it.</summary>
    public RoundEvery? RoundEvery { get; private set; }

    /// <summary>Who met whom is remembered for seatings, without names; by choice of the coordination only.</summary>
    public bool RemembersSeating { get; private set; }

    public void RememberSeating(bool wanted) => RemembersSeating = wanted;

    public const int LongestStory = 4000;

    public void AskEvery(RoundEvery? every) => RoundEvery = every;

    public void Tell(Steering? steering, LocalText? story)
    {
        if (story?.Any(t => t.Value.Length > LongestStory) == true) throw new RuleBroken("coordination.story.long", LongestStory);
        (Steering, Story) = (steering, story);
    }
}

sealed class CoordinationTables : IEntityTypeConfiguration<Coordination>
{
    public void Configure(EntityTypeBuilder<Coordination> coordination)
    {
        coordination.ToTable("networks_coordination");
        coordination.Property(c => c.Id).ValueGeneratedNever();
        coordination.Property(c => c.Territory).HasConversion(new JsonColumn<IReadOnlyList<string>>(), new JsonComparer<IReadOnlyList<string>>());
    }
}
