using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>Plenary: all members. Steering: leads the coordination. WorkingGroup: works on a theme, or prepares one activity.</summary>
public enum BodyKind { Plenary, Steering, WorkingGroup }

/// <summary>What somebody is in a body. A guest comes for one theme and does not vote; a substitute votes for whom they replace.</summary>
public enum BodyRole { Chair, Secretary, Member, Substitute, Guest }

/// <summary>A body as other modules name it.</summary>
public sealed record BodyLine(Guid Id, string Name, BodyKind Kind);

/// <summary>A body by its name in all languages, for what several people read or wrote.</summary>
public sealed record BodyName(Guid Id, LocalText Name, BodyKind Kind, bool GoesOn);

/// <summary>Somebody who sits in a body now.</summary>
/// <param name="Delegate">When they speak for a member organisation: which of its delegates they are, as in <see cref="Speaker"/>.</param>
/// <param name="Name">Null: the organisation has the seat, and named nobody yet.</param>
/// <param name="Theme">Of a guest: for which they come.</param>
public sealed record Seated(Guid? Organization, Guid? Delegate, string? Name, string? Email, string Lang, string? Function, BodyRole Role, string? Theme = null)
{
    /// <summary>The same for two roles of one person.</summary>
    public object Who => (object?)Delegate ?? Email ?? (object)(Organization, Name);

    /// <summary>Organisations of which somebody can be asked who is no substitute.</summary>
    public static IReadOnlySet<Guid> WithOwn(IEnumerable<Seated> seats) => seats.Where(seat => seat is { Role: not BodyRole.Substitute, Email: not null }).Select(seat => seat.Organization).OfType<Guid>().ToHashSet();

    /// <summary>A substitute of somebody who can be asked.</summary>
    public bool ComesForAnother(IReadOnlySet<Guid> withOwn) => this is { Role: BodyRole.Substitute, Organization: { } organization } && withOwn.Contains(organization);
}

/// <summary>The body that meets.</summary>
/// <param name="MostProxies">That one person carries, by its rule; 0: none.</param>
public sealed record Meets(Guid Id, int MostProxies);

/// <summary>Who decides in a body, and how.</summary>
/// <param name="ByOrganization">A plenary: one voice for each member organisation.</param>
/// <param name="LeastPresent">Voices that must be there for a decision to count; 0: it has no such rule.</param>
public sealed record Decides(Guid Body, IReadOnlyList<Seated> Seats, bool ByOrganization, int MostProxies, int LeastPresent);

/// <summary>Who reads the minutes of a body first.</summary>
/// <param name="Name">Null: nobody has that role now.</param>
public sealed record FirstReader(BodyRole Role, string? Name, string? Email, string? Lang, int Days);

