using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Charter;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Rounds;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Newcomer;

/// <summary>Members who wait for an answer, and those who gave none.</summary>
sealed class MembersHandover : HandoverOf
{
    public override int Place => 10;

    public override async Task<HandoverPart> Of(HandoverFor to)
    {
        var lines = await MembersReading.Of(to.Db, to.Coordination, to.Lang);
        return new(to.Texts.Number("members.count", lines.Count(line => line.Member.State is MemberState.Member or MemberState.Sleeping)),
            [.. lines.Where(line => line.Member.State is MemberState.Waiting or MemberState.Sleeping).Select(line => new HandoverLine(
                $"{line.Name}{to.Texts["web.colon"].Value} {(line.Member.State == MemberState.Waiting ? to.Texts["members.since.waiting", Words.Day(line.Member.BegunOn)] : to.Texts["members.since.asked", Words.Day(LocalClock.DayOf(line.Member.AskedAt!.Value))])}",
                $"/edit/coordination/{to.Coordination}/members/{line.Member.Id}"))]);
    }
}

/// <summary>Each body with its chair and vacancies, and the terms that end within a year.</summary>
sealed class SeatsHandover : HandoverOf
{
    public override int Place => 20;

    public override async Task<HandoverPart> Of(HandoverFor to)
    {
        var rosters = await RostersReading.Of(to.Db, to.Coordination, to.Lang, to.Today);
        var names = await OrganizationNames.Of(to.Db, [.. rosters.SelectMany(one => one.Roster.Now).Select(m => m.OrganizationId).OfType<Guid>().Distinct()], to.Lang);
        return new(to.Texts["bodies.title"], [.. rosters.SelectMany(one => Lines(one.Body, one.Roster, names, to))]);
    }

    static IEnumerable<HandoverLine> Lines(Body body, Roster roster, Dictionary<Guid, string> names, HandoverFor to)
    {
        var (name, path) = (body.Name.In(to.Lang).Text, $"/edit/coordination/{body.CoordinationId}/bodies/{body.Id}");
        var state = new[] { roster.Chair is { } chair ? to.Texts["handover.chair", Named(chair)].Value : roster.ChairIsVacant ? to.Texts["mandates.chair.vacant"].Value : null, roster.Vacancies > 0 ? to.Texts.Number("mandates.vacant", roster.Vacancies) : null }.OfType<string>().ToList();
        yield return new(state.Count == 0 ? name : $"{name}{to.Texts["web.colon"].Value} {string.Join(", ", state)}", path);
        foreach (var seat in roster.Now.Where(m => m.GoesOn && m.EndsOn <= to.Today.AddYears(1)).OrderBy(m => m.EndsOn))
            yield return new(to.Texts["handover.ends", Words.Day(seat.EndsOn!.Value), Named(seat), to.Texts["mandates.role." + seat.Role], name]);

        string Named(Mandate m) => string.Join(" · ", new[] { m.Name, m.OrganizationId is { } id ? names.GetValueOrDefault(id) : null }.OfType<string>());
    }
}

/// <summary>What is put to the vote now, or prepared; and elections of which nobody took the seats yet.</summary>
sealed class VotesHandover : HandoverOf
{
    public override int Place => 30;

    sealed record Open(Guid Id, LocalText Question, DateOnly LastDay, DateOnly? OpenedOn, Guid Body, LocalText Name);

    static readonly Func<Db, Guid, IAsyncEnumerable<Open>> open = PreparedQuery.Of((Db db, Guid coordination) => from vote in db.Set<Vote>()
        join body in db.Set<Body>() on vote.BodyId equals body.Id
        where body.CoordinationId == coordination && vote.ClosedOn == null
        orderby vote.LastDay
        select new Open(vote.Id, vote.Question, vote.LastDay, vote.OpenedOn, body.Id, body.Name));

    public override async Task<HandoverPart> Of(HandoverFor to) => new(to.Texts["handover.votes"],
        [.. (await VotesDue.Elected(to.Db, false, [to.Coordination], to.Today).ToListAsync()).Select(one => new HandoverLine(to.Texts["votes.due.seats", one.Question.In(to.Lang).Text], $"/edit/coordination/{to.Coordination}/bodies/{one.Body}/votes/{one.Id}")),
        .. (await open(to.Db, to.Coordination).ToListAsync())
            .Select(one => new HandoverLine($"{one.Name.In(to.Lang).Text}{to.Texts["web.colon"].Value} {one.Question.In(to.Lang).Text} ({to.Texts[one.OpenedOn is null ? "votes.state.Prepared" : "votes.state.Open"]}, {to.Texts["votes.until", Words.Day(one.LastDay)]})", $"/edit/coordination/{to.Coordination}/bodies/{one.Body}/votes/{one.Id}"))]);
}

