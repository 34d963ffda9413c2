using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Needs.Colloquium;

/// <summary>Who got a letter about a colloquium.</summary>
sealed class ColloquiumPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select distinct email from needs_colloquium_guest");

    public override void Erase(Erasing erasing) => erasing.OfAddress("needs_colloquium_guest", "delete from needs_colloquium_guest where email = lower(@address)");
}
