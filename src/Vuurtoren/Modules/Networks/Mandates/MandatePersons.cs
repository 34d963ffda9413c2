using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>Who sits in the bodies of a coordination. That an organisation had a seat stays.</summary>
sealed class MandatePersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select distinct email from networks_mandate where email is not null");

    public override void Erase(Erasing erasing)
    {
        erasing.OfAddress("networks_mandate", "delete from networks_mandate where email = lower(@address) and organization_id is null");
        erasing.OfAddress("networks_mandate", "update networks_mandate set name = null, email = null, function = null, agreed_on = null where email = lower(@address)");
    }
}
