using System.Globalization;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Coverage.Overlaps;

/// <summary>Asks a service about all that it shares with others, each pair by a link of its own: for one pair, one service and one answer.</summary>
sealed class OverlapLetters(Uri site, ServerSecret secret, Texts texts, DateTime now)
{
    static string Purpose(Guid service) => $"overlap {service:N}";

    public Mail Asks(string address, string lang, Guid service, LocalText name, string coordination, IReadOnlyList<(Overlap Overlap, LocalText Other)> all)
    {
        var ends = all[0].Overlap.LastDay;
        var letter = new Letter(texts, lang, "overlap.letter", name.In(lang).Text).Greets(null).Says("overlap.letter.why", coordination, name.In(lang).Text).Says("overlap.letter.rule")
            .MentionsEach("overlap.letter.each", all.Select(one => (new Uri(site, $"/{lang}/overlap/{secret.Ticket(Purpose(service), one.Overlap.Id)}"), new object[] { one.Other.In(lang).Text })))
            .Says("overlap.letter.until", ends.Written("d MMMM yyyy", CultureInfo.GetCultureInfo($"{lang}-BE")));
        return Mail.To(address, letter, now, new About("overlap", all[0].Overlap.Id), secretUntil: LocalClock.ToInstant(ends.AddDays(1).ToDateTime(TimeOnly.MinValue)));
    }

    /// <summary>Which of the two was written to; null: nobody, it was made up.</summary>
    public static OverlapSide? Asked(ServerSecret secret, Overlap overlap, string token) => overlap.Sides.Find(side => secret.OfTicket(Purpose(side.ServiceId), token) == overlap.Id);
}
