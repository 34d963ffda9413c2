using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Directory.Walks;

/// <summary>Who walks along, who opens, and who planned it.</summary>
sealed class WalkPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select distinct email from directory_walk_guest where email is not null");

    public override void Erase(Erasing erasing)
    {
        erasing.OfAccount("directory_walk", "update directory_walk set made_by = null where made_by = @account");
        erasing.OfAddress("directory_walk_guest", "delete from directory_walk_guest where email = lower(@address)");
    }
}
