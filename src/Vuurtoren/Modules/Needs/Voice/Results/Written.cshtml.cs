using Dapper;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>What was written in own words, for the coordinator: in no order that means anything, with no filter, and not when there are fewer than five.</summary>
[Can(Permission.GroupSignals)]
public sealed class WrittenPage(Db db, Database database, Texts texts, Territories territories) : VoiceRoom(db, texts, territories, "voice.written")
{
    /// <summary>Of each question on one page.</summary>
    const int Most = 50;

    public IReadOnlyList<(int Number, LocalText Question, IReadOnlyList<(string Words, string Lang)> Texts)> Questions { get; private set; } = [];
    public int PageNumber => int.TryParse(Request.Query["page"], out var page) ? Math.Clamp(page, 1, 10_000) : 1;
    public PageWays Ways { get; private set; } = null!;

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || One.State != VoiceState.Closed) return false;
        await using var connection = database.Open();
        const string Those = "from needs_voice_text where questionnaire_id = @Id and batch not in (select number from needs_voice_link where questionnaire_id = @Id and apart)";
        var counts = (await connection.QueryAsync<(int Question, long Count)>($"select question, count(*) {Those} group by question", new { One.Id })).Where(one => one.Count >= Few.Least).ToDictionary(one => one.Question, one => one.Count);
        var all = new List<(int, LocalText, IReadOnlyList<(string, string)>)>();
        foreach (var (n, question) in One.Questions.Index().Where(one => one.Item.Kind == QuestionKind.Open))
            all.Add((n, question.Text.Plain, counts.ContainsKey(n) ? [.. await connection.QueryAsync<(string, string)>($"select words, lang {Those} and question = @n order by id limit @Most offset @from", new { One.Id, n, Most, from = (PageNumber - 1) * Most })] : []));
        Questions = all;
        Ways = new(PageNumber, counts.Values.Any(count => count > PageNumber * Most), Here("/written"));
        return true;
    }

    public void OnGet() { }
}
