using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Meetings.Agenda;

/// <summary>Documents with a point of an agenda: for who calls the meeting. Who is invited opens them with the link of the own invitation.</summary>
sealed class ItemFiles : OwnsFiles
{
    public const string Kind = "agenda-item";

    public override IReadOnlyList<string> Kinds => [Kind];

    public override async Task<Sight> Sees(HttpContext http, Owner owner) =>
        await http.RequestServices.GetRequiredService<Db>().Set<Item>().Where(i => i.Id == owner.Id).Select(i => (Guid?)i.CoordinationId).SingleOrDefaultAsync() is { } coordination
            && CurrentUser.Of(http) is var me && me.Can(Permission.PlanMeetings) && MeetingPage.Calls(me, coordination) ? Sight.Some : Sight.None;

    public override bool IsThere(DbConnection connection, Owner owner) => connection.ExecuteScalar<long>("select count(*) from meetings_item where id = @Id", owner) > 0;

    /// <summary>Of all points of an agenda, with one query.</summary>
    public static async Task<ILookup<Guid, StoredFile>> Of(Db db, IEnumerable<Item> items)
    {
        var ids = items.Select(item => item.Id).ToList();
        return (await db.Set<StoredFile>().AsNoTracking().Where(file => file.OwnerKind == Kind && ids.Contains(file.OwnerId)).OrderBy(file => file.Place).ToListAsync()).ToLookup(file => file.OwnerId);
    }
}
