using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Needs.Priorities;

sealed class PriorityTables : IEntityTypeConfiguration<PriorityRound>, IEntityTypeConfiguration<PriorityOption>, IEntityTypeConfiguration<PriorityVoter>, IEntityTypeConfiguration<PriorityTally>
{
    public void Configure(EntityTypeBuilder<PriorityRound> round)
    {
        round.ToTable("needs_priority_round").Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.Criteria).HasConversion(new JsonColumn<IReadOnlyList<Criterion>>(), new JsonComparer<IReadOnlyList<Criterion>>());
        round.Property(r => r.Result).HasConversion(new JsonColumn<PriorityResult?>(), new JsonComparer<PriorityResult?>());
        round.Property(r => r.Version).IsConcurrencyToken(); // opened or closed once, however many press
        round.Ignore(r => r.State).Ignore(r => r.HasResidents).Ignore(r => r.HasLink);
    }

    public void Configure(EntityTypeBuilder<PriorityOption> option)
    {
        option.ToTable("needs_priority_option").HasKey(o => new { o.RoundId, o.NeedId });
        option.HasOne<PriorityRound>().WithMany().HasForeignKey(o => o.RoundId);
        option.HasOne<Need>().WithMany().HasForeignKey(o => o.NeedId);
    }

    public void Configure(EntityTypeBuilder<PriorityVoter> voter)
    {
        voter.ToTable("needs_priority_voter").Property(v => v.Id).ValueGeneratedNever();
        voter.HasOne<PriorityRound>().WithMany().HasForeignKey(v => v.RoundId);
        voter.Property(v => v.Ballot).HasConversion(new JsonColumn<Ballot?>(), new JsonComparer<Ballot?>());
        voter.Property(v => v.Voted).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<PriorityTally> tally)
    {
        tally.ToTable("needs_priority_tally").HasKey(t => new { t.RoundId, t.Voice });
        tally.HasOne<PriorityRound>().WithMany().HasForeignKey(t => t.RoundId);
        tally.Property(t => t.Numbers).HasConversion(new JsonColumn<IReadOnlyList<long>>(), new JsonComparer<IReadOnlyList<long>>());
        tally.Property(t => t.Ballots).IsConcurrencyToken(); // two at once
        tally.Property(t => t.ClosedOn).IsConcurrencyToken(); // cast while somebody closes
    }
}

/// <summary>Who may vote for an organisation. The voice stays, so that a result does not change.</summary>
sealed class PriorityPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select email from needs_priority_voter where email is not null");

    public override void Erase(Erasing erasing) => erasing.OfAddress("needs_priority_voter", "update needs_priority_voter set name = null, email = null where email = lower(@address)");
}
