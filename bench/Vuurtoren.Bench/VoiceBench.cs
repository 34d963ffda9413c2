using System.Diagnostics;
using Dapper;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Needs.Voice;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench;

/// <summary>
/// A hundred thousand residents answered twelve questions: results without a filter, with all four filters each alone, and with three that combine; beside the bare sums
/// by SQL from one row for each answer.
/// </summary>
static class VoiceBench
{
    const int Many = 100_000, Questions = 12, Answers = 5;

    public static async Task Run(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName;
        try
        {
            var database = Database.At(folder);
            Schema.BringUpToDate(database);
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            Questionnaire alone = Made(today), combined = Made(today);
            using var connection = database.Open();
            await Fill(connection, alone, today);
            connection.Execute("insert into needs_voice_tally select @to, batch, channel, area, age, target, question, answer, persons from needs_voice_tally where questionnaire_id = @from", new { to = combined.Id, from = alone.Id });
            alone.Close([], today);
            combined.Close([Dimension.Area, Dimension.Age, Dimension.Target], today);
            var plain = Median(() => connection.Query<(int, int, long)>("select question, answer, count(*) from bench_answer group by question, answer").AsList());
            report.Add("voice.results", Median(() => VoiceResults.Of(connection, alone).GetAwaiter().GetResult().Tables([])), "ms", plain);
            report.Add("voice.results-combined", Median(() => VoiceResults.Of(connection, combined).GetAwaiter().GetResult().Tables([])), "ms", plain);
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    static Questionnaire Made(DateOnly today)
    {
        Spoken Say(string words) => new(LocalText.NlFr(words, words)!);
        var one = Questionnaire.Of(Guid.CreateVersion7(), LocalText.NlFr("Veel", "Beaucoup"), Subjects.Themes[0].Code, today);
        for (var n = 0; n < Questions; n++) one.Put(n, new(QuestionKind.One, Say($"Vraag {n}"), [.. Enumerable.Range(0, Answers).Select(a => Say($"Antwoord {a}"))]));
        one.Open(today, today, today);
        return one;
    }

    static async Task Fill(System.Data.Common.DbConnection connection, Questionnaire one, DateOnly today)
    {
        var random = new Random(1);
        await connection.ExecuteAsync("create table bench_answer (person integer, question integer, answer integer)");
        await using var transaction = await connection.BeginTransactionAsync();
        for (var n = 0; n < Many; n++)
        {
            var about = new AboutWho($"md:{random.Next(20)}", (AgeGroup)random.Next(4), random.Next(3) == 0 ? null : Subjects.Targets[random.Next(Math.Min(8, Subjects.Targets.Count))].Code);
            var chosen = Enumerable.Range(0, Questions).Select(question => new Chosen(question, Math.Min(random.Next(Answers), random.Next(Answers)))).ToList();
            await VoiceStore.Add(connection, transaction, one, 0, new((Channel)random.Next(3), 1, about, chosen, []), UnnamedSignal.Monday(today));
            await connection.ExecuteAsync("insert into bench_answer values (@n, @Question, @Answer)", chosen.Select(c => new { n, c.Question, c.Answer }), transaction);
        }
        await transaction.CommitAsync();
    }

    static double Median(Action what) => Enumerable.Range(0, 9).Select(_ =>
    {
        var clock = Stopwatch.StartNew();
        what();
        return clock.Elapsed.TotalMilliseconds;
    }).Order().ElementAt(4);
}
