using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Upkeep.Suggesting;

/// <summary>What became of a suggestion, to who asked to know.</summary>
static class SuggestionLetters
{
    /// <param name="name">What the service is called, in the language of the sender.</param>
    /// <param name="reply">Words of who looked at it.</param>
    public static Mail Of(Suggestion suggestion, string email, string name, string? reply, Uri sheet, Texts texts, DateTime now)
    {
        var letter = new Letter(texts, suggestion.Lang, "correction.letter", name).Greets(null).Says("correction.letter.thanks", name);
        if (suggestion.State == SuggestionState.Accepted) letter.Says("correction.letter.accepted");
        else letter.Says("correction.letter.refused").Says("correction.letter.reason." + suggestion.Reason);
        if (!string.IsNullOrWhiteSpace(reply)) letter.Says("correction.letter.reply", reply.Trim());
        return Mail.To(email, letter.Leads("correction.letter.go", sheet), now);
    }
}
