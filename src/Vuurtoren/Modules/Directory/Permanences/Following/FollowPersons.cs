using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Directory.Permanences.Following;

/// <summary>Who follows houses, services and themes by mail.</summary>
sealed class FollowPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select distinct email from directory_follow");

    public override void Erase(Erasing erasing) => erasing.OfAddress("directory_follow", "delete from directory_follow where email = lower(@address)");
}
