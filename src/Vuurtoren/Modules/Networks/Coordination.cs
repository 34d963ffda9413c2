using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Directory.Public;
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
    LocalText name = null!;
    IReadOnlyList<string> territory = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required LocalText Name { get => name; init => name = value; }
    /// <summary>Where it works: codes of areas, "nis:21013" or "md:12".</summary>
    public IReadOnlyList<string> Territory { get => territory; init => territory = value; }
    /// <summary>Null: nobody said.</summary>
    public Steering? Steering { get; private set; }
    /// <summary>Why it is there and how it came, for who is new.</summary>
    public LocalText? Story { get; private set; }

    /// <summary>Null: only when the coordinator thinks of it.</summary>
    public RoundEvery? RoundEvery { get; private set; }

    /// <summary>Rises with each change of its members, delegates, bodies, seats, networks and who sits in them; the tables do it themselves.</summary>
    public long Stamp { get; private set; }

    /// <summary>Who met whom is remembered for seatings, without names; by choice of the coordination only.</summary>
    public bool RemembersSeating { get; private set; }

    public const int LongestName = 120, LongestStory = 4000;

    static readonly Func<Db, Guid, IAsyncEnumerable<Coordination>> byId = PreparedQuery.Of((Db db, Guid id) => db.Set<Coordination>().AsNoTracking().Where(c => c.Id == id));

    /// <summary>To be shown; null: there is none.</summary>
    public static async Task<Coordination?> Of(Db db, Guid id) => await byId(db, id).SingleOrDefaultAsync();

    /// <param name="others">What the other coordinations are called: <see cref="Rename"/>.</param>
    public static Coordination Begin(LocalText? name, IReadOnlyCollection<string> territory, IReadOnlyCollection<LocalText> others)
    {
        var begun = new Coordination { Name = Fit(name, others) };
        begun.WorkIn(territory);
        return begun;
    }

    /// <param name="others">What the other coordinations are called: lists show the name only, so no two may have the same in any language.</param>
    public void Rename(LocalText? wanted, IReadOnlyCollection<LocalText> others) => name = Fit(wanted, others);

    public void WorkIn(IReadOnlyCollection<string> areas)
    {
        if (areas.Count == 0) throw new RuleBroken("coordination.where.missing");
        if (areas.FirstOrDefault(code => Areas.Find(code) is null) is { } unknown) throw new RuleBroken("coordination.where.unknown", unknown);
        territory = [.. areas.Distinct().Order(StringComparer.Ordinal)];
    }

    static LocalText Fit(LocalText? wanted, IReadOnlyCollection<LocalText> others)
    {
        if (wanted is null || wanted.Any(t => t.Value.Length > LongestName)) throw new RuleBroken("coordination.name.missing", LongestName);
        if (others.SelectMany(other => other).Any(taken => wanted.Any(t => t.Value.Equals(taken.Value, StringComparison.OrdinalIgnoreCase)))) throw new RuleBroken("coordination.name.taken");
        return wanted;
    }

    public void RememberSeating(bool wanted) => RemembersSeating = wanted;

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