/// <summary>The version of the charter and of the internal rules that holds, and drafts.</summary>
sealed class CharterHandover : HandoverOf
{
    public override int Place => 40;

    static readonly Func<Db, Guid, IAsyncEnumerable<CharterVersion>> versions = PreparedQuery.Of((Db db, Guid coordination) => db.Set<CharterVersion>().AsNoTracking().Where(v => v.CoordinationId == coordination));

    public override async Task<HandoverPart> Of(HandoverFor to)
    {
        var all = await versions(to.Db, to.Coordination).ToListAsync();
        var path = $"/edit/coordination/{to.Coordination}/charter";
        return new(to.Texts["charter.title"], [.. Enum.GetValues<CharterKind>().SelectMany(kind => new[] { CharterVersion.InForce(all, kind), all.FirstOrDefault(v => v.Kind == kind && v.AdoptedOn is null) }.OfType<CharterVersion>())
            .Select(v => new HandoverLine($"{to.Texts["charter.kind." + v.Kind]}{to.Texts["web.colon"].Value} {(v.AdoptedOn is { } day ? to.Texts["charter.in-force", v.Number, Words.Day(day)] : to.Texts["charter.draft", v.Number])}", path))]);
    }
}

/// <summary>The other networks of the inventory.</summary>
sealed class NetworksHandover : HandoverOf
{
    public override int Place => 60;

    sealed record Named(string Name, Part Part, DateTime? KeptAt);

    static readonly Func<Db, Guid, IAsyncEnumerable<Named>> named = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Network>().Where(n => n.CoordinationId == coordination).Select(n => new Named(n.Name, n.Part, n.KeptAt)));

    public override async Task<HandoverPart> Of(HandoverFor to)
    {
        var all = await named(to.Db, to.Coordination).ToListAsync();
        var path = $"/edit/coordination/{to.Coordination}/networks";
        var lines = Enum.GetValues<Part>().Select(part => (part, names: all.Where(n => n.KeptAt is not null && n.Part == part).Select(n => n.Name).Order(StringComparer.CurrentCultureIgnoreCase).ToList())).Where(one => one.names.Count > 0)
            .Select(one => new HandoverLine($"{to.Texts["networks.part." + one.part]}{to.Texts["web.colon"].Value} {string.Join(", ", one.names)}", path));
        var waiting = all.Count(n => n.KeptAt is null);
        return new(to.Texts.Number("networks.count", all.Count - waiting), [.. lines, .. waiting > 0 ? new[] { new HandoverLine(to.Texts.Number("networks.due", waiting), path) } : []]);
    }
}

/// <summary>The last round about other networks, and how often there is one.</summary>
sealed class RoundsHandover : HandoverOf
{
    public override int Place => 61;

    sealed record Told(Guid Id, DateOnly BegunOn, DateOnly LastDay, int Asked, int Answered);

    static readonly Func<Db, Guid, IAsyncEnumerable<RoundEvery?>> often = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Coordination>().Where(c => c.Id == coordination).Select(c => c.RoundEvery));
    static readonly Func<Db, Guid, IAsyncEnumerable<Told>> rounds = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Round>().Where(r => r.CoordinationId == coordination).OrderByDescending(r => r.BegunOn).Take(1)
        .Select(r => new Told(r.Id, r.BegunOn, r.LastDay, db.Set<RoundMember>().Count(m => m.RoundId == r.Id), db.Set<RoundMember>().Count(m => m.RoundId == r.Id && m.AnsweredAt != null))));

    public override async Task<HandoverPart> Of(HandoverFor to)
    {
        var path = $"/edit/coordination/{to.Coordination}/rounds";
        var every = await often(to.Db, to.Coordination).SingleAsync();
        var last = await rounds(to.Db, to.Coordination).FirstOrDefaultAsync();
        IEnumerable<HandoverLine> lines = last is null ? [] : [new($"{to.Texts["elsewhere.of", Words.Day(last.BegunOn)]}{to.Texts["web.colon"].Value} {to.Texts["elsewhere.answered-of", last.Answered, last.Asked]} ({to.Texts["elsewhere.until", Words.Day(last.LastDay)]})", $"{path}/{last.Id}")];
        return new(to.Texts["elsewhere.title"], every is null ? [.. lines] : [.. lines, new($"{to.Texts["elsewhere.every"]}{to.Texts["web.colon"].Value} {to.Texts["elsewhere.every." + every]}", path)]);
    }
}
