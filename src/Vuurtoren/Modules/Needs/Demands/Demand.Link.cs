using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>The link by which who holds the office answers, and the decision by which everybody sees how it stands.</summary>
public sealed partial class Demand
{
    /// <summary>How long a link works, and a code.</summary>
    public static readonly TimeSpan LinkLasts = TimeSpan.FromDays(60), CodeLasts = TimeSpan.FromMinutes(30);

    /// <summary>Between two codes; and after the last one, until they are counted anew. Who was forwarded the link asks for codes too, and must not keep the office from answering.</summary>
    static readonly TimeSpan betweenCodes = TimeSpan.FromMinutes(1), countedAnew = TimeSpan.FromHours(1);

    const int MostTries = 5, MostCodes = 10;

    /// <summary>Which link it is.</summary>
    public int Link { get; private set; }
    public Guid? LinkHolder { get; private set; }
    public DateTime? LinkEnds { get; private set; }
    public string? Code { get; private set; }
    public DateTime? CodeEnds { get; private set; }
    public int CodeTries { get; private set; }
    /// <summary>Mailed for this link, since they were counted anew.</summary>
    public int Codes { get; private set; }
    /// <summary>When the last one was mailed.</summary>
    public DateTime? CodeAt { get; private set; }

    /// <summary>A link for who holds the office now; the ones before lead nowhere.</summary>
    public string MakeLink(ServerSecret secret, Holder holder, DateTime now)
    {
        if (IsAnswered) throw new RuleBroken("demands.answered");
        if (holder.OfficeId != OfficeId || holder.UntilOn is not null) throw new RuleBroken("demands.holder.gone");
        (Link, LinkHolder, LinkEnds, Code, CodeEnds, CodeTries, Codes, CodeAt, Version) = (Link + 1, holder.Id, now + LinkLasts, null, null, 0, 0, null, Version + 1);
        return secret.Ticket(Purpose(Link), Id);
    }

    /// <summary>Somebody else holds the office: the link of who held it before dies.</summary>
    public DemandEvent Passes(DateOnly today)
    {
        EndLink();
        return Happens(DemandEventKind.HolderChanged, today);
    }

    void EndLink() => (Link, LinkHolder, LinkEnds, Code, CodeEnds) = (Link + 1, null, null, null, null);

    /// <summary>Whether this was ever a link of this demand: one that died is told from one that was made up.</summary>
    public bool WasLink(ServerSecret secret, string token) => Enumerable.Range(1, Link).Any(link => secret.OfTicket(Purpose(link), token) == Id);

    /// <summary>Only the last one, only of who holds the office now, only for a while, and not once the demand was answered.</summary>
    public bool LinkWorks(ServerSecret secret, string token, Holder? holder, DateTime now) =>
        secret.OfTicket(Purpose(Link), token) == Id && holder is not null && LinkHolder == holder.Id && holder.UntilOn is null && now < LinkEnds && !IsAnswered;

    /// <summary>What goes to the known address of the office, and nowhere else: who was forwarded the link does not get it.</summary>
    public string MakeCode(ServerSecret secret, DateTime now)
    {
        if (now < CodeAt + betweenCodes) throw new RuleBroken("demands.codes.soon");
        if (now >= CodeAt + countedAnew) Codes = 0;
        if (Codes >= MostCodes) throw new RuleBroken("demands.codes.many");
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        (Code, CodeEnds, CodeTries, Codes, CodeAt, Version) = (Sealed(secret, code), now + CodeLasts, 0, Codes + 1, now, Version + 1);
        return code;
    }

    public bool HasCode(DateTime now) => Code is not null && now < CodeEnds && CodeTries < MostTries;

    /// <summary>Right once; after some wrong ones it no longer counts. Both are to be saved.</summary>
    public bool Knows(ServerSecret secret, string? typed, DateTime now)
    {
        var digits = new string([.. (typed ?? "").Where(char.IsAsciiDigit)]);
        Version++;
        if (!HasCode(now) || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code!), Encoding.UTF8.GetBytes(Sealed(secret, digits))))
        {
            CodeTries++;
            return false;
        }
        (Code, CodeEnds) = (null, null);
        return true;
    }

    static string Purpose(int link) => string.Create(CultureInfo.InvariantCulture, $"demand-{link}");

    string Sealed(ServerSecret secret, string code) => secret.Seal($"demand-code\n{Id:N}\n{Link}\n{code}");

    /// <summary>The decision of a body; null: only members see how it stands.</summary>
    public Guid? DecisionId { get; private set; }
    public string? Decided { get; private set; }
    public DateOnly? DecidedOn { get; private set; }
    public bool IsPublic => DecisionId is not null;

    /// <summary>A body decided that everybody may see it; never the coordinator alone.</summary>
    public DemandEvent Show(DecisionMade? decision, DateOnly today)
    {
        if (State == DemandState.Prepared) throw new RuleBroken("demands.not-presented");
        if (IsPublic) throw new RuleBroken("demands.public.already");
        if (decision is null) throw new RuleBroken("demands.decision.missing");
        (DecisionId, Decided, DecidedOn) = (decision.Id, decision.Words, decision.Day);
        return Happens(DemandEventKind.Shown, today, LocalText.From(decision.Lang, decision.Words));
    }

    /// <summary>A later decision takes it back.</summary>
    public DemandEvent Hide(DecisionMade? decision, DateOnly today)
    {
        if (!IsPublic) throw new RuleBroken("demands.public.not");
        if (decision is null || decision.Id == DecisionId || decision.Day < DecidedOn) throw new RuleBroken("demands.decision.later");
        (DecisionId, Decided, DecidedOn) = (null, null, null);
        return Happens(DemandEventKind.Hidden, today, LocalText.From(decision.Lang, decision.Words));
    }
}
