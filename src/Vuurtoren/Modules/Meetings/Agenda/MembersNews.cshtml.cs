using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Agenda;

/// <summary>What members told in the directory since the last meeting: one ticks what becomes a point of the agenda.</summary>
public sealed class MembersNewsPage(Db db, Texts texts) : MeetingPage(db, texts)
{
    const int MinutesEach = 5;

    IReadOnlyList<Item> items = [];

    public DateOnly Since { get; private set; }
    public IReadOnlyList<MemberNews> News { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = Texts["agenda.news"];
        items = await Set<Item>().Where(i => i.MeetingId == Meeting.Id).ToListAsync();
        Since = await Before.Day(Db, Meeting, Today);
        News = await NewsOfMembers.Since(Db, [.. (await MembersNow.Of(Db, Meeting.CoordinationId)).Select(one => one.Organization)], Since.ToDateTime(default, DateTimeKind.Utc), Today, Lang);
        return true;
    }

    public IActionResult OnGet() => Meeting.State is MeetingState.Closed or MeetingState.Cancelled ? Go($"/edit/meeting/{Meeting.Id}") : Page();

    /// <summary>On this agenda already.</summary>
    public bool IsThere(MemberNews news) => items.Any(item => item.Kind == ItemKind.News && item.Title.In(Lang) == news.Title.In(Lang));

    public async Task<IActionResult> OnPost(List<Guid> chosen)
    {
        var all = items.ToList();
        foreach (var news in News.Where(one => chosen.Contains(one.Id) && !IsThere(one)))
        {
            var (words, tongue) = news.Words.In(Lang);
            var item = Item.Of(Meeting.CoordinationId, Meeting, all, ItemKind.News, news.Title, MinutesEach, news.From.Length > Meeting.LongestName ? news.From[..Meeting.LongestName] : news.From, words, tongue is not null && Texts.Languages.Contains(tongue) ? tongue : Lang, Instant);
            Db.Add(item);
            all.Add(item);
        }
        if (all.Count == items.Count) throw new RuleBroken("agenda.news.nothing");
        return await Saved("#agenda", "item-added");
    }
}
