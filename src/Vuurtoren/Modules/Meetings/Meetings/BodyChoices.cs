using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Meetings;

/// <summary>The groups for which somebody calls meetings besides those of all members, with their coordination where there is more than one.</summary>
static class BodyChoices
{
    /// <summary>Of more coordinations one chooses the group afterwards.</summary>
    const int MostCoordinations = 20;

    public static async Task<IReadOnlyList<Choice>> Of(Db db, IEnumerable<KeyValuePair<Guid, string>> coordinations, string lang)
    {
        var all = coordinations.Take(MostCoordinations).ToList();
        var choices = new List<Choice>();
        foreach (var (id, name) in all)
            choices.AddRange((await BodiesOf.Coordination(db, id, lang)).Where(body => body.Kind != BodyKind.Plenary).Select(body => new Choice(body.Id.ToString(), all.Count > 1 ? $"{name} · {body.Name}" : body.Name)));
        return choices;
    }
}