/// <summary>The bodies of a coordination and who sits in them, for other modules. Names and addresses are for who calls or leads the meeting.</summary>
public static class BodiesOf
{
    static readonly Func<Db, Guid, IAsyncEnumerable<Body>> goingOn = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Body>().AsNoTracking().Where(b => b.CoordinationId == coordination && b.UntilOn == null));

    /// <summary>Those that go on: the plenary first, then what leads, then the working groups.</summary>
    public static async Task<IReadOnlyList<BodyLine>> Coordination(Db db, Guid coordination, string lang) =>
        [.. (await goingOn(db, coordination).ToListAsync())
            .Select(b => new BodyLine(b.Id, b.Name.In(lang).Text, b.Kind)).OrderBy(b => b.Kind).ThenBy(b => b.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>Null: there is no such body in this coordination.</summary>
    public static async Task<BodyLine?> One(Db db, Guid coordination, Guid body, string lang) =>
        await db.Set<Body>().Where(b => b.Id == body && b.CoordinationId == coordination).Select(b => new { b.Id, b.Name, b.Kind }).SingleOrDefaultAsync() is { } found ? new(found.Id, found.Name.In(lang).Text, found.Kind) : null;

    static readonly Func<Db, Guid, IAsyncEnumerable<BodyName>> named = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Body>().Where(b => b.CoordinationId == coordination).OrderBy(b => b.Id).Select(b => new BodyName(b.Id, b.Name, b.Kind, b.UntilOn == null)));

    /// <summary>All there are and were: minutes and lists of before name also those that ended.</summary>
    public static async Task<IReadOnlyList<BodyName>> Named(Db db, Guid coordination) => await named(db, coordination).ToListAsync();

    static readonly Func<Db, Guid, IAsyncEnumerable<Body>> plenaries = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Body>().AsNoTracking().Where(b => b.CoordinationId == coordination && b.Kind == BodyKind.Plenary && b.UntilOn == null).OrderBy(b => b.Id).Take(1));

    static readonly Func<Db, Guid, IAsyncEnumerable<Body>> one = PreparedQuery.Of((Db db, Guid body) => db.Set<Body>().AsNoTracking().Where(b => b.Id == body));

    /// <summary>Of whose rules and seats a meeting is.</summary>
    /// <param name="body">Null: all members meet.</param>
    /// <returns>Null: the coordination has no plenary.</returns>
    public static async Task<Meets?> Whose(Db db, Guid coordination, Guid? body) =>
        await (body is { } id ? one(db, id) : plenaries(db, coordination)).FirstOrDefaultAsync() is { } found ? new(found.Id, found.MostProxies) : null;

    /// <summary>Who is asked to a meeting of this body; null: of all members.</summary>
    public static async Task<IReadOnlyList<Seated>> Seats(Db db, Guid coordination, Guid? body) =>
        (body ?? (await Whose(db, coordination, null))?.Id) is { } of ? await Seats(db, of) : await Delegates(db, coordination);

    static readonly Func<Db, Guid, DateOnly, IAsyncEnumerable<Mandate>> sitting = PreparedQuery.Of((Db db, Guid body, DateOnly day) => db.Set<Mandate>().AsNoTracking().Where(m => m.BodyId == body && m.FromOn <= day && (m.UntilOn == null || m.UntilOn > day)).OrderBy(m => m.Id));

    /// <summary>Who sits there on a day: others may be known to come later, or to leave.</summary>
    static ValueTask<List<Mandate>> Sitting(Db db, Guid body, DateOnly? day) => sitting(db, body, day ?? LocalClock.DayOf(DateTime.UtcNow)).ToListAsync();

    static Seated SeatOf(Mandate m) => new(m.OrganizationId, m.DelegateId, m.Name, m.Email, m.Lang, m.Function, m.Role, m.Theme);

    /// <summary>Everybody with a role in it, one line for each role. In a plenary also all who speak for a member.</summary>
    /// <param name="day">Null: today.</param>
    public static async Task<IReadOnlyList<Seated>> Seats(Db db, Guid body, DateOnly? day = null)
    {
        List<Seated> all = [.. (await Sitting(db, body, day)).Select(SeatOf)];
        if (await one(db, body).SingleOrDefaultAsync() is not { Kind: BodyKind.Plenary, CoordinationId: var coordination }) return all;
        var there = all.Select(seat => seat.Delegate).OfType<Guid>().ToHashSet();
        return [.. all, .. (await Delegates(db, coordination)).Where(seat => !there.Contains(seat.Delegate!.Value))];
    }

    /// <summary>The body that meets, with its voices and its rules; in a plenary each member organisation has one voice.</summary>
    /// <param name="body">Null: all members meet.</param>
    /// <returns>Null: the coordination has no plenary.</returns>
    public static async Task<Decides?> Deciding(Db db, Guid coordination, Guid? body)
    {
        if (await (body is { } id ? one(db, id) : plenaries(db, coordination)).FirstOrDefaultAsync() is not { } found) return null;
        if (body is null)
        {
            var members = await MembersNow.Of(db, coordination);
            return new(found.Id, [.. members.Select(member => new Seated(member.Organization, null, null, null, "", null, BodyRole.Member))], true, found.MostProxies, found.Quorum.Least(members.Count));
        }
        var mandates = await Sitting(db, found.Id, null);
        return new(found.Id, [.. mandates.Select(SeatOf)], false, found.MostProxies, new Roster(found, mandates).LeastPresent);
    }

    /// <summary>Who reads minutes of this body before they go out; null: the body has no such rule.</summary>
    public static async Task<FirstReader?> Reader(Db db, Guid body)
    {
        if (await one(db, body).SingleOrDefaultAsync() is not { ReadsFirst: { } role } rule) return null;
        var seat = (await Sitting(db, body, null)).Find(m => m.Role == role && m.Name != null);
        return new(role, seat?.Name, seat?.Email, seat?.Lang, rule.ReadingDays);
    }

    static readonly Func<Db, Guid, IAsyncEnumerable<Seated>> delegates = PreparedQuery.Of((Db db, Guid coordination) => from one in db.Set<Members.Delegate>()
        join member in db.Set<Member>() on one.MemberId equals member.Id
        where member.CoordinationId == coordination && member.FromOn != null && member.UntilOn == null && one.UntilOn == null
        orderby one.Id
        select new Seated(member.OrganizationId, one.Id, one.Name, one.Email, one.Lang, one.Function, one.Substitute ? BodyRole.Substitute : BodyRole.Member, null));

    /// <summary>All who speak for the members of today, as in a plenary.</summary>
    public static Task<IReadOnlyList<Seated>> Delegates(Db db, Guid coordination) => KeptOf.Coordination<IReadOnlyList<Seated>>(db, coordination, "delegates", async () => await delegates(db, coordination).ToListAsync());
}
