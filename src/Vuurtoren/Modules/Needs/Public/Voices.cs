using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Voice;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Public;

/// <param name="Persons">Null: fewer than five, or it would tell of another that it is.</param>
public sealed record VoiceAnswer(LocalText Answer, long? Persons);

/// <summary>One question to residents, with how many gave which answer.</summary>
public sealed record VoiceTable(LocalText Question, IReadOnlyList<VoiceAnswer> Answers);

/// <summary>What residents said in a closed questionnaire, as others may quote it.</summary>
/// <param name="Persons">All who took part; null: fewer than five, and then nothing is told.</param>
/// <param name="ByWay">How many came by link, on paper, in interviews and in groups, by the key of the way.</param>
public sealed record VoiceSummary(Guid Id, LocalText Title, string Theme, DateOnly FirstDay, DateOnly LastDay, long? Persons, IReadOnlyDictionary<string, long?> ByWay, IReadOnlyList<VoiceTable> Tables);

/// <summary>The voice of residents, for modules that rest a text on it. Small numbers are not in it.</summary>
public static class Voices
{
    /// <summary>The closed questionnaires of a coordination, the latest first.</summary>
    public static async Task<IReadOnlyList<VoiceSummary>> Of(Db db, Database database, Texts texts, Guid coordination)
    {
        var all = new List<VoiceSummary>();
        await using var connection = database.Open();
        foreach (var one in await db.Set<Questionnaire>().AsNoTracking().Where(one => one.CoordinationId == coordination && one.ClosedOn != null).OrderByDescending(one => one.ClosedOn).ThenByDescending(one => one.Id).ToListAsync())
        {
            var results = await VoiceResults.Of(connection, one);
            all.Add(new(one.Id, one.Title, one.Theme, one.FirstDay!.Value, one.LastDay!.Value, results.IsTold ? results.Persons : null, results.ByChannel.ToDictionary(way => way.Key.ToString(), way => way.Value),
                [.. results.Tables([]).Select(table => Read(one.Questions[table.Question], table, texts))]));
        }
        return all;
    }

    /// <summary>Those about one theme, by title alone.</summary>
    public static async Task<IReadOnlyList<(Guid Id, LocalText Title)>> About(Db db, Guid coordination, string theme) =>
        [.. (await db.Set<Questionnaire>().AsNoTracking().Where(one => one.CoordinationId == coordination && one.ClosedOn != null && one.Theme == theme).OrderByDescending(one => one.ClosedOn).Select(one => new { one.Id, one.Title }).ToListAsync()).Select(one => (one.Id, one.Title))];

    /// <summary>Where it is read, after the language.</summary>
    public static string PathOf(Guid coordination, Guid questionnaire) => $"/coordination/{coordination}/voices/{questionnaire}";

    static VoiceTable Read(Question question, ResultTable table, Texts texts) => new(question.Text.Plain, [.. table.Lines.Select(line => new VoiceAnswer(Words(question, line.Answers[0], texts), line.Persons))]);

    static LocalText Words(Question question, int answer, Texts texts) => question.Kind == QuestionKind.Scale
        ? new(Texts.Languages.Select(language => KeyValuePair.Create(language, (string?)texts.In(language, TextRows.Page + "scale." + answer)))) : question.Answers[answer].Plain;
}
