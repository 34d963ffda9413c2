using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Agenda;

/// <summary>What members told of another network in a round comes on the list of what waits for a meeting: feedback, with their words to read before.</summary>
[Can(Permission.PlanMeetings), TakesPost]
public sealed class FromRoundPage(Db db, Texts texts) : WorkPage
{
    const int Minutes = 10;

    Guid round, network;

    public RoundOf Told { get; private set; } = null!;
    public Guid Coordination { get; private set; }
    public string Back => $"/edit/coordination/{Coordination}/rounds/{RouteData.Values["round"]}";

    protected override async Task<bool> Load()
    {
        (Unlisted, Coordination) = (true, Guid.Parse((string)RouteData.Values["id"]!));
        if (!MeetingPage.Calls(Me, Coordination) || !Guid.TryParse((string)RouteData.Values["round"]!, out round) || !Guid.TryParse((string)RouteData.Values["network"]!, out network)
            || await RoundOf.Find(db, Coordination, round, network, Lang) is not { } found) return false;
        Told = found;
        var title = texts["meetings.from-round.title", found.Network].Value;
        Title = title.Length > 55 ? title[..54] + "…" : title;
        return true;
    }

    public void OnGet() { }

    /// <summary>In each language: the name of the network is the same in both.</summary>
    LocalText TitleInEach => new(Texts.Languages.Select(language => KeyValuePair.Create(language, (string?)Short(string.Format(System.Globalization.CultureInfo.InvariantCulture, texts.In(language, "meetings.from-round.title"), Told.Network), Item.LongestTitle))));

    /// <summary>What was told stands as it was written, whoever puts it there: organisations are called as in that language too, and what is in another says so.</summary>
    public async Task<IActionResult> OnPost()
    {
        var lang = Told.Lang;
        var told = lang == Lang ? Told : (await RoundOf.Find(db, Coordination, round, network, lang))!;
        var (title, words) = (TitleInEach, Short(string.Join('\n', told.Lines.Select(line => $"{line.Organization}{texts.In(lang, "web.colon")} {line.Words}{(line.Lang == lang ? "" : $" ({texts.In(lang, "report.in." + line.Lang)})")}")), Item.LongestWords));
        var waiting = await db.Set<Item>().AsNoTracking().Where(i => i.CoordinationId == Coordination && i.MeetingId == null && i.TopicOpen).ToListAsync();
        if (waiting.Any(item => item.Words == words && item.Kind == ItemKind.Feedback)) throw new RuleBroken("meetings.from-round.twice");
        db.Add(Item.Of(Coordination, null, [], ItemKind.Feedback, title, Minutes, null, words, lang, Instant));
        await db.SaveChangesAsync();
        return Go(Back, "item-waits");
    }

    static string Short(string text, int most) => text.Length > most ? text[..(most - 1)] + "…" : text;
}
