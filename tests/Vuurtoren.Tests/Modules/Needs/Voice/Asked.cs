using Dapper;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Needs.Voice;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs.Voice;

/// <summary>A questionnaire with one question of each kind, for tests.</summary>
static class Asked
{
    public static readonly DateOnly Today = new(2026, 12, 2); // a Wednesday
    public static readonly Said Yes = new(Channel.Link, 1, new("md:17", AgeGroup.Old), [new(0, 0), new(1, 0), new(1, 2), new(2, 4)], [new(3, "Een bank om op te zitten", "nl")]);

    public static Spoken Say(string words) => new(LocalText.NlFr(words, words + " (fr)")!);

    public static Questionnaire Draft(Guid? coordination = null)
    {
        var one = Questionnaire.Of(coordination ?? Guid.Empty, LocalText.NlFr("Wonen", "Logement"), "housing", Today);
        one.Put(0, new(QuestionKind.One, Say("Bij wie?"), [Say("familie"), Say("dienst"), Say("niemand")]));
        one.Put(1, new(QuestionKind.Several, Say("Wat?"), [Say("huur"), Say("eten"), Say("warmte")]));
        one.Put(2, new(QuestionKind.Scale, Say("Hoe?"), []));
        one.Put(3, new(QuestionKind.Open, Say("Wat helpt?"), []));
        return one;
    }

    public static Questionnaire Open(Guid? coordination = null)
    {
        var one = Draft(coordination);
        one.Open(Today, Today.AddDays(20), Today);
        return one;
    }

    public static Questionnaire Closed(params IReadOnlyList<Dimension> combines)
    {
        var one = Open();
        one.Close(combines, Today);
        return one;
    }

    /// <summary>Saved, with a link of each kind.</summary>
    public static async Task<Questionnaire> In(Database database)
    {
        var one = Open(Rooms.In(database).Coordination);
        await using var db = database.Context();
        var link = VoiceLink.Next(one, Channel.Link, [], Today);
        db.AddRange(one, link, VoiceLink.Next(one, Channel.Interview, [link], Today));
        await db.SaveChangesAsync();
        return one;
    }

    public static async Task<VoiceResults> Results(Database database, Questionnaire one)
    {
        using var connection = database.Open();
        return await VoiceResults.Of(connection, one);
    }
}
