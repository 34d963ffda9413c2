using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings;

/// <summary>Decisions out of minutes that were sent.</summary>
sealed class MeetingsDecisions : DecisionsOf
{
    public override async Task<IReadOnlyList<DecisionTaken>> Of(Db db, Guid coordination, DateOnly since) =>
        [.. (await DecisionsMade.Of(db, coordination, since)).Select(one => new DecisionTaken(one.Id, one.Day, one.Said))];
}
