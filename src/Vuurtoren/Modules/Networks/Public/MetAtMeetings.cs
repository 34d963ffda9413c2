using Vuurtoren.Modules.Networks.SpeedMeeting;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>What meetings tell the memory of who met.</summary>
public static class MetAtMeetings
{
    /// <summary>In a larger room one does not meet everybody.</summary>
    const int MostOfOneTable = 12;

    /// <summary>Delegates who were at a small meeting met each other, where the coordination wants it remembered. Who calls saves.</summary>
    public static Task Remember(Db db, ServerSecret secret, Guid coordination, IReadOnlyCollection<Guid> delegates, int present, DateOnly day) =>
        present is < 2 or > MostOfOneTable ? Task.CompletedTask : new SeatingMemory(db, secret, coordination).Remember([delegates], day);
}
