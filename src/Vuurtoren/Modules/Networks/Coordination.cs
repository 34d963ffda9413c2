using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks;

/// <summary>A local social coordination: a lens on the shared directory of its region. Scopes refer to it as ("coordination", Id).</summary>
public sealed class Coordination
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required LocalText Name { get; init; }
    /// <summary>Where it works: codes of areas, "nis:21013" or "md:12".</summary>
    public IReadOnlyList<string> Territory { get; init; } = [];
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
