namespace Vuurtoren.Modules.Directory.Reading.Analysis;

/// <summary>Words that say nothing about what someone needs; they count only when a query has no other. Folded, so without accents.</summary>
static class CommonWords
{
    static readonly HashSet<string> all = [.. Dutch().Split(' '), .. French().Split(' ')];

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> bySpan = all.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Has(ReadOnlySpan<char> word) => bySpan.Contains(word);

    static string Dutch() =>
        "aan af al alle alles als altijd ander andere anders ben bent beter bij bijna dan dat de der deze die dit doe doen doet door dus echt een eens eerst eigenlijk elk elke en er erg ergens etc even " +
        "ga gaan gaat gaf geef geen geeft geven graag haar had hadden heb hebben hebt heeft heel hem hen het hier hij hoe hun iemand iets ik in is ja jaar je jij jou jouw jullie kan kent kom komen komt kon konden krijg krijgen krijgt kun kunnen kunt kweet " +
        "laat laten maak maar mag maken me mee meer mensen met mij mijn mijzelf misschien moest moet moeten mogen na naar nam niemand niet niets niks nodig nog nooit nu of om omdat ons onze ook op over " +
        "paar sinds staan staat steeds te tegen terug toch toe toen tot tussen uit uw van vanaf vanuit veel vind vinden via voor waar waarom wanneer want waren was wat we weer weet wel welk welke wel werd wie wij wil willen wilt word worden wordt " +
        "zal ze zeer zegt zei zelf zich zij zijn zit zitten zo zoals zoek zoeken zoekt zonder zou zouden vandaag morgen gisteren wanneer hallo dag dank bedankt alstublieft aub moest eventjes zeggen weten iedereen mezelf ";

    static string French() =>
        "ai aie ait alors apres as au aucun aucune aujourd aussi autre autres aux avait avec avez avoir avons ayant beaucoup bien bonjour car ce ceci cela celle celui ces cet cette ceux chaque cherche chercher cherchons chez ci comme comment " +
        "ca dans de deja depuis des dire dit doit doivent dois donc dont du elle elles en encore entre es est et etait etaient etais etant ete etes etre eu eux fait faire fais faut font hui huit ici il ils ont j ai je jusqu juste la le les leur leurs lorsqu lui " +
        "ma mais me meme memes merci mes mieux moi moins mon ne ni non nos notre nous on ou par parce pas pendant peu peut peuvent peux plait plus plusieurs plutot pour pourquoi pouvez pouvons puis puisque qu quand que quel quelle quelles quels quelqu quelque quelques qui quoi " +
        "rien sa sais sait sans se sera serai serait ses si soi soit sommes son sont suis sur svp ta te tellement tes toi ton toujours tous tout toute toutes tres trop trouve trouver tu un une va vais vas vers veut veux vient viens voir vont vos votre vous voudrais voulons y " +
        "quelquun besoin ans mois jours aimerais chose choses";
}
