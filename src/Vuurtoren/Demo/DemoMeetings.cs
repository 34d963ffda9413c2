using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Budget;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Yearly;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>One meeting that was, with minutes that are approved and tasks that are open, and one that comes, with its agenda.</summary>
static class DemoMeetings
{
    public static async Task Load(Database database, DateTime now)
    {
        await using var db = database.Context();
        if (await db.Set<Meeting>().AnyAsync()) return;
        var coordination = Ids.Of("demo", "coordination", "bakenvoorde");
        var today = LocalClock.DayOf(now);
        var speakers = await BodiesOf.Delegates(db, coordination);
        var then = today.AddDays(-35);
        var before = then.AddDays(-20).ToDateTime(default, DateTimeKind.Utc);
        var past = Meeting.Plan(coordination, null, LocalText.NlFr("Plenaire: wonen in Bakenvoorde", "Plénière : se loger à Bakenvoorde"), Purpose.Exchange, new(then, 840, 930, 30, "Sociaal Huis, zaal Boei", Ids.Of("demo", "location", "sociaal-huis")), null, before);
        past.Invited(before);
        var people = speakers.Select(one => Attendee.Of(past, one.Delegate, one.Organization, one.Name, one.Email, one.Lang, one.Function)).ToList();
        foreach (var (n, one) in people.Index())
        {
            one.Invited(before);
            one.Says(past, n % 4 != 3 ? Answer.Comes : Answer.Not, null, before.AddDays(1), before.AddDays(1));
            one.Is(past, n % 4 != 3);
        }
        db.Add(past);
        db.AddRange(people);
        var items = new List<Item>();
        Item Add(Meeting meeting, List<Item> to, ItemKind kind, string nl, string fr, int minutes, string? owner = null)
        {
            var item = Item.Of(coordination, meeting, to, kind, LocalText.NlFr(nl, fr), minutes, owner, null, "nl", meeting.MadeAt);
            to.Add(item);
            return item;
        }
        var intro = Add(past, items, ItemKind.Introductions, "Voorstelronde", "Tour de présentation", 10);
        var renting = Add(past, items, ItemKind.Theme, "Wachten op een sociale woning", "Attendre un logement social", 40, "Ben Imaginaire");
        var fair = Add(past, items, ItemKind.Organisation, "Dag van de buurt", "Journée du quartier", 25, "Mies Verzonnen");
        renting.MayLeave(past, [Audience.Everybody]);
        fair.CloseTopic(true);
        db.AddRange(items);
        var pad = new NotePad(db, past).Begin(items, people);
        const string Named = "@Woonwinkel De Dakpatrijs vzw houdt een lijst bij van wie hulp zoekt.";
        await pad.Understand([Named]);
        foreach (var (item, words) in new[]
        {
            (intro, "Vijftien organisaties stellen zich kort voor."),
            (renting, "Wie op een sociale woning wacht, wacht nu gemiddeld vier jaar."),
            (renting, "! We vragen de gemeente om twee doorgangswoningen 7-1-2"),
            (renting, $"> {people[5].Who}: brief aan de gemeente schrijven tegen {then.AddDays(20):d/M/yyyy}"),
            (fair, "! De dag van de buurt is in juni"),
            (fair, $"> {people[0].Who}: zaal vragen tegen {today.AddDays(12):d/M/yyyy}"),
            (renting, Named),
            (renting, "! Iedereen mag zien wat we vroegen en hoe het ermee staat"),
        })
            pad.Take(new("write", Ids.Of("demo", "line", words), item.Id, LineKind.Information, words), "nl", "Cas Verzonnen", then, past.MadeAt);
        pad.Lines[2].Translate(past, "Nous demandons à la commune deux logements de transit", "fr", byMachine: false);
        pad.Lines[4].ByConsensus(past);
        pad.Lines[7].Translate(past, "Tout le monde peut voir ce que nous avons demandé et où en est la demande", "fr", byMachine: false);
        pad.Lines[7].ByConsensus(past);
        past.Close([], then.AddDays(1).ToDateTime(default, DateTimeKind.Utc));
        var minutes = MinutesVersion.Of(past, Report.Of(past, people, items, pad.Lines, pad.Tasks, await OrganizationNames.Whole(db, pad.OrganizationIds)), 0, null, null, past.ClosedAt!.Value);
        db.Add(minutes);

        var next = Meeting.Plan(coordination, null, LocalText.NlFr("Plenaire: winter zonder kou", "Plénière : un hiver sans froid"), Purpose.Exchange, new(today.AddDays(16), 840, 930, 30, "Buurthuis De Vleugelslag"), null, now);
        var agenda = new List<Item>();
        Add(next, agenda, ItemKind.Introductions, "Voorstelronde", "Tour de présentation", 10);
        Add(next, agenda, ItemKind.News, "Rondje nieuws", "Tour des nouvelles", 15);
        Add(next, agenda, ItemKind.Presentation, "Voedselschip: zo werkt de verdeling", "Voedselschip : comment se fait la distribution", 20, "Samir Imaginaire");
        Add(next, agenda, ItemKind.Theme, "Wie helpt met een hoge energierekening?", "Qui aide pour une facture d’énergie élevée ?", 30);
        db.Add(next);
        db.AddRange(agenda);
        db.Add(renting.Again(past, now));
        db.Add(YearlyWork.Of(coordination, LocalText.NlFr("Koudeplan voor wie buiten slaapt", "Plan grand froid pour qui dort dehors"), 9, 0, today));
        var fairMoney = Allotment.Of(coordination, today.Year, "Dag van de buurt", 75_000, (pad.Lines[4].Id, $"{then:d/M/yyyy}: {pad.Lines[4].Text}"), null, 0, "nl", now);
        fairMoney.Spend(today.Year == then.Year ? then : today, "Affiches", 8_990, "nl", today);
        db.Add(fairMoney);
        db.Add(Item.Of(coordination, null, [], ItemKind.Theme, LocalText.From("fr", "Un interprète pour les rendez-vous à l’école"), 15, "Lina Imaginaire", "Des parents signent des papiers qu’ils ne comprennent pas.", "fr", now, "Lina Imaginaire"));
        await db.SaveChangesAsync();
    }
}
