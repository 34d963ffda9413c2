using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Members;

namespace Vuurtoren.Modules.Networks.Rounds;

sealed class RoundTables : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundMember>, IEntityTypeConfiguration<RoundNews>
{
    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ToTable("networks_round").Property(r => r.Id).ValueGeneratedNever();
        round.HasOne<Coordination>().WithMany().HasForeignKey(r => r.CoordinationId);
        round.Property(r => r.ClosedOn).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<RoundMember> member)
    {
        member.ToTable("networks_round_member").Property(m => m.Id).ValueGeneratedNever();
        member.HasOne<Round>().WithMany().HasForeignKey(m => m.RoundId);
        member.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId);
        member.Property(m => m.AnsweredAt).IsConcurrencyToken(); // two colleagues with the same link
        member.Property(m => m.RemindedAt).IsConcurrencyToken(); // two servers remind nobody twice
    }

    public void Configure(EntityTypeBuilder<RoundNews> news)
    {
        news.ToTable("networks_round_news").Property(n => n.Id).ValueGeneratedNever();
        news.HasOne<RoundMember>().WithMany().HasForeignKey(n => n.RoundMemberId);
        news.HasOne<Network>().WithMany().HasForeignKey(n => n.NetworkId);
    }
}
