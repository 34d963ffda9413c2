using Vuurtoren.Modules.Needs.Signals;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>What could tell who somebody is, is found before anything is kept. All people and numbers are invented.</summary>
public sealed class IdentifyingTests
{
    static readonly DateOnly today = new(2026, 11, 30);

    static IReadOnlyList<Passage> In(string text) => Identifying.In(text, [], today);

    /// <summary>Eleven digits with a right check.</summary>
    static string Number(long nine, bool from2000) => $"{nine:000000000}{97 - (from2000 ? 2_000_000_000 + nine : nine) % 97:00}";

    [Theory, InlineData("{0}"), InlineData("{1}.{2}.{3}-{4}.{5}"), InlineData("{1} {2} {3} {4} {5}"), InlineData("{1}/{2}/{3}  -  {4}/{5}"), InlineData("{1}_{2}_{3}…{4},{5}")]
    public void Register_numbers_are_found_by_their_check_digits_whatever_stands_between(string written)
    {
        foreach (var digits in new[] { Number(850_730_033, false), Number(17_073_003, true), Number(54_101_199, false) })
        {
            var text = $"De cliënt {string.Format(null, written, digits, digits[..2], digits[2..4], digits[4..6], digits[6..9], digits[9..])} wacht al lang.";
            Assert.Contains(In(text), passage => passage.Kind == PassageKind.Register);
        }
    }

    [Fact]
    public void Digits_of_other_alphabets_and_signs_that_are_not_seen_hide_nothing()
    {
        var digits = Number(850_730_033, false);
        Assert.Contains(In($"Nummer {string.Concat(digits.Select(d => (char)('٠' + d - '0')))} hier"), p => p.Kind == PassageKind.Register);
        Assert.Contains(In($"Nummer {string.Concat(digits.Select(d => (char)('０' + d - '0')))} hier"), p => p.Kind == PassageKind.Register);
        Assert.Contains(In($"Nummer {string.Join('\u200B', digits.ToCharArray())} hier"), p => p.Kind == PassageKind.Register);
    }

    [Theory]
    [InlineData("Bel 0470 12 34 56 voor meer", PassageKind.Phone), InlineData("Appelez le +32 2 123 45 67", PassageKind.Phone), InlineData("tel. 02/123.45.67", PassageKind.Phone), InlineData("gsm 470/12.34.56", PassageKind.Phone), InlineData("0032470123456", PassageKind.Phone)]
    [InlineData("mail naar iemand@voorbeeld.be graag", PassageKind.Mail), InlineData("iemand (at) voorbeeld.be", PassageKind.Mail), InlineData("Rekening BE68 5390 0754 7034", PassageKind.Account)]
    [InlineData("in de Dorpsstraat 12 bus 3", PassageKind.Address), InlineData("in de dorpsstraat 12", PassageKind.Address), InlineData("à la rue de l'Église 4", PassageKind.Address), InlineData("12, rue Haute", PassageKind.Address), InlineData("avenue des Inventions, 118", PassageKind.Address), InlineData("Place Inventée 3", PassageKind.Address)]
    [InlineData("in de Kerkweg 12", PassageKind.Address), InlineData("op de Vismarkt 4", PassageKind.Address), InlineData("op de Grote Markt 1", PassageKind.Address), InlineData("Sint-Jansplaats 7 bus 2", PassageKind.Address), InlineData("Molenpad 3", PassageKind.Address), InlineData("Rozenhof 16", PassageKind.Address), InlineData("steenweg op Verzonnen 220", PassageKind.Address), InlineData("Gentse Steenweg 14", PassageKind.Address)]
    [InlineData("au 44, rue des palais", PassageKind.Address), InlineData("chemin du moulin 7", PassageKind.Address), InlineData("tel. 123 45 67", PassageKind.Phone), InlineData("Tél : 1234567", PassageKind.Phone)]
    [InlineData("geboren op 3/4", PassageKind.Birth), InlineData("een jongen van 12-05-2009", PassageKind.Birth), InlineData("née le 1er mars 1987", PassageKind.Birth), InlineData("op 12 mei 1956", PassageKind.Birth), InlineData("2001-02-28", PassageKind.Birth)]
    [InlineData("Mevrouw Verzonnen komt elke week", PassageKind.Name), InlineData("monsieur D. attend", PassageKind.Name), InlineData("Mme Imaginaire attend depuis mars", PassageKind.Name), InlineData("M. Imaginaire attend", PassageKind.Name), InlineData("De heer dhr. van den Verzonnen", PassageKind.Name)]
    [InlineData("toen kwam Fatima langs", PassageKind.Name), InlineData("JAN VERZONNEN wacht", PassageKind.Name), InlineData("J. Verzonnen wacht", PassageKind.Name), InlineData("la famille Imaginaire", PassageKind.Name), InlineData("Rose Imaginaire attend", PassageKind.Name), InlineData("mevrouw fatima wacht", PassageKind.Name)]
    public void Each_kind_is_found(string text, PassageKind kind) => Assert.Contains(In(text), passage => passage.Kind == kind);

