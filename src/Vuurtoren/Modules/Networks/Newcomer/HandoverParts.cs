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
        var bodies = (await to.Db.Set<Body>().AsNoTracking().Where(b => b.CoordinationId == to.Coordination && b.UntilOn == null).ToListAsync()).OrderBy(b => b.Kind).ThenBy(b => b.Name.In(to.Lang).Text, StringComparer.CurrentCultureIgnoreCase).ToList();
        var ids = bodies.Select(b => b.Id).ToList();
        var mandates = (await to.Db.Set<Mandate>().AsNoTracking().Where(m => ids.Contains(m.BodyId) && m.UntilOn == null).ToListAsync()).ToLookup(m => m.BodyId);
        var names = await OrganizationNames.Of(to.Db, [.. mandates.SelectMany(group => group).Select(m => m.OrganizationId).OfType<Guid>().Distinct()], to.Lang);
        return new(to.Texts["bodies.title"], [.. bodies.SelectMany(body => Lines(body, new(body, mandates[body.Id]), names, to))]);
    }

    static IEnumerable<HandoverLine> Lines(Body body, Roster roster, Dictionary<Guid, string> names, HandoverFor to)
    {
        var (name, path) = (body.Name.In(to.Lang).Text, $"/edit/coordination/{body.CoordinationId}/bodies/{body.Id}");
        var state = new[] { roster.Chair is { } chair ? to.Texts["handover.chair", Named(chair)].Value : roster.ChairIsVacant ? to.Texts["mandates.chair.vacant"].Value : null, roster.Vacancies > 0 ? to.Texts.Number("mandates.vacant", roster.Vacancies) : null }.OfType<string>().ToList();
        yield return new(state.Count == 0 ? name : $"{name}{to.Texts["web.colon"].Value} {string.Join(", ", state)}", path);
        foreach (var seat in roster.Now.Where(m => m.EndsOn <= to.Today.AddYears(1)).OrderBy(m => m.EndsOn))
            yield return new(to.Texts["handover.ends", Words.Day(seat.EndsOn!.Value), Named(seat), to.Texts["mandates.role." + seat.Role], name]);

        string Named(Mandate m) => string.Join(" · ", new[] { m.Name, m.OrganizationId is { } id ? names.GetValueOrDefault(id) : null }.OfType<string>());
    }
}

/// <summary>What is put to the vote now, or prepared.</summary>
sealed class VotesHandover : HandoverOf
{
    public override int Place => 30;

    public override async Task<HandoverPart> Of(HandoverFor to) => new(to.Texts["handover.votes"],
        [.. (await (from vote in to.Db.Set<Vote>()
            join body in to.Db.Set<Body>() on vote.BodyId equals body.Id
            where body.CoordinationId == to.Coordination && vote.ClosedOn == null
            orderby vote.LastDay
            select new { vote.Id, vote.Question, vote.LastDay, vote.OpenedOn, Body = body.Id, body.Name }).ToListAsync())
            .Select(one => new HandoverLine($"{one.Name.In(to.Lang).Text}{to.Texts["web.colon"].Value} {one.Question.In(to.Lang).Text} ({to.Texts[one.OpenedOn is null ? "votes.state.Prepared" : "votes.state.Open"]}, {to.Texts["votes.until", Words.Day(one.LastDay)]})", $"/edit/coordination/{to.Coordination}/bodies/{one.Body}/votes/{one.Id}"))]);
}

/// <summary>The version of the charter and of the internal rules that holds, and drafts.</summary>
sealed class CharterHandover : HandoverOf
{
    public override int Place => 40;

    public override async Task<HandoverPart> Of(HandoverFor to)
    {
        var all = await to.Db.Set<CharterVersion>().AsNoTracking().Where(v => v.CoordinationId == to.Coordination).ToListAsync();
        var path = $"/edit/coordination/{to.Coordination}/charter";
        return new(to.Texts["charter.title"], [.. Enum.GetValues<CharterKind>().SelectMany(kind => new[] { CharterVersion.InForce(all, kind), all.FirstOrDefault(v => v.Kind == kind && v.AdoptedOn is null) }.OfType<CharterVersion>())
            .Select(v => new HandoverLine($"{to.Texts["charter.kind." + v.Kind]}{to.Texts["web.colon"].Value} {(v.AdoptedOn is { } day ? to.Texts["charter.in-force", v.Number, Words.Day(day)] : to.Texts["charter.draft", v.Number])}", path))]);
    }
}

/// <summary>The other networks of the inventory.</summary>
sealed class NetworksHandover : HandoverOf
{
    public override int Place => 60;

    public override async Task<HandoverPart> Of(HandoverFor to)
    {
        var all = await to.Db.Set<Network>().Where(n => n.CoordinationId == to.Coordination).Select(n => new { n.Name, n.Part, n.KeptAt }).ToListAsync();
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

    public override async Task<HandoverPart> Of(HandoverFor to)
    {
        var path = $"/edit/coordination/{to.Coordination}/rounds";
        var every = (await to.Db.Set<Coordination>().AsNoTracking().SingleAsync(c => c.Id == to.Coordination)).RoundEvery;
        var last = await to.Db.Set<Round>().Where(r => r.CoordinationId == to.Coordination).OrderByDescending(r => r.BegunOn).Select(r => new { r.Id, r.BegunOn, r.LastDay, Asked = to.Db.Set<RoundMember>().Count(m => m.RoundId == r.Id), Answered = to.Db.Set<RoundMember>().Count(m => m.RoundId == r.Id && m.AnsweredAt != null) }).FirstOrDefaultAsync();
        IEnumerable<HandoverLine> lines = last is null ? [] : [new($"{to.Texts["elsewhere.of", Words.Day(last.BegunOn)]}{to.Texts["web.colon"].Value} {to.Texts["elsewhere.answered-of", last.Answered, last.Asked]} ({to.Texts["elsewhere.until", Words.Day(last.LastDay)]})", $"{path}/{last.Id}")];
        return new(to.Texts["elsewhere.title"], every is null ? [.. lines] : [.. lines, new($"{to.Texts["elsewhere.every"]}{to.Texts["web.colon"].Value} {to.Texts["elsewhere.every." + every]}", path)]);
    }
}
