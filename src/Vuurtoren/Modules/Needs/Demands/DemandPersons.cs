using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>Who holds an office, and who was asked to sign. The office and the organisation stay.</summary>
sealed class DemandPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) =>
        connection.Query<string>("select email from needs_holder where email is not null union select email from needs_signature where email is not null");

    public override void Erase(Erasing erasing)
    {
        erasing.OfAddress("needs_holder", "update needs_holder set name = null, email = null where email = lower(@address)");
        erasing.OfAddress("needs_signature", "update needs_signature set person = null, email = null where email = lower(@address)");
    }
}
