using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform.Access;

namespace Vuurtoren.Platform.Privacy;

/// <summary>How often somebody wants a summary by mail of what changed.</summary>
public enum Digest { None, Weekly, Monthly }

/// <summary>What somebody wants to get by mail.</summary>
public sealed class Preference
{
    public required Guid AccountId { get; init; }
    public Digest Digest { get; set; }
}

sealed class PreferenceTables : IEntityTypeConfiguration<Preference>
{
    public void Configure(EntityTypeBuilder<Preference> preference)
    {
        preference.ToTable("preference").HasKey(p => p.AccountId);
        preference.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
    }
}
