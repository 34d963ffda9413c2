using System.Collections.Concurrent;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>Results of closed questionnaires, as they were reckoned once: closed, nothing in them changes, and to see which numbers may be told takes longer than to show them.</summary>
public sealed class KeptResults(Database database)
{
    const int MostKept = 50;

    readonly ConcurrentDictionary<(Guid Id, int Version), VoiceResults> kept = new();

    public async Task<VoiceResults> Of(Questionnaire closed)
    {
        if (kept.TryGetValue((closed.Id, closed.Version), out var known)) return known;
        await using var connection = database.Open();
        var results = await VoiceResults.Of(connection, closed);
        if (closed.State != VoiceState.Closed) return results;
        if (kept.Count >= MostKept) kept.Clear();
        return kept[(closed.Id, closed.Version)] = results;
    }
}
