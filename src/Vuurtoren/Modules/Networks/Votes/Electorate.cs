using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>Who may vote in a body today: in a plenary each member organisation, in another body each seat.</summary>
static class Electorate
{
    public static async Task<IReadOnlyList<Voter>> Of(Db db, Body body, Vote vote, string lang, DateOnly today)
    {
        if (body.Kind != BodyKind.Plenary)
            return [.. Roster.On(today, body, await db.Set<Mandate>().AsNoTracking().Where(m => m.BodyId == body.Id).ToListAsync()).Sitting.Select(m => Voter.Of(vote, m.OrganizationId, m.Name, m.Email, m.Lang))];
        var speaking = (await BodiesOf.Delegates(db, body.CoordinationId)).OrderBy(one => one.Role).ThenBy(one => one.Email is null).ToLookup(one => one.Organization);
        var members = await db.Set<Member>().Where(m => m.CoordinationId == body.CoordinationId && m.FromOn != null && m.UntilOn == null).Select(m => m.OrganizationId).ToListAsync();
        return [.. members.Select(id => speaking[id].FirstOrDefault() is { } one ? Voter.Of(vote, id, one.Name, one.Email, one.Lang) : Voter.Of(vote, id, null, null, lang))];
    }
}
