using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Networks.Bodies;

namespace Vuurtoren.Modules.Networks.Votes;

sealed class VoteTables : IEntityTypeConfiguration<Vote>, IEntityTypeConfiguration<Voter>, IEntityTypeConfiguration<VoteChoice>
{
    public void Configure(EntityTypeBuilder<Vote> vote)
    {
        vote.ToTable("networks_vote").Property(v => v.Id).ValueGeneratedNever();
        vote.HasOne<Body>().WithMany().HasForeignKey(v => v.BodyId);
        vote.HasOne<Body>().WithMany().HasForeignKey(v => v.ForBodyId);
        vote.Ignore(v => v.State);
        vote.Ignore(v => v.IsSecret).Ignore(v => v.SeatsIn).Ignore(v => v.Least).Ignore(v => v.HadTooFew);
        vote.Property(v => v.OpenedOn).IsConcurrencyToken(); // opened or closed once, however many press
        vote.Property(v => v.ClosedOn).IsConcurrencyToken();
        vote.Property(v => v.SeatedOn).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Voter> voter)
    {
        voter.ToTable("networks_voter").Property(v => v.Id).ValueGeneratedNever();
        voter.HasOne<Vote>().WithMany().HasForeignKey(v => v.VoteId);
        voter.Property(v => v.Voted).IsConcurrencyToken();
        voter.Property(v => v.CarriedBy).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<VoteChoice> choice)
    {
        choice.ToTable("networks_choice").Property(c => c.Id).ValueGeneratedNever();
        choice.HasOne<Vote>().WithMany().HasForeignKey(c => c.VoteId);
        choice.Property(c => c.Votes).IsConcurrencyToken(); // cast while somebody closes
    }
}
