using System.Data.Common;
using Dapper;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>One filter: those of whom this was said.</summary>
public sealed record Pick(Dimension Dimension, string Value);

/// <param name="Key">Of each dimension that is looked at together, in their order; '': not said.</param>
/// <param name="Question">-1: persons who took part.</param>
public sealed record VoiceCell(string[] Key, int Question, int Answer, long Persons);

/// <summary>Reads the sums of one questionnaire, one question to the database for dimensions that are looked at together. What was set apart is not in them.</summary>
static class VoiceCells
{
    public static async Task<IReadOnlyList<VoiceCell>> Of(DbConnection connection, Questionnaire of, IReadOnlyList<Dimension> dimensions, DbTransaction? transaction = null)
    {
        string Column(Dimension one) => one switch { Dimension.Area => "area", Dimension.Age => "age", Dimension.Target => "target", _ => "channel" };
        string At(int n) => n < dimensions.Count ? Column(dimensions[n]) : "''";
        var rows = await connection.QueryAsync<(string A, string B, string C, string D, int Question, int Answer, long Persons)>($"""
            select {At(0)}, {At(1)}, {At(2)}, {At(3)}, question, answer, cast(sum(persons) as bigint)
            from needs_voice_tally where questionnaire_id = @questionnaire
                and ((select not parted from needs_voice where id = @questionnaire) or ({string.Join(" and ", Enum.GetValues<Dimension>().Select(one => $"{Column(one)} {(dimensions.Contains(one) ? "<>" : "=")} '{VoiceParts.Elsewhere}'"))}))
                and batch not in (select number from needs_voice_link where questionnaire_id = @questionnaire and apart)
            group by {string.Join(", ", dimensions.Select(Column).Concat(["question", "answer"]))}
            """, new { questionnaire = of.Id }, transaction);
        return [.. rows.Select(row => new VoiceCell([.. new[] { row.A, row.B, row.C, row.D }.Take(dimensions.Count)], row.Question, row.Answer, row.Persons))];
    }
}
