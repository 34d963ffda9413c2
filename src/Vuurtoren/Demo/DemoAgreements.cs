using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Needs.Agreements;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>Two invented agreements between members of the demo coordination; one is to be looked at again by now.</summary>
static class DemoAgreements
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    public static async Task Load(Database database, DateTime now)
    {
        await using var db = database.Context();
        if (await db.Set<Agreement>().AnyAsync()) return;
        var today = LocalClock.DayOf(now);
        db.Add(Agreement.Of(coordination, new(LocalText.NlFr("Dreigende uithuiszetting", "Menace d’expulsion"),
            LocalText.NlFr("Een huurder krijgt een brief van de vrederechter of de deurwaarder.", "Un locataire reçoit une lettre du juge de paix ou de l’huissier."), "housing",
            LocalText.NlFr("Algemene vergadering, maart", "Assemblée générale, mars"), today.AddMonths(7),
            [
                Step("woonwinkel", Within.Week, "Gaat langs bij de huurder en legt uit wat de brief wil zeggen.", "Passe chez le locataire et explique ce que dit la lettre."),
                Step("rechtswinkel", Within.Week, "Kijkt wat er nog kan bij de vrederechter en vraagt rechtsbijstand aan.", "Regarde ce qui est encore possible chez le juge de paix et demande une aide juridique."),
                new(LocalText.NlFr("Zoekt voor het hele gezin een andere woning of een opvang.", "Cherche un autre logement ou un accueil pour toute la famille."), null, LocalText.NlFr("De woondienst van de gemeente", "Le service logement de la commune"), Within.TwoWeeks, "wonen@gemeente.example"),
            ]), today.AddMonths(-5)));
        db.Add(Agreement.Of(coordination, new(LocalText.NlFr("Geen eten meer voor het weekend", "Plus rien à manger avant le week-end"), null, "food-aid", null, today.AddDays(-9),
            [
                Step("voedselschip", Within.AtOnce, "Geeft een pakket voor drie dagen, ook zonder papieren.", "Donne un colis pour trois jours, même sans papiers."),
                Step("soepketel", Within.AtOnce, "Zet een warme maaltijd klaar tot acht uur ’s avonds.", "Prépare un repas chaud jusqu’à huit heures du soir."),
            ]), today.AddYears(-1)));
        await db.SaveChangesAsync();
    }

    static StepWords Step(string member, Within within, string nl, string fr) => new(LocalText.NlFr(nl, fr), Ids.Of("demo", Kinds.Organization, member), null, within, $"onthaal@{member}.example");
}
