using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Permanences;

sealed class PermanenceTables : IEntityTypeConfiguration<Room>, IEntityTypeConfiguration<Permanence>, IEntityTypeConfiguration<PermanenceDay>
{
    public void Configure(EntityTypeBuilder<Room> room) => room.ToTable("directory_room").Property(r => r.Id).ValueGeneratedNever();

    public void Configure(EntityTypeBuilder<Permanence> permanence)
    {
        permanence.ToTable("directory_permanence").Property(p => p.Id).ValueGeneratedNever();
        permanence.Property(p => p.Weekdays).HasConversion(new JsonColumn<IReadOnlyList<Weekday>>(), new JsonComparer<IReadOnlyList<Weekday>>());
        permanence.Property(p => p.Sequence).IsConcurrencyToken(); // two who change it at once
        permanence.Ignore(p => p.Held);
        permanence.Ignore(p => p.First);
    }

    public void Configure(EntityTypeBuilder<PermanenceDay> day) => day.ToTable("directory_permanence_day").HasKey(d => new { d.PermanenceId, d.Day });
}
