using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Directory.Owners;

/// <summary>Who asked to keep sheets, and who answered.</summary>
sealed class ClaimPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select distinct email from directory_claim");

    public override void Erase(Erasing erasing)
    {
        erasing.OfAccount("directory_claim", "update directory_claim set answered_by = null where answered_by = @account");
        erasing.OfAddress("directory_claim", "delete from directory_claim where lower(email) = lower(@address)");
    }
}
