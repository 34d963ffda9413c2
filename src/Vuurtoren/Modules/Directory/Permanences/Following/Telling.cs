using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Permanences.Following;

/// <summary>What happened to days that people counted on.</summary>
public enum Tidings { Off, Back, Added, Ended, Changed }

/// <summary>
/// Letters to who follows, written in the transaction of what they tell. Each address gets one, in its language. Of a discreet permanence only those who follow the house
/// hear, under its neutral words.
/// </summary>
sealed class Telling(Db db, Database database, DirectorySheets sheets, DirectoryIndex index, Texts texts, Uri site, DateTime now)
{
    /// <param name="days">On which days; of an end: the next on which nobody will be there. Past days are nobody's news.</param>
    public async Task Tell(Tidings news, House house, Permanence permanence, IReadOnlyList<Sitting> days, LocalText? reason)
    {
        var today = LocalClock.DayOf(now);
        var coming = days.Where(sitting => sitting.Day >= today).Take(30).ToList();
        if (coming.Count == 0) return;
        var seen = house.Office.Of(permanence);
        foreach (var follow in (await Followers(house, permanence, seen)).DistinctBy(follow => follow.Email)) db.Add(Letter(follow, news, house, permanence, seen, coming, seen.Discreet ? null : reason));
    }

    async Task<List<Follow>> Followers(House house, Permanence permanence, Office.Seen seen)
    {
        var place = house.Location.Id;
        var followers = await db.Set<Follow>().Where(follow => follow.ConfirmedAt != null && follow.Kind == FollowKind.House && follow.TargetId == place).OrderBy(follow => follow.Id).ToListAsync();
        if (seen.Discreet || permanence.ServiceId is not { } named) return followers;
        var service = sheets.Resolve(named);
        followers.AddRange(await db.Set<Follow>().Where(follow => follow.ConfirmedAt != null && follow.Kind == FollowKind.Service && (follow.TargetId == service || follow.TargetId == named)).OrderBy(follow => follow.Id).ToListAsync());
        var themes = await db.Set<Follow>().Where(follow => follow.ConfirmedAt != null && follow.Kind == FollowKind.Theme).Select(follow => follow.TargetId).Distinct().ToListAsync();
        var its = themes.Where(theme => index.Find(new Query { Theme = theme, Sort = SortBy.Id, Take = int.MaxValue }, Viewer.Anyone("nl")).Ids.Contains(service)).ToList();
        if (its.Count > 0) followers.AddRange(await db.Set<Follow>().Where(follow => follow.ConfirmedAt != null && follow.Kind == FollowKind.Theme && its.Contains(follow.TargetId)).OrderBy(follow => follow.Id).ToListAsync());
        return followers;
    }

    Mail Letter(Follow follow, Tidings news, House house, Permanence permanence, Office.Seen seen, List<Sitting> days, LocalText? reason)
    {
        var words = new PermanenceWords(texts, follow.Lang);
        var kind = news.ToString().ToLowerInvariant();
        var name = words.Name(seen);
        var letter = new Letter(texts, follow.Lang, "permanence.letter." + kind, name, words.Day(days[0].Day), words.House(house)).Greets(null).Says("permanence.letter.what." + kind, name, words.House(house))
            .Tells(name, [.. Facts(words, news, house, days, reason)])
            .Leads("permanence.letter.week", new(site, $"/{follow.Lang}/house/{house.Location.Id}?week={Wording.Week.Of(days[0].Day)}")).Says("permanence.letter.why." + follow.Kind.ToString().ToLowerInvariant());
        return Mail.To(follow.Email, letter, now, new About("permanence", permanence.Id), new(site, $"/{follow.Lang}/follow/{follow.Token(database.Secret)}/stop"));
    }

    static IEnumerable<(string, string)> Facts(PermanenceWords words, Tidings news, House house, List<Sitting> days, LocalText? reason)
    {
        yield return (words["permanence.letter.when"], news == Tidings.Ended ? words["permanence.letter.from", words.Day(days[0].Day)] : string.Join('\n', days.Select(day => $"{words.Day(day.Day)}, {words.Hours(day.Opens, day.Closes)}")));
        yield return (words["permanence.letter.where"], string.Join(", ", new[] { words.House(house), house.Room(days[0].RoomId) is { } room ? words.Room(room) : null }.OfType<string>()));
        if (reason is not null) yield return (words["permanence.letter.reason"], reason.In(words.Lang).Text);
    }
}
