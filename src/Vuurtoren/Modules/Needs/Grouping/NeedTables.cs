using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vuurtoren.Modules.Needs.Grouping;

sealed class NeedTables : IEntityTypeConfiguration<Need>, IEntityTypeConfiguration<NeedStep>, IEntityTypeConfiguration<NeedMove>
{
    public void Configure(EntityTypeBuilder<Need> need)
    {
        need.ToTable("needs_need").Property(n => n.Id).ValueGeneratedNever();
        need.Property(n => n.Version).IsConcurrencyToken();
        need.Ignore(n => n.IsThere);
    }

    public void Configure(EntityTypeBuilder<NeedStep> step)
    {
        step.ToTable("needs_step").Property(s => s.Id).ValueGeneratedNever();
        step.Property(s => s.UndoneAt).IsConcurrencyToken(); // undone once
    }

    public void Configure(EntityTypeBuilder<NeedMove> move)
    {
        move.ToTable("needs_move").HasKey(m => new { m.StepId, m.SignalId });
        move.HasOne<NeedStep>().WithMany().HasForeignKey(m => m.StepId);
        move.HasOne<Signals.Signal>().WithMany().HasForeignKey(m => m.SignalId);
    }
}
