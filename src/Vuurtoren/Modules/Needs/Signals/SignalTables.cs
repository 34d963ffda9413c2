using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vuurtoren.Modules.Needs.Signals;

sealed class SignalTables : IEntityTypeConfiguration<Signal>, IEntityTypeConfiguration<SharedLink>, IEntityTypeConfiguration<MemberLink>
{
    public void Configure(EntityTypeBuilder<Signal> signal)
    {
        signal.ToTable("needs_signal").Property(s => s.Id).ValueGeneratedNever();
        signal.Property(s => s.NeedId).IsConcurrencyToken(); // two who group at once
    }

    public void Configure(EntityTypeBuilder<SharedLink> link)
    {
        link.ToTable("needs_shared_link").HasKey(l => l.CoordinationId);
        link.Property(l => l.CoordinationId).ValueGeneratedNever();
        link.Property(l => l.Number).IsConcurrencyToken();
        link.Ignore(l => l.IsOpen);
    }

    public void Configure(EntityTypeBuilder<MemberLink> link)
    {
        link.ToTable("needs_member_link").HasKey(l => l.MemberId);
        link.Property(l => l.MemberId).ValueGeneratedNever();
        link.Property(l => l.Number).IsConcurrencyToken();
    }
}
