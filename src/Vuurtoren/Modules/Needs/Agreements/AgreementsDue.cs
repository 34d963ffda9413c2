using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Agreements;

/// <summary>Agreements that the partners would look at again by now.</summary>
sealed class AgreementsDue : DueOf
{
    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (me.Me.Coordinations(Permission.GroupSignals) is not { Count: > 0 } mine) return [];
        var due = await me.Db.Set<Agreement>().AsNoTracking().Where(a => mine.Contains(a.CoordinationId) && a.EndedOn == null && a.ReviewOn <= me.Today).Select(a => new { a.Id, a.CoordinationId, a.Title, a.ReviewOn }).ToListAsync();
        return due.Select(one => new Due(one.ReviewOn, me.Texts["agreements.due.what", one.Title.In(me.Lang).Text], me.Texts["agreements.due.go"], $"/edit/coordination/{one.CoordinationId}/agreements/{one.Id}"));
    }
}
