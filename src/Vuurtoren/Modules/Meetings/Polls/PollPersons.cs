using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Meetings.Polls;

/// <summary>Who is asked when to meet, and who asks.</summary>
sealed class PollPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select distinct email from meetings_poll_answer where email is not null");

    public override void Erase(Erasing erasing)
    {
        erasing.OfAccount("meetings_poll", "update meetings_poll set made_by = null where made_by = @account");
        erasing.OfAddress("meetings_poll_answer", "delete from meetings_poll_answer where email = lower(@address)");
    }
}
