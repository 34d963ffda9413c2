using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>Who decides: the council of the welfare centre, the college, one alderman, somebody of the region, or somebody else.</summary>
public enum OfficeKind { WelfareCouncil, College, Alderman, Region, Elsewhere }

/// <summary>An office of which things are asked. People come and go; a demand stays with the office.</summary>
public sealed class Office
{
    public const int LongestName = 120, Most = 50;

    Office() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public OfficeKind Kind { get; private init; }
    public LocalText Name { get; private set; } = null!;
    public DateOnly? EndedOn { get; private set; }

    /// <param name="others">How many there are already.</param>
    public static Office Of(Guid coordination, OfficeKind? kind, LocalText? name, int others)
    {
        if (kind is null) throw new RuleBroken("offices.kind.missing");
        if (others >= Most) throw new RuleBroken("offices.many", Most);
        var office = new Office { CoordinationId = coordination, Kind = kind.Value };
        office.Rename(name);
        return office;
    }

    public void Rename(LocalText? name)
    {
        if (name is null || name.Any(t => t.Value.Length > LongestName)) throw new RuleBroken("offices.name.missing", LongestName);
        Name = name;
    }

    /// <summary>It exists no more, or nothing is asked of it any more. What was asked and answered stays.</summary>
    /// <param name="waiting">How many demands to it are not answered.</param>
    public void End(Holder? holder, int waiting, DateOnly today)
    {
        if (EndedOn is not null) throw new RuleBroken("offices.ended");
        if (waiting > 0) throw new RuleBroken("offices.end.waiting", waiting);
        EndedOn = today;
        holder?.Leaves(today);
    }

    /// <summary>It is there again; who holds it is said anew.</summary>
    public void Reopen() => EndedOn = null;

    /// <summary>Somebody takes the office; whoever held it holds it until that day.</summary>
    /// <param name="coordinating">Addresses of who coordinates: at one of those they could answer in the place of the office.</param>
    public Holder Passes(Holder? before, string? name, string? email, string lang, DateOnly? from, DateOnly today, IReadOnlyCollection<string> coordinating)
    {
        if (EndedOn is not null) throw new RuleBroken("offices.ended");
        if (from is not { } day || day > today) throw new RuleBroken("offices.from.wrong");
        if (before is not null && day < before.FromOn) throw new RuleBroken("offices.from.before");
        var holder = Holder.Of(this, before, name, email, lang, day, today);
        if (holder.Email is { } address && coordinating.Any(one => Mailbox(one) == Mailbox(address))) throw new RuleBroken("offices.email.coordinates");
        before?.Leaves(day);
        return holder;
    }

    /// <summary>"cas+raad@voorbeeld.be" arrives where "cas@voorbeeld.be" does.</summary>
    static string Mailbox(string address)
    {
        var parts = address.Trim().ToLowerInvariant().Split('@', 2);
        return parts[0].Split('+')[0] + "@" + parts[^1];
    }
}

/// <summary>Somebody who holds an office, with the address at which that office is known.</summary>
public sealed class Holder
{
    public const int LongestName = 100;
    /// <summary>An address that is there for less than so many days before an answer is told next to it.</summary>
    public const int NewFor = 30;

    Holder() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OfficeId { get; private init; }
    public string? Name { get; private init; }
    public string? Email { get; private init; }
    public string Lang { get; private init; } = "";
    public DateOnly FromOn { get; private init; }
    public DateOnly? UntilOn { get; private set; }
    /// <summary>The day on which this address was written down for the office, whatever day was typed; null: there is none, or it was before this was kept.</summary>
    public DateOnly? AddressOn { get; private init; }

    /// <param name="before">Who held it: somebody else at the same address is no new address.</param>
    internal static Holder Of(Office office, Holder? before, string? name, string? email, string lang, DateOnly from, DateOnly today)
    {
        var (called, address) = (name?.Trim(), string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant());
        if (string.IsNullOrEmpty(called) || called.Length > LongestName) throw new RuleBroken("offices.holder.missing", LongestName);
        if (address is not null && !Mail.IsAddress(address)) throw new RuleBroken("people.email.wrong");
        return new() { OfficeId = office.Id, Name = called, Email = address, Lang = lang, FromOn = from, AddressOn = address is null ? null : before is { Email: { } had } && had == address ? before.AddressOn ?? before.FromOn : today };
    }

    internal void Leaves(DateOnly day) => UntilOn = day;

    /// <summary>Since when the address is there, when that was shortly before this day; null: longer.</summary>
    public DateOnly? NewOn(DateOnly day) => (AddressOn ?? FromOn) is var since && since > day.AddDays(-NewFor) ? since : null;

    /// <summary>So that who has that address knows it, and others do not learn it: "i…@voorbeeld.be".</summary>
    public string? Hint => Email is null ? null : Email[0] + "…" + Email[Email.IndexOf('@', StringComparison.Ordinal)..];
}
