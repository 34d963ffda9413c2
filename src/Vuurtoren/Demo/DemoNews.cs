using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.News;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>Invented news of the coming weeks: one piece in both languages, one in each.</summary>
static class DemoNews
{
    public static void Load(Database database, DateTime now)
    {
        using var db = database.Context();
        if (db.Set<NewsItem>().Any()) return;
        var (house, today) = (Ids.Of("demo", Kinds.Organization, "ocmw"), LocalClock.DayOf(now));
        Add(new(LocalText.NlFr("Infoavond over energiefacturen", "Soirée d’information sur les factures d’énergie"),
            LocalText.NlFr("Breng uw factuur mee. We lezen ze samen, en kijken of u recht hebt op een lager tarief.\nKoffie en thee zijn gratis.", "Apportez votre facture. Nous la lisons ensemble et regardons si vous avez droit à un tarif plus bas.\nLe café et le thé sont gratuits."),
            LocalText.NlFr("Iedereen met een energiefactuur", "Toute personne qui a une facture d’énergie"), ["energy"], [], "Bakenlaan 12, 1999 Bakenvoorde", today.AddDays(12), 18 * 60 + 30, 20 * 60, null));
        Add(new(LocalText.From("nl", "De balie is dicht tussen Kerst en Nieuwjaar"), LocalText.From("nl", "Voor dringende hulp belt u het noodnummer op de fiche van het sociaal onthaal."), null, ["social-assistance"], [], null, null, null, null, today.AddDays(40)));
        Add(new(LocalText.From("fr", "On cherche des bénévoles pour l’école des devoirs"), LocalText.From("fr", "Vous aimez aider des enfants ? Deux heures par semaine suffisent. Venez en parler un mercredi après-midi."), null, [], [], null, null, null, null, today.AddDays(60)));
        db.SaveChanges();

        void Add(NewsWords words)
        {
            var item = NewsItem.Write(house, words, null, now);
            item.Publish(now);
            db.Add(item);
        }
    }
}
