using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.Sittings;

/// <summary>Who said that a member sits in a network: the coordinator, or the member itself in a round. Never which person.</summary>
public enum ToldBy { Coordinator, Member }

/// <summary>A member of the coordination takes part in another network. It is told again, or ends; who comes back begins anew.</summary>
public sealed class Sitting
{
    Sitting() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid NetworkId { get; private set; }
    public Guid OrganizationId { get; private init; }
    public ToldBy ToldBy { get; private set; }
    public DateOnly ToldOn { get; private set; }
    public DateOnly FromOn { get; private init; }
    public DateOnly? UntilOn { get; private set; }

    public static Sitting Begin(Network network, Guid organization, ToldBy by, DateOnly today) =>
        new() { NetworkId = network.Id, OrganizationId = organization, ToldBy = by, ToldOn = today, FromOn = today };

    /// <summary>It still does.</summary>
    public void Goes(ToldBy by, DateOnly today)
    {
        MustGoOn();
        (ToldBy, ToldOn) = (by, today);
    }

    public void End(ToldBy by, DateOnly today)
    {
        MustGoOn();
        (ToldBy, ToldOn, UntilOn) = (by, today, today);
    }

    /// <summary>The network was the same as one that is kept already.</summary>
    public void MoveTo(Network kept) => NetworkId = kept.Id;

    void MustGoOn()
    {
        if (UntilOn is not null) throw new RuleBroken("sittings.ended");
    }
}

sealed class SittingTable : IEntityTypeConfiguration<Sitting>
{
    public void Configure(EntityTypeBuilder<Sitting> sitting)
    {
        sitting.ToTable("networks_sitting").Property(s => s.Id).ValueGeneratedNever();
        sitting.HasOne<Network>().WithMany().HasForeignKey(s => s.NetworkId);
        sitting.Property(s => s.UntilOn).IsConcurrencyToken(); // ended by a link and on the page at once
    }
}
