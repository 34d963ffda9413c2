using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Vuurtoren.Modules.Needs.Agreements;

/// <summary>A page about what the partners of one coordination agreed.</summary>
public abstract class AgreementsRoom(Db db, Texts texts, Territories territories, Permission asks, string title) : NeedsRoom(db, texts, territories, asks, title)
{
    public IReadOnlyDictionary<Guid, string> Partners { get; private set; } = new Dictionary<Guid, string>();

    protected Task<Agreement?> Find(Guid id) => Db.Set<Agreement>().Include(a => a.Steps.OrderBy(step => step.Number)).SingleOrDefaultAsync(a => a.Id == id && a.CoordinationId == Coordination);

    protected async Task Name(IEnumerable<Guid> organizations) => Partners = await OrganizationNames.Of(Db, [.. organizations.Distinct()], Lang);
}