    [Theory]
    [InlineData("jan janssens slaapt in zijn wagen", "jan janssens"), InlineData("gisteren kwam karima van den berghe", "karima van den berghe"), InlineData("marie dubois n'a plus rien", "marie dubois"), InlineData("depuis hier mohamed benali dort dehors", "mohamed benali")]
    [InlineData("mr van den berghe drinkt", "mr van den berghe"), InlineData("mevr janssens drinkt", "mevr janssens"), InlineData("madame el verzonnen attend", "madame el verzonnen"), InlineData("juf karima is ziek", "juf karima")]
    [InlineData("Karima a perdu son logement", "Karima"), InlineData("Josiane wacht al drie weken", "Josiane"), InlineData("We zagen hoe Charlotte viel", "Charlotte"), InlineData("C'est l'histoire d'Amina", "Amina"), InlineData("Pierre Imaginaire dort ici", "Pierre Imaginaire")]
    [InlineData("Ik ben Nguyen tegengekomen, zij heeft kanker", "Nguyen"), InlineData("Chez les Vandenverzonnen, on ne mange plus", "Vandenverzonnen"), InlineData("ik ben nguyen tegengekomen", "ben nguyen")]
    [InlineData("ODETTE VANDAMME HEEFT GEEN GELD", "ODETTE VANDAMME"), InlineData("HIER SOIR ODETTE VANDAMME PLEURAIT", "ODETTE VANDAMME"), InlineData("J.P. uit blok 4 drinkt", "J.P."), InlineData("Depuis mai, A.-M. ne mange plus", "A.-M.")]
    public void Names_are_found_however_they_are_written(string text, string name) => Assert.Contains(In(text), passage => passage.Kind == PassageKind.Name && passage.Text == name);

    [Theory]
    [InlineData("Nummer 85073003329 wacht", PassageKind.Register), InlineData("numéro 85.07.30-033.29", PassageKind.Register), InlineData("een bisnummer 85473003329", PassageKind.Register)]
    [InlineData("De wagen met plaat 1-ABC-234 staat er", PassageKind.Plate), InlineData("la plaque 2DEF567", PassageKind.Plate), InlineData("nummerplaat 1-abc-234", PassageKind.Plate)]
    [InlineData("Zie dossier 2026/1234567", PassageKind.File), InlineData("dossiernr. 123456", PassageKind.File), InlineData("le dossier n° AB-12345", PassageKind.File), InlineData("notre référence : 2026-00417", PassageKind.File)]
    [InlineData("met paspoort EH123456 op zak", PassageKind.Paper), InlineData("identiteitskaart nr. 592-1234567-12", PassageKind.Paper), InlineData("SP-nummer 9.123.456", PassageKind.Paper), InlineData("son numéro SP 9123456", PassageKind.Paper), InlineData("le passeport n° AB 123456", PassageKind.Paper)]
    [InlineData("op nummer 14, Kerkstraat", PassageKind.Address), InlineData("nr. 3 in de Dorpsstraat", PassageKind.Address), InlineData("bel O475/12.34.56", PassageKind.Phone), InlineData("id-kaart 592-1234567-89", PassageKind.Paper)]
    [InlineData("zie facebook.com/jan.verzonnen", PassageKind.Profile), InlineData("sur insta: @marie_imaginaire", PassageKind.Profile), InlineData("stuur @jan_imaginaire een bericht", PassageKind.Profile)]
    [InlineData("De baby van 15/09/2026 heeft geen bed", PassageKind.Birth), InlineData("geboren in Gent, op een nacht, 15/09/2026", PassageKind.Birth), InlineData("le bébé est arrivé le 15 septembre 2026", PassageKind.Birth)]
    public void Numbers_and_days_that_lead_to_one_person_are_found(string text, PassageKind kind) => Assert.Contains(In(text), passage => passage.Kind == kind);

