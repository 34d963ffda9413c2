using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Needs.Grouping;

namespace Vuurtoren.Modules.Needs.Demands;

sealed class DemandTables : IEntityTypeConfiguration<Office>, IEntityTypeConfiguration<Holder>, IEntityTypeConfiguration<Memorandum>, IEntityTypeConfiguration<Signature>,
    IEntityTypeConfiguration<Demand>, IEntityTypeConfiguration<DemandEvent>, IEntityTypeConfiguration<NeedAction>
{
    public void Configure(EntityTypeBuilder<Office> office) => office.ToTable("needs_office").Property(o => o.Id).ValueGeneratedNever();

    public void Configure(EntityTypeBuilder<Holder> holder)
    {
        holder.ToTable("needs_holder").Property(h => h.Id).ValueGeneratedNever();
        holder.HasOne<Office>().WithMany().HasForeignKey(h => h.OfficeId);
        holder.Property(h => h.UntilOn).IsConcurrencyToken(); // handed over once
        holder.Ignore(h => h.Hint);
    }

    public void Configure(EntityTypeBuilder<Memorandum> memorandum)
    {
        memorandum.ToTable("needs_memorandum").Property(m => m.Id).ValueGeneratedNever();
        memorandum.Property(m => m.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Signature> signature)
    {
        signature.ToTable("needs_signature").Property(s => s.Id).ValueGeneratedNever();
        signature.HasOne<Memorandum>().WithMany().HasForeignKey(s => s.MemorandumId);
        signature.Property(s => s.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Demand> demand)
    {
        demand.ToTable("needs_demand").Property(d => d.Id).ValueGeneratedNever();
        demand.HasOne<Memorandum>().WithMany().HasForeignKey(d => d.MemorandumId);
        demand.HasOne<Need>().WithMany().HasForeignKey(d => d.NeedId);
        demand.HasOne<Office>().WithMany().HasForeignKey(d => d.OfficeId);
        demand.Property(d => d.Version).IsConcurrencyToken(); // answered once, however many press
        demand.Ignore(d => d.IsAnswered).Ignore(d => d.DueOn).Ignore(d => d.AskedUntil).Ignore(d => d.IsPutOff).Ignore(d => d.IsPublic);
    }

    public void Configure(EntityTypeBuilder<DemandEvent> one)
    {
        one.ToTable("needs_demand_event").Property(e => e.Id).ValueGeneratedNever();
        one.HasOne<Demand>().WithMany().HasForeignKey(e => e.DemandId);
    }

    public void Configure(EntityTypeBuilder<NeedAction> action)
    {
        action.ToTable("needs_action").HasKey(a => new { a.NeedId, a.LineId });
        action.HasOne<Need>().WithMany().HasForeignKey(a => a.NeedId);
    }
}
