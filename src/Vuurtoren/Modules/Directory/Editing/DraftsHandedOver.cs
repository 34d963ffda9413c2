using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>Drafts go along with who takes over; of a sheet of which that person has a draft already, the own one stays.</summary>
sealed class DraftsHandedOver : HandedOver
{
    public override Task Take(Db db, Guid from, Guid to) =>
        db.Set<Draft>().Where(d => d.AccountId == from && !db.Set<Draft>().Any(own => own.AccountId == to && own.RecordId == d.RecordId)).ExecuteUpdateAsync(set => set.SetProperty(d => d.AccountId, to));
}
