using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Networks.SpeedMeeting;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Networks.Members;

/// <summary>Who speaks for the members of a coordination.</summary>
sealed class MemberPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select distinct email from networks_delegate where email is not null");

    public override void Erase(Erasing erasing)
    {
        ForgetMet(erasing);
        erasing.OfAddress("networks_delegate", "delete from networks_delegate where email = lower(@address)");
    }

    /// <summary>With whom they sat: while it is still known who they are.</summary>
    static void ForgetMet(Erasing erasing)
    {
        if (erasing.Person.Address?.Trim() is not { } address) return;
        foreach (var (coordination, speaker) in erasing.Connection.Query<(Guid Coordination, Guid Speaker)>("select m.coordination_id, d.id from networks_delegate d join networks_member m on m.id = d.member_id where d.email = lower(@address)", new { address }, erasing.Transaction).ToList())
            erasing.Count("networks_met", erasing.Connection.Execute("delete from networks_met where one = @key or another = @key", new { key = SeatingMemory.KeyOf(erasing.Database.Secret, coordination, speaker) }, erasing.Transaction));
    }
}
