using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>
/// Once a questionnaire is closed, sums that are never looked at together are parted: those by neighbourhood no longer stand with those by age, and who was one of fewer than five
/// stands with those who did not say. So no rows tell what the one person answered who lived there and was so old. What was set apart goes.
/// </summary>
static class VoiceParts
{
    /// <summary>In place of a dimension that is not looked at here.</summary>
    public const string Elsewhere = "*";

    /// <summary>Those that were closed before this was done. Where filters combine, what was told already would change: these stay as they are.</summary>
    public static async Task OfClosed(Database database)
    {
        await using var db = database.Context();
        foreach (var one in await db.Set<Questionnaire>().AsNoTracking().Where(q => q.ClosedOn != null && !q.Parted).ToListAsync())
            if (one.Combines.Count == 0) await Of(database, one);
    }

    public static async Task Of(Database database, Questionnaire closed)
    {
        await using (var connection = database.Open())
        {
            UnnamedStore.WipeFrees(database, connection);
            await using var transaction = await connection.BeginTransactionAsync();
            if (database.IsPostgres) await connection.ExecuteAsync(VoiceStore.Lock, transaction: transaction);
            var rows = new List<object>();
            foreach (var part in VoiceResults.Parts(closed.Combines))
            {
                var cells = await VoiceCells.Of(connection, closed, part, transaction);
                var rare = cells.Where(cell => cell.Question == -1 && Few.Is(cell.Persons)).Select(cell => string.Join('\n', cell.Key)).ToHashSet(StringComparer.Ordinal);
                foreach (var sum in cells.GroupBy(cell => (Key: string.Join('\n', cell.Key) is var key && rare.Contains(key) ? string.Join('\n', cell.Key.Select(_ => "")) : key, cell.Question, cell.Answer)))
                {
                    var said = sum.Key.Key.Split('\n');
                    string At(Dimension dimension) => part.Contains(dimension) ? said[part.ToList().IndexOf(dimension)] : Elsewhere;
                    rows.Add(new { closed.Id, channel = At(Dimension.Channel), area = At(Dimension.Area), age = At(Dimension.Age), target = At(Dimension.Target), sum.Key.Question, sum.Key.Answer, persons = sum.Sum(cell => cell.Persons) });
                }
            }
            await connection.ExecuteAsync("delete from needs_voice_tally where questionnaire_id = @Id", new { closed.Id }, transaction);
            await connection.ExecuteAsync("insert into needs_voice_tally (questionnaire_id, batch, channel, area, age, target, question, answer, persons) values (@Id, 0, @channel, @area, @age, @target, @Question, @Answer, @persons)", rows, transaction);
            await connection.ExecuteAsync("update needs_voice set parted = true where id = @Id", new { closed.Id }, transaction);
            await transaction.CommitAsync();
        }
        await VoiceStore.Again(database);
    }
}