    [Theory]
    [InlineData("Steeds meer gezinnen vragen eten op het einde van de maand."), InlineData("De plus en plus de familles demandent à manger depuis 2024."), InlineData("In 3 wijken wachten 120 gezinnen langer dan 6 maanden."), InlineData("Des gens sont à la rue depuis 3 ans, sans place pour 20 personnes.")]
    [InlineData("In Sint-Gillis en Molenbeek sluiten drie diensten."), InlineData("Le loyer passe de 700 à 1 100 euros."), InlineData("Er is een tekort aan 10 000 sociale woningen."), InlineData("Mei en juni waren moeilijk. Rose is geen kleur voor een wachtzaal."), InlineData("In de Dorpsstraat wachten 40 mensen, straat 3 keer per week.")]
    [InlineData("Sinds 1 september 2026 komen er meer gezinnen"), InlineData("Op 15/09/2026 sloot de opvang"), InlineData("Le centre a fermé le 15/09/2026"), InlineData("La loi du 8 juillet 1976 le permet."), InlineData("De wet van 26 mei 2002 laat dat toe."), InlineData("Open sinds 12/05/2009.")]
    [InlineData("Avenue Louise: 20 personnes attendent"), InlineData("Op de Louizalaan slapen mensen in de wijk Roos."), InlineData("Près de la place Reine Astrid et du square Marie-Louise, rien."), InlineData("L'école Fatima et le quartier Sainte Anne n'ont plus de place."), InlineData("La haute école Marie-Haps ferme."), InlineData("Station Simonis, hôpital Joseph Bracops, rue de la Madeleine.")]
    [InlineData("Het Jan Palfijnziekenhuis en de Karel Verzonnenstraat liggen ver."), InlineData("in de wijk roos bloeit niets, alleen een roos"), InlineData("in jan en feb wachten mensen langer"), InlineData("la rose est fanée et la pierre tombe"), InlineData("elke maandag wachten mensen, keren terug en eten erin")]
    [InlineData("Elke week komen er meer. Dan is het vol. Lien OCMW en huisarts ontbreekt."), InlineData("Line d'attente : rien. Cas par cas. Mai est vide."), InlineData("DE OPVANG IS ELKE WEEK VOL"), InlineData("LES FAMILLES N'ONT PLUS RIEN"), InlineData("De N.V. en de S.A. bouwen, P.S. te duur.")]
    [InlineData("mevrouw de schepen en madame la directrice vragen meer"), InlineData("Het gezin kent de weg niet. De familie dan weer wel."), InlineData("Les dossiers 2025-2026 attendent, le dossier 2025-2026 aussi."), InlineData("2 per 100 gezinnen, 1 op 300 kinderen"), InlineData("on se marie moins, on aime moins, les lois changent")]
    [InlineData("De arbeidsmarkt 2026 is moeilijk, onderweg 3 keer overstappen."), InlineData("Onderweg 3 haltes, en op de werkplaats 12 mensen."), InlineData("En 2024, rue de la gare, rien."), InlineData("Le chemin de la gare 20 personnes le prennent."), InlineData("Het Rozenhof 2026 sluit"), InlineData("Er is één telefoon, 12 gezinnen bellen.")]
    [InlineData("Zonder paspoort of verblijfskaart krijgt men niets. 12 gezinnen."), InlineData("La carte d'identité coûte 25 euros depuis 2025."), InlineData("Jongeren zitten op TikTok en Instagram: 3 uur per dag.")]
    public void What_is_about_groups_passes(string text) => Assert.Empty(In(text));

    [Fact]
    public void Only_a_word_that_looks_like_a_name_can_be_nobody()
    {
        const string Text = "Het huis Fatima is vol, bel 0470 12 34 56.";
        Assert.Equal([PassageKind.Phone], Identifying.In(Text, ["Fatima", "0470 12 34 56"], today).Select(p => p.Kind));
        Assert.Equal("Fatima", In(Text)[0].Text);
    }

    [Fact]
    public void A_day_to_come_is_no_birth() => Assert.Empty(In("De dienst sluit op 15/01/2027."));
}
