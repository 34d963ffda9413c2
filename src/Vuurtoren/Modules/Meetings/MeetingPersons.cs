using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Meetings;

/// <summary>Who is invited, who came, who took something on. After the term their names go; that somebody came still counts.</summary>
sealed class MeetingPersons : HoldsPersons
{
    const string Forgotten = "name = '', organization = null, function = null, email = null, replaced_by = null";

    public override IEnumerable<string> Addresses(DbConnection connection) =>
        connection.Query<string>("select distinct email from meetings_attendee where email is not null union select distinct email from meetings_task where email is not null union select distinct email from meetings_reading where email <> ''");

    public override void Erase(Erasing erasing)
    {
        erasing.OfAccount("meetings_meeting", "update meetings_meeting set made_by = null where made_by = @account");
        erasing.OfAccount("meetings_minutes", "update meetings_minutes set made_by = null where made_by = @account");
        // Points are said to be brought by a name: that of this address, where it was at a meeting of the same coordination.
        foreach (var column in new[] { "owner", "proposed_by" })
            erasing.OfAddress("meetings_item", $"""
                update meetings_item set {column} = null where {column} in (select a.name from meetings_attendee a join meetings_meeting m on m.id = a.meeting_id where a.email = lower(@address) and a.name <> '' and m.coordination_id = meetings_item.coordination_id)
                """);
        erasing.OfAddress("meetings_attendee", $"update meetings_attendee set {Forgotten} where email = lower(@address)");
        erasing.OfAddress("meetings_reading", "update meetings_reading set name = '', email = '' where email = lower(@address)");
        erasing.OfAddress("meetings_task", "update meetings_task set owner = null, email = null where email = lower(@address)");
    }

    /// <summary>Of old minutes the names of who was there; the hash stays that of what was approved.</summary>
    public override bool Clear(Database database, DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<object> keys, DateTime now)
    {
        if (table != "meetings_minutes") return false;
        foreach (var key in keys)
        {
            if (connection.QuerySingleOrDefault<string>("select body from meetings_minutes where id = @key", new { key }, transaction) is not { } body) continue;
            connection.Execute("update meetings_minutes set body = @body, made_by = null where id = @key", new { key, body = Json.Write(Json.Read<Report>(body).WithoutNames()) }, transaction);
        }
        return true;
    }
}
