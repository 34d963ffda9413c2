using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Bodies;

/// <summary>What is said of a body: what everybody reads, and its rules.</summary>
/// <param name="Theme">Of a working group, a code as those of other networks; or else the one <paramref name="Activity"/> that it prepares.</param>
/// <param name="Seats">How many there are to fill; null: not fixed. In a plenary each member has one.</param>
/// <param name="Parity">Of the seats are for associations.</param>
/// <param name="Quorum">Of the seats must be there for a vote to count.</param>
/// <param name="MostProxies">That one person carries.</param>
/// <param name="ReadsFirst">Who of it reads the minutes before they go out, for <paramref name="ReadingDays"/> days; null: nobody.</param>
public sealed record BodyWords(LocalText? Name, LocalText? Description, string? Theme, LocalText? Activity, int? Seats, Share Parity, Share Quorum, int MostProxies, BodyRole? ReadsFirst = null, int ReadingDays = Body.UsualReadingDays);

/// <summary>A body of a coordination: its plenary, what leads it, or a working group. When it ends it stays, with who sat in it.</summary>
public sealed class Body
{
    public const int LongestName = 120, LongestDescription = 2000, MostSeats = 200, HighestProxies = 5, UsualReadingDays = 7, MostReadingDays = 30;

    Body() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public BodyKind Kind { get; private init; }
    public LocalText Name { get; private set; } = null!;
    public LocalText? Description { get; private set; }
    public string? Theme { get; private set; }
    public LocalText? Activity { get; private set; }
    public int? Seats { get; private set; }
    public Share Parity { get; private set; }
    public Share Quorum { get; private set; }
    public int MostProxies { get; private set; }
    public BodyRole? ReadsFirst { get; private set; }
    public int ReadingDays { get; private set; }
    public DateOnly FromOn { get; private init; }
    public DateOnly? UntilOn { get; private set; }

    public static Body Begin(Guid coordination, BodyKind kind, BodyWords words, DateOnly from)
    {
        var body = new Body { CoordinationId = coordination, Kind = kind, FromOn = from };
        body.Change(words);
        return body;
    }

    public void Change(BodyWords words)
    {
        MustGoOn();
        if (words.Name is null || words.Name.Any(t => t.Value.Length > LongestName)) throw new RuleBroken("bodies.name.missing", LongestName);
        if (words.Description?.Any(t => t.Value.Length > LongestDescription) == true || words.Activity?.Any(t => t.Value.Length > LongestName) == true) throw new RuleBroken("bodies.long", LongestDescription, LongestName);
        if (words.Seats is < 1 or > MostSeats) throw new RuleBroken("bodies.seats.wrong", MostSeats);
        if (words.MostProxies is < 0 or > HighestProxies) throw new RuleBroken("bodies.proxies.wrong", HighestProxies);
        if (words.ReadsFirst is not (null or BodyRole.Chair or BodyRole.Secretary) || words.ReadingDays is < 1 or > MostReadingDays) throw new RuleBroken("bodies.reads.wrong", MostReadingDays);
        var theme = Kind == BodyKind.WorkingGroup && Network.AllThemes.Contains(words.Theme) ? words.Theme : null;
        var activity = Kind == BodyKind.WorkingGroup ? words.Activity : null;
        if (Kind == BodyKind.WorkingGroup && theme is null == activity is null) throw new RuleBroken("bodies.purpose");
        (Name, Description, Theme, Activity, Seats, Parity, Quorum, MostProxies) = (words.Name, words.Description, theme, activity, Kind == BodyKind.Plenary ? null : words.Seats, words.Parity, words.Quorum, words.MostProxies);
        (ReadsFirst, ReadingDays) = (words.ReadsFirst, words.ReadsFirst is null ? 0 : words.ReadingDays);
    }

    /// <summary>Who sat in it ends with it: see <see cref="Mandates.Endings"/>.</summary>
    public void End(DateOnly today)
    {
        MustGoOn();
        UntilOn = today;
    }

    public void MustGoOn()
    {
        if (UntilOn is not null) throw new RuleBroken("bodies.ended");
    }
}

sealed class BodyTable : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> body)
    {
        body.ToTable("networks_body").Property(b => b.Id).ValueGeneratedNever();
        body.HasOne<Coordination>().WithMany().HasForeignKey(b => b.CoordinationId);
        body.Property(b => b.UntilOn).IsConcurrencyToken();
    }
}
