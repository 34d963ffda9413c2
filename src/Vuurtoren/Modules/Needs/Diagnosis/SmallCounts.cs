using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>Numbers of people under five in a running text, in Dutch or French: where figures hide them, a text would tell them. "Een" and "un" stand for too much else.</summary>
static partial class SmallCounts
{
    /// <returns>"3 gezinnen", as it stands there; each once.</returns>
    public static IEnumerable<string> In(string words) => Counted().Matches(words).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<![\p{L}\d.,/-])(?:[1-4]|twee|drie|vier|deux|trois|quatre)(?:\s|\u00a0)+(?:mensen|personen|persoon|bewoners?|gezinnen|gezin|huishoudens?|kinderen|kind|jongeren|jongere|ouderen|oudere|vrouwen|vrouw|mannen|man|moeders?|vaders?|cliënten|cliënt|dossiers?|antwoorden|signalen|personnes?|habitante?s?|familles?|ménages?|enfants?|jeunes?|aînée?s?|femmes?|hommes?|mères?|pères?|client(?:e|s|es)?|usag(?:er|ère)s?|réponses?|signaux|signalements?)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();
}
