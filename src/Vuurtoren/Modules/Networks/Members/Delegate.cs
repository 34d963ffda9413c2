using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.Members;

/// <summary>A person who speaks for a member, or comes in another's place.</summary>
public sealed class Delegate
{
    public const int LongestFunction = 100, LongestName = 100;

    Delegate() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MemberId { get; private init; }
    public string Name { get; private init; } = "";
    public string? Email { get; private init; }
    public string? Function { get; private init; }
    public string Lang { get; private init; } = "";
    public bool Substitute { get; private init; }
    public DateOnly FromOn { get; private init; }
    public DateOnly? UntilOn { get; private set; }

    /// <param name="id">That follows from a list; else a new one.</param>
    public static Delegate Of(Member member, string? name, string? email, string? function, string lang, bool substitute, DateOnly today, Guid? id = null)
    {
        if (member.State == MemberState.Ended) throw new RuleBroken("members.ended");
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName) throw new RuleBroken("members.delegate.name");
        var address = string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();
        if (address is not null && !Platform.Outbox.Mail.IsAddress(address)) throw new RuleBroken("people.email.wrong");
        if (function?.Trim().Length > LongestFunction) throw new RuleBroken("members.delegate.function");
        return new() { Id = id ?? Guid.CreateVersion7(), MemberId = member.Id, Name = name.Trim(), Email = address, Function = string.IsNullOrWhiteSpace(function) ? null : function.Trim(), Lang = lang, Substitute = substitute, FromOn = today };
    }

    public void End(DateOnly today)
    {
        if (UntilOn is not null) throw new RuleBroken("members.delegate.ended");
        UntilOn = today;
    }

    /// <summary>Whom a letter to their member goes to: who speaks for it; a substitute only when nobody else has an address.</summary>
    public static IReadOnlyList<Delegate> ToWrite(IEnumerable<Delegate> all)
    {
        var reached = all.Where(one => one.UntilOn is null && one.Email is not null).OrderBy(one => one.Substitute).ThenBy(one => one.Id).ToList();
        return [.. reached.Where(one => one.Substitute == reached[0].Substitute)];
    }
}
