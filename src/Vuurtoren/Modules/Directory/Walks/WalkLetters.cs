using System.Globalization;
using Vuurtoren.Modules.Directory.News;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Walks;

public enum Tiding { Joined, Changed, Cancelled }

/// <summary>The letters to who walks along.</summary>
public static class WalkLetters
{
    public static Mail To(WalkGuest guest, Tiding tiding, Walk walk, Uri site, ServerSecret secret, Texts texts, DateTime now)
    {
        var (lang, kind) = (guest.Lang, tiding.ToString().ToLowerInvariant());
        var letter = new Letter(texts, lang, "walks.letter." + kind, walk.Title.In(lang).Text).Greets(guest.Name).Says("walks.letter.what." + kind, walk.Title.In(lang).Text)
            .Tells(walk.Title.In(lang).Text, [(texts.In(lang, "news.when"), $"{walk.Day.Written("dddd d MMMM yyyy", CultureInfo.GetCultureInfo($"{lang}-BE"))}, {When.Clock(walk.Begins)}"), (texts.In(lang, "walks.meet"), walk.Meet)]);
        if (tiding != Tiding.Cancelled)
            letter.Leads("walks.letter.go", new(site, $"/{lang}/walk/{walk.Id}")).Mentions("walks.letter.calendar", new(site, $"/{lang}/walk/{walk.Id}/calendar.ics")).Mentions("walks.letter.leave", new(site, $"/{lang}/walk/leave/{guest.Token(secret)}"));
        return Mail.To(guest.Email!, letter, now, new About("walk", walk.Id));
    }
}
