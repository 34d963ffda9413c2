using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>What somebody new hears of meetings and topics, and what not.</summary>
public sealed class NewcomerTests(ManagedDemo one) : MeetingRooms(one), IClassFixture<ManagedDemo>
{
    static readonly Texts texts = new(Path.Combine(Places.Repository, "src", "Vuurtoren"));

    static LocalText Said(string nl, string fr) => LocalText.NlFr(nl, fr)!;

    [Theory, EveryDatabase]
    public async Task Visitors_hear_of_meetings_of_all_members_and_colleagues_of_every_body_and_of_topics_of_all(TestDatabase tables)
    {
        var database = tables.WithTables();
        var (now, today) = (DateTime.UtcNow, Today);
        await using var db = database.Context();
        var coordination = Coordination.Begin(Said("Een", "Une"), ["nis:21004"], []);
        var group = Body.Begin(coordination.Id, BodyKind.WorkingGroup, new(Said("Werkgroep wonen", "Groupe logement"), null, "housing", null, null, Share.None, Share.None, 1), today);
        Meeting Plan(Guid? body, int days, bool intervision = false)
        {
            var meeting = Meeting.Plan(coordination.Id, body, Said("Titel", "Titre"), Purpose.Exchange, new(today.AddDays(days), 840, 930, 0, null), null, now);
            if (intervision) meeting.Change(body, Said("Titel", "Titre"), Purpose.Exchange, new(today.AddDays(days), 840, 930, 0, null), null, false, true, now);
            db.Add(meeting);
            return meeting;
        }
        var made = 0;
        db.Add(coordination);
        db.Add(group);
        Plan(null, 3, intervision: true).Invited(now);
        var planned = Plan(null, 5);
        Plan(null, 9).Invited(now);
        Plan(group.Id, 7).Invited(now);
        Item Topic(string title, Meeting? meeting = null, ItemKind kind = ItemKind.Theme, Guid? body = null, string? proposedBy = null)
        {
            var item = Item.Of(coordination.Id, meeting, [], kind, Said(title, title + " fr"), 10, null, null, "nl", now.AddMinutes(made++), proposedBy, body);
            db.Add(item);
            return item;
        }
        Topic("Wacht");
        Topic("Komt", planned);
        Topic("Gesloten").CloseTopic(true);
        Topic("Groep", body: group.Id);
        Topic("Voorgesteld", proposedBy: "Vera Verzonnen");
        Topic("Onder ons", kind: ItemKind.Intervision);
        Topic("Kennismaking", planned, ItemKind.Introductions);
        await db.SaveChangesAsync();

        async Task<List<string>> Of(bool colleague, string lang) => [.. (await NewcomerOf.All(new(db, coordination.Id, lang, today, texts, colleague))).SelectMany(part => part.Lines)];
        var (all, early, own) = (new MeetingWords(texts, "nl").Day(today.AddDays(9)), new MeetingWords(texts, "nl").Day(today.AddDays(5)), new MeetingWords(texts, "fr").Day(today.AddDays(7)));
        Assert.Equal([$"Alle leden: {all}, 14:00 – 15:30"], await Of(false, "nl"));
        Assert.Equal([$"Alle leden: {early}, 14:00 – 15:30 (nog geen uitnodiging)"], (await Of(true, "nl"))[..1]);
        Assert.Equal($"Groupe logement\u00a0: {own}, 14:00 – 15:30", (await Of(true, "fr"))[1]);
        Assert.Equal(["Wacht fr", "Komt fr"], (await Of(true, "fr"))[2..]);
    }

    [Theory, InlineData("nl", "Volgende vergaderingen", "Onderwerpen die openstaan"), InlineData("fr", "Prochaines réunions", "Sujets en cours")]
    public async Task The_page_for_who_is_new_says_when_one_meets_and_to_colleagues_what_is_open(string lang, string meetings, string topics)
    {
        await Kept("Plenaire van morgen", inDays: 1);
        var path = $"/{lang}/coordination/{coordination}/newcomer";
        using var anyone = new Guest(One.Site.Address);
        await anyone.Open(path);
        Assert.Contains(meetings, anyone.Words, StringComparison.Ordinal);
        Assert.Contains("14:00 – 15:30", anyone.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(topics, anyone.Words, StringComparison.Ordinal);
        using var colleague = await Staff.Signed(One.Site, $"nieuw-{lang}@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Guid.CreateVersion7()), language: lang);
        await colleague.Open(path);
        Assert.Contains(topics, colleague.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("interprète", colleague.Words, StringComparison.Ordinal); // proposed by a member, and nobody took it up
    }
}
