using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Walks;

/// <summary>A door at which the walk stops.</summary>
/// <param name="Host">Who opens: a first name or a function, as that person wants to be announced.</param>
/// <param name="Minutes">How long one stays.</param>
public sealed record Stop(Guid Organization, string? Host, int Minutes);

/// <summary>A morning on which people who work in an area walk along three or more of each other's doors: they find them, see them, and know who opens.</summary>
public sealed class Walk
{
    public const int Fewest = 3, Most = 12, LongestTitle = 120, LongestPlace = 200, LongestHost = 100;
    const int ShortestStay = 5, LongestStay = 120;

    Walk() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public LocalText Title { get; private set; } = null!;
    public DateOnly Day { get; private set; }
    /// <summary>Minutes after midnight, on the clock on the wall.</summary>
    public int Begins { get; private set; }
    public string Meet { get; private set; } = "";
    public IReadOnlyList<Stop> Stops { get; private set; } = [];
    public ScopeKind ScopeKind { get; private init; }
    public Guid? ScopeId { get; private init; }
    public Guid? MadeBy { get; private init; }
    public int Sequence { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public DateTime? CancelledAt { get; private set; }

    public static Walk Plan(LocalText? title, DateOnly? day, int? begins, string? meet, CurrentUser by, DateTime now)
    {
        var scope = by.Where(Permission.PlanWalks).OrderByDescending(s => s.Kind).First();
        var walk = new Walk { ScopeKind = scope.Kind, ScopeId = scope.Id, MadeBy = by.Id };
        walk.Take(title, day, begins, meet, now);
        return walk;
    }

    /// <returns>Whether who comes has to know: another day, hour or place to meet.</returns>
    public bool Change(LocalText? title, DateOnly? day, int? begins, string? meet, DateTime now)
    {
        var before = (Day, Begins, Meet);
        Take(title, day, begins, meet, now);
        return PublishedAt is not null && CancelledAt is null && before != (Day, Begins, Meet);
    }

    void Take(LocalText? title, DateOnly? day, int? begins, string? meet, DateTime now)
    {
        if (title is null) throw new RuleBroken("walks.title.missing");
        if (day is not { } on) throw new RuleBroken("walks.day.missing");
        if (on < LocalClock.DayOf(now)) throw new RuleBroken("walks.day.over");
        if (begins is not { } from) throw new RuleBroken("walks.begins.missing");
        if (string.IsNullOrWhiteSpace(meet)) throw new RuleBroken("walks.meet.missing");
        if (title.Any(t => t.Value.Length > LongestTitle) || meet.Length > LongestPlace) throw new RuleBroken("walks.long");
        (Title, Day, Begins, Meet) = (title, on, from, meet.Trim());
        Changed(now);
    }

    public void Add(Guid organization, string? host, int minutes, DateTime now)
    {
        if (Stops.Count >= Most) throw new RuleBroken("walks.many", Most);
        if (Stops.Any(stop => stop.Organization == organization)) throw new RuleBroken("walks.twice");
        if (minutes is < ShortestStay or > LongestStay) throw new RuleBroken("walks.minutes", ShortestStay, LongestStay);
        var who = string.IsNullOrWhiteSpace(host) ? null : host.Trim()[..Math.Min(host.Trim().Length, LongestHost)];
        Stops = [.. Stops, new(organization, who, minutes)];
        Changed(now);
    }

    public void Remove(Guid organization, DateTime now)
    {
        if (PublishedAt is not null && CancelledAt is null && Stops.Count <= Fewest) throw new RuleBroken("walks.few", Fewest);
        Stops = [.. Stops.Where(stop => stop.Organization != organization)];
        Changed(now);
    }

    /// <summary>These doors, in this order.</summary>
    public void Order(IReadOnlyList<Guid> organizations, DateTime now)
    {
        Stops = [.. Stops.OrderBy(stop => organizations.ToList().IndexOf(stop.Organization))];
        Changed(now);
    }

    public void Publish(DateTime now)
    {
        if (Stops.Count < Fewest) throw new RuleBroken("walks.few", Fewest);
        PublishedAt ??= now;
        CancelledAt = null;
        Changed(now);
    }

    public void Cancel(DateTime now)
    {
        if (PublishedAt is null || CancelledAt is not null) throw new RuleBroken("walks.not-published");
        CancelledAt = now;
        Changed(now);
    }

    void Changed(DateTime now)
    {
        ChangedAt = now;
        Sequence++;
    }

    /// <summary>Who has the same role plans it too, and region and server all.</summary>
    public bool IsFor(CurrentUser me) => me.CanEverywhere(Permission.PlanWalks) || me.Where(Permission.PlanWalks).Contains(new(ScopeKind, ScopeId));

    public bool TakesGuests(DateOnly today) => PublishedAt is not null && CancelledAt is null && Day >= today;
}

/// <summary>Somebody who walks along.</summary>
public sealed class WalkGuest
{
    WalkGuest() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid WalkId { get; private init; }
    public string Name { get; private init; } = "";
    public string? Organization { get; private init; }
    public string? Email { get; private init; }
    public string Lang { get; private init; } = "";
    public DateTime At { get; private init; }
    public DateTime? LeftAt { get; private set; }
    public bool? Came { get; private set; }

    /// <param name="email">Null: somebody who came along without having said so.</param>
    public static WalkGuest Of(Walk walk, string? name, string? organization, string? email, string lang, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > Account.LongestName) throw new RuleBroken("people.name.missing");
        if (email is not null && !Mail.IsAddress(email.Trim())) throw new RuleBroken("people.email.wrong");
        return new() { WalkId = walk.Id, Name = name.Trim(), Organization = string.IsNullOrWhiteSpace(organization) ? null : organization.Trim(), Email = email?.Trim().ToLowerInvariant(), Lang = lang, At = now };
    }

    public void Leave(DateTime now) => LeftAt ??= now;
    public void ComesAfterAll() => LeftAt = null;
    public void Was(bool there) => Came = there;

    /// <summary>What stands in the link of the letter to this person: nobody without the secret of the server makes another.</summary>
    public string Token(ServerSecret secret) => secret.Ticket(Purpose, Id);

    /// <summary>Whose link this is; null when it was made up.</summary>
    public static Guid? OfToken(ServerSecret secret, string token) => secret.OfTicket(Purpose, token);

    const string Purpose = "walk";
}

sealed class WalkTables : IEntityTypeConfiguration<Walk>, IEntityTypeConfiguration<WalkGuest>
{
    public void Configure(EntityTypeBuilder<Walk> walk)
    {
        walk.ToTable("directory_walk").Property(w => w.Id).ValueGeneratedNever();
        walk.Property(w => w.Stops).HasConversion(new JsonColumn<IReadOnlyList<Stop>>(), new JsonComparer<IReadOnlyList<Stop>>());
        walk.Property(w => w.Sequence).IsConcurrencyToken(); // two who plan at once
    }

    public void Configure(EntityTypeBuilder<WalkGuest> guest) => guest.ToTable("directory_walk_guest").Property(g => g.Id).ValueGeneratedNever();
}
