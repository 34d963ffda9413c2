using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>Two who speak for members met in this week. Neither is named: only this server, with its secret, can ask whether two people whom it knows already are such a pair.</summary>
public sealed class Met
{
    Met() { }

    public Guid CoordinationId { get; private init; }
    /// <summary>The key of one of them; that of the other comes after it in the order of the letters.</summary>
    public string One { get; private init; } = "";
    public string Another { get; private init; } = "";
    /// <summary>Its Monday; of who met more often the last.</summary>
    public DateOnly Week { get; private set; }

    public static Met Of(Guid coordination, (string One, string Another) pair, DateOnly week) => new() { CoordinationId = coordination, One = pair.One, Another = pair.Another, Week = week };

    public void Again(DateOnly week) => Week = week > Week ? week : Week;
}

sealed class MetTables : IEntityTypeConfiguration<Met>
{
    public void Configure(EntityTypeBuilder<Met> met) => met.ToTable("networks_met").HasKey(m => new { m.CoordinationId, m.One, m.Another });
}
