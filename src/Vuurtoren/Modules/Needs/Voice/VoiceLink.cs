using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>A link by which answers come: one for residents, or one for who asks the questions in a waiting room. Its number is that of a batch.</summary>
public sealed class VoiceLink
{
    VoiceLink() { }

    public Guid QuestionnaireId { get; private init; }
    public int Number { get; private init; }
    /// <summary>Link or Interview.</summary>
    public Channel Kind { get; private init; }
    /// <summary>From here on it leads nowhere.</summary>
    public DateOnly? EndedOn { get; private set; }
    /// <summary>What came by it does not count.</summary>
    public bool Apart { get; private set; }

    public bool IsOpen => EndedOn is null;

    /// <summary>Another link of this kind; the one before leads nowhere from now on.</summary>
    public static VoiceLink Next(Questionnaire of, Channel kind, IReadOnlyList<VoiceLink> before, DateOnly today)
    {
        if (of.State == VoiceState.Closed) throw new RuleBroken("voice.changed");
        foreach (var link in before.Where(link => link.Kind == kind)) link.EndedOn ??= today;
        return new() { QuestionnaireId = of.Id, Number = before.Select(link => link.Number).DefaultIfEmpty().Max() + 1, Kind = kind };
    }

    /// <summary>Leaves what came by it out of the results, or takes it in again. Not once the results were told: the difference would tell what is in it.</summary>
    public void Set(bool apart, Questionnaire of, VoiceNumbers numbers, DateOnly today)
    {
        if (of.State != VoiceState.Open) throw new RuleBroken("voice.apart.closed");
        if (apart != Apart && !numbers.MaySetApart(this)) throw new RuleBroken("voice.apart.few", Few.Least);
        Apart = apart;
        if (apart) EndedOn ??= today;
    }

    public string Path(ServerSecret secret, string lang) => $"/{lang}/voice/{secret.Ticket(Purpose(Number), QuestionnaireId)}";

    /// <summary>Null: made up, or replaced.</summary>
    public static async Task<VoiceLink?> Of(Db db, ServerSecret secret, string token)
    {
        if (ServerSecret.IdIn(token) is not { } id) return null;
        var links = await db.Set<VoiceLink>().AsNoTracking().Where(link => link.QuestionnaireId == id && link.EndedOn == null).ToListAsync();
        return links.Find(link => secret.OfTicket(Purpose(link.Number), token) is not null);
    }

    static string Purpose(int number) => string.Create(CultureInfo.InvariantCulture, $"voice-{number}");
}
