using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Needs.Voice;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>Invented questionnaires of the demo coordination: one that was closed, with some sixty voices of all four ways; one that is open; and one in the making.</summary>
static class DemoVoices
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    static Spoken Say(string nl, string fr, string? picture = null, string? easyNl = null, string? easyFr = null, string? en = null) =>
        new(LocalText.From(new("nl", nl), new("fr", fr), new KeyValuePair<string, string?>("en", en))!, LocalText.NlFr(easyNl, easyFr), picture);

    static readonly Question[] questions =
    [
        new(QuestionKind.Scale, Say("Hoe is het wonen in uw buurt?", "Comment vit-on dans votre quartier ?", "house", "Woont u graag in uw buurt?", "Aimez-vous votre quartier ?", "What is it like to live in your area?"), []),
        new(QuestionKind.Several, Say("Wat is voor u moeilijk?", "Qu’est-ce qui est difficile pour vous ?", "help", "Wat is moeilijk?", "Qu’est-ce qui est difficile ?", "What is hard for you?"),
        [
            Say("De huur betalen", "Payer le loyer", "house", en: "Paying the rent"), Say("Eten kopen", "Acheter à manger", "food", en: "Buying food"), Say("Een dokter vinden", "Trouver un médecin", "health", en: "Finding a doctor"),
            Say("Papieren invullen", "Remplir des papiers", "paper", en: "Filling in forms"), Say("De verwarming betalen", "Payer le chauffage", "lamp", en: "Paying for heating"),
        ]),
        new(QuestionKind.One, Say("Naar wie gaat u het eerst met een vraag?", "Vers qui allez-vous d’abord avec une question ?", "talk", "Wie helpt u het eerst?", "Qui vous aide d’abord ?", "Who do you go to first with a question?"),
        [
            Say("Familie of vrienden", "Famille ou amis", "people", en: "Family or friends"), Say("Het OCMW", "Le CPAS", "paper", en: "The public welfare centre"), Say("Een vereniging", "Une association", "heart", en: "An association"), Say("Niemand", "Personne", en: "Nobody"),
        ]),
        new(QuestionKind.Open, Say("Wat zou helpen?", "Qu’est-ce qui aiderait ?", "talk", en: "What would help?"), []),
    ];

    static readonly (string Words, string Lang)[] written =
    [
        ("Een plek waar iemand uw brieven mee leest.", "nl"), ("Des loyers que l’on peut payer.", "fr"), ("Minder lang wachten bij de dokter.", "nl"), ("Un endroit chaud en hiver.", "fr"), ("Somebody who explains the forms.", "en"),
        ("Een bus die ook op zondag rijdt.", "nl"), ("Plus de bancs pour s’asseoir.", "fr"),
    ];

    static readonly Dictionary<string, string> arabic = new()
    {
        ["q1"] = "كيف هي الحياة في حيّك؟", ["q2"] = "ما الصعب بالنسبة لك؟", ["q2.a1"] = "دفع الإيجار", ["q2.a2"] = "شراء الطعام", ["q2.a3"] = "إيجاد طبيب", ["q2.a4"] = "ملء الأوراق", ["q2.a5"] = "دفع التدفئة",
        ["q3"] = "إلى من تذهب أولاً عندما يكون لديك سؤال؟", ["q3.a1"] = "العائلة أو الأصدقاء", ["q3.a3"] = "جمعية", ["q3.a4"] = "لا أحد", ["q4"] = "ما الذي قد يساعد؟",
        ["voice.page.go"] = "إرسال", ["title"] = "أسئلة للسكان", ["voice.page.scan"] = "وجّه كاميرا هاتفك نحو المربع وأجب. لا حاجة إلى اسمك.", ["voice.page.several"] = "يمكنك اختيار أكثر من إجابة.", ["voice.page.scale.0"] = "سيئ جداً", ["voice.page.scale.1"] = "سيئ", ["voice.page.scale.2"] = "لا جيد ولا سيئ", ["voice.page.scale.3"] = "جيد", ["voice.page.scale.4"] = "جيد جداً",
    };

    public static async Task Load(Database database, DateTime now)
    {
        await using var db = database.Context();
        if (await db.Set<Questionnaire>().AnyAsync()) return;
        var today = LocalClock.DayOf(now);
        var closed = Made(("Wonen en leven in Bakenvoorde", "Vivre à Bakenvoorde"), "housing", today.AddDays(-70));
        closed.Open(today.AddDays(-60), today.AddDays(-20), today.AddDays(-60));
        var open = Made(("Vragen in de wachtzaal", "Questions en salle d’attente"), "health", today.AddDays(-10));
        open.Open(today.AddDays(-7), today.AddDays(30), today.AddDays(-7));
        var link = VoiceLink.Next(closed, Channel.Link, [], today);
        db.AddRange(closed, open, Made(("Eten op het einde van de maand", "Manger en fin de mois"), "food-aid", today), link, VoiceLink.Next(open, Channel.Link, [], today));
        await db.SaveChangesAsync();
        await using (var connection = database.Open())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            foreach (var said in Voices()) await VoiceStore.Add(connection, transaction, closed, said.Channel == Channel.Link ? link.Number : 0, said, UnnamedSignal.Monday(today.AddDays(-40)));
            foreach (var said in Voices().Take(45)) await VoiceStore.Add(connection, transaction, open, said.Channel == Channel.Link ? 1 : 0, said with { Written = [] }, UnnamedSignal.Monday(today));
            await transaction.CommitAsync();
        }
        await VoiceStore.Again(database);
        closed.Close([], today.AddDays(-5));
        await db.SaveChangesAsync();
        await VoiceParts.Of(database, closed);
    }

    static Questionnaire Made((string Nl, string Fr) title, string theme, DateOnly today)
    {
        var one = Questionnaire.Of(coordination, LocalText.NlFr(title.Nl, title.Fr), theme, today);
        one.Describe(one.Title, LocalText.NlFr("Vier korte vragen. Het duurt drie minuten.", "Quatre questions courtes. Cela prend trois minutes."), theme, Questionnaire.AboutPerson);
        one.Speak("en");
        one.Speak("ar");
        foreach (var (n, question) in questions.Index()) one.Put(n, question);
        one.Say("en", new Dictionary<string, string> { ["voice.page.go"] = "Send", ["voice.page.scan"] = "Point the camera of your phone at the square and answer. Your name is not needed.", ["voice.page.unsaid"] = "I would rather not say", ["voice.page.nobody"] = "You do not have to tell your name. Nobody sees who answers what. You may skip each question." });
        one.Say("ar", arabic);
        return one;
    }

    /// <summary>Forty by the link, ten on paper, eight in interviews, and a group of twelve.</summary>
    static IEnumerable<Said> Voices()
    {
        for (var n = 0; n < 58; n++)
        {
            var channel = n % 6 == 4 ? Channel.Paper : n % 7 == 3 ? Channel.Interview : Channel.Link;
            var north = n % 5 < 3;
            var about = new AboutWho(north ? "md:17" : "md:18", n % 9 == 0 ? null : n % 4 < 2 ? AgeGroup.Adult : n % 4 == 2 ? AgeGroup.Middle : AgeGroup.Old, n % 3 == 0 ? "families" : n % 3 == 1 ? "older-people" : null);
            List<Chosen> chosen = [new(0, (north ? new[] { 1, 0, 3, 1, 2, 4, 3 } : [3, 4, 2, 3, 1, 2, 0])[n * 3 % 7]), new(2, n % 11 < 5 ? 0 : n % 11 < 7 ? 1 : n % 11 < 10 ? 2 : 3)];
            for (var a = 0; a < 5; a++) if ((n * (a + 3) + a) % (north ? 3 : 4) == 0) chosen.Add(new(1, a));
            yield return new(channel, 1, about, chosen, n % 8 == 0 && written.Length > n / 8 ? [new(3, written[n / 8].Words, written[n / 8].Lang)] : []);
        }
        yield return new(Channel.Group, 12, new("md:17"), [new(0, 1, 5), new(0, 2, 7), new(1, 0, 9), new(1, 4, 11), new(2, 0, 6), new(2, 2, 6)], []);
    }
}
