using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>The letters of this room.</summary>
sealed class Letters(Texts texts, ConfirmingSettings settings)
{
    /// <summary>Asks whether the sheets of these rounds hold: each as it stands, with three ways.</summary>
    public async Task<Mail> Ask(Db db, IReadOnlyList<Round> rounds, string lang, string token, DateTime ends, DateTime now)
    {
        await db.Database.OpenConnectionAsync();
        var desk = new Desk(db, db.Database.GetDbConnection(), null);
        using var _ = new InLanguage(lang);
        var sheets = rounds.Select(round => (Round: round, Sections: desk.Read(desk.KeysOf(Kinds.Service, round.ServiceId)))).ToList();
        var first = SheetInWords.NameOf(sheets[0].Sections, lang);
        var again = rounds[0].Step > 0;
        var letter = new Letter(texts, lang, (again ? "confirm.letter.again" : "confirm.letter") + (rounds.Count > 1 ? ".several" : ""), first, rounds.Count).Greets(null)
            .Says(rounds.Count > 1 ? "confirm.letter.why.several" : "confirm.letter.why");
        // In Brussels nobody outside knows in which language an organisation works.
        foreach (var other in Texts.Languages.Where(other => other != lang)) letter.Mentions("confirm.letter.in." + other, Link(other, token, rounds.Count > 1 ? "" : $"/{rounds[0].ServiceId}"));
        if (rounds.Count > 1) letter.Leads("confirm.letter.all", Link(lang, token, ""));
        foreach (var (round, sections) in sheets)
            letter.Tells(SheetInWords.NameOf(sections, lang), SheetInWords.Of(sections, lang, texts))
                .Leads("confirm.letter.right", Link(lang, token, $"/{round.ServiceId}"))
                .Mentions("confirm.letter.correct", Link(lang, token, $"/{round.ServiceId}/correct"))
                .Mentions("confirm.letter.closed", Link(lang, token, $"/{round.ServiceId}/closed"));
        letter.Says("confirm.letter.end", LocalClock.DayOf(ends).Written("D"));
        return Mail.To(rounds[0].Address!, letter, now, new About(Kinds.Service, rounds[0].ServiceId), secretUntil: ends);
    }

    Uri Link(string lang, string token, string rest) => new(settings.Site!, $"/{lang}/confirm/{token}{rest}");
}
