using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Networks.Inventory;

/// <summary>Whom to ask about another network.</summary>
sealed class NetworkPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select distinct email from networks_network where email is not null");

    public override void Erase(Erasing erasing) => erasing.OfAddress("networks_network", "update networks_network set contact = null, email = null where email = lower(@address)");
}
