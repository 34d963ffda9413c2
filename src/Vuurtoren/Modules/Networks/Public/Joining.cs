using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>Somebody who came to a meeting without being on the list speaks for an organisation from now on.</summary>
public static class Joining
{
    /// <summary>The organisation is a member from today when it was none, or waited. Who speaks for it already is not added twice. Who calls saves.</summary>
    public static async Task Speaks(Db db, Guid coordination, Guid organization, string name, string? email, string lang, DateOnly today)
    {
        var member = db.Set<Member>().Local.FirstOrDefault(m => m.CoordinationId == coordination && m.OrganizationId == organization && m.UntilOn is null)
            ?? await db.Set<Member>().SingleOrDefaultAsync(m => m.CoordinationId == coordination && m.OrganizationId == organization && m.UntilOn == null);
        if (member is null) db.Add(member = Member.Begin(coordination, organization, Way.Open, today));
        else if (member.State == MemberState.Waiting) member.Accept(today);
        var speaks = (await db.Set<Members.Delegate>().Where(d => d.MemberId == member.Id && d.UntilOn == null).ToListAsync()).Concat(db.Set<Members.Delegate>().Local.Where(d => d.MemberId == member.Id));
        if (!speaks.Any(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase) || email is not null && string.Equals(d.Email, email, StringComparison.OrdinalIgnoreCase)))
            db.Add(Members.Delegate.Of(member, name, email, null, lang, substitute: false, today));
    }
}
