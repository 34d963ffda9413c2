using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>From whom signals came, in words. Two queries.</summary>
public sealed class Senders
{
    sealed record Named(Guid Id, string Name);

    static readonly Func<Db, List<Guid>, IAsyncEnumerable<Named>> named = PreparedQuery.Of((Db db, List<Guid> ids) => db.Set<Account>().Where(a => ids.Contains(a.Id)).Select(a => new Named(a.Id, a.Name)));

    readonly Dictionary<Guid, string> organizations, people;
    readonly Texts texts;

    Senders(Dictionary<Guid, string> organizations, Dictionary<Guid, string> people, Texts texts) => (this.organizations, this.people, this.texts) = (organizations, people, texts);

    public static async Task<Senders> Of(Db db, IReadOnlyCollection<Signal> signals, string lang, Texts texts)
    {
        var accounts = signals.Select(s => s.AccountId).OfType<Guid>().Distinct().ToList();
        return new(await OrganizationNames.Of(db, [.. signals.Select(s => s.OrganizationId).OfType<Guid>().Distinct()], lang),
            accounts.Count == 0 ? [] : await named(db, accounts).ToDictionaryAsync(a => a.Id, a => a.Name), texts);
    }

    /// <summary>For the coordinator: the organisation or the person.</summary>
    public string ForCoordinator(Signal signal) => signal.Origin switch
    {
        Origin.Member => organizations.GetValueOrDefault(signal.OrganizationId ?? default) ?? texts["signals.by.member"].Value,
        Origin.Person => people.GetValueOrDefault(signal.AccountId ?? default) ?? texts["signals.by.person"].Value,
        _ => texts["signals.by.unnamed"].Value,
    };

    /// <summary>For members: never a person, and an organisation only when it released its signal itself.</summary>
    public string ForMembers(Signal signal) => signal switch
    {
        { Origin: Origin.Member, ReleasedOn: not null } => organizations.GetValueOrDefault(signal.OrganizationId ?? default) ?? texts["signals.by.member"].Value,
        { Origin: Origin.Member } => texts["signals.by.member"].Value,
        { Origin: Origin.Person } => texts["signals.by.person"].Value,
        _ => texts["signals.by.unnamed"].Value,
    };
}
