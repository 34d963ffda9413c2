using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>Addresses to which was written, and what came back: that a service was asked stays, at which address goes.</summary>
sealed class RoundPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select distinct address from directory_round where address is not null");

    public override void Erase(Erasing erasing) => erasing.OfAddress("directory_round", "update directory_round set address = null, words = null where lower(address) = lower(@address)");
}
