using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>Who may vote and who stands. The voice and the numbers stay, so that a result does not change.</summary>
sealed class VotePersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select email from networks_voter where email is not null union select email from networks_choice where email is not null");

    public override void Erase(Erasing erasing)
    {
        erasing.OfAddress("networks_voter", "update networks_voter set name = null, email = null where email = lower(@address)");
        erasing.OfAddress("networks_choice", "update networks_choice set name = null, email = null where email = lower(@address)");
    }
}
