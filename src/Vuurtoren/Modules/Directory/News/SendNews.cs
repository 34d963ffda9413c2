using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>From Monday on everybody who asked for it gets one letter with the news of the week before. Also when the server was off on Monday.</summary>
sealed class SendNews : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromDays(1);

    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var settings = context.Service<ConfirmingSettings>();
        if (settings.Site is null) return;
        await context.Report(await new Digest(context.Database, settings.Site, context.Service<Texts>(), context.Now).Run(stop));
    }
}

/// <summary>Letters of one week. Until when a reader was told is written in the same transaction as the letter: done twice, or by two servers, nobody gets two.</summary>
sealed class Digest(Database database, Uri site, Texts texts, DateTime now)
{
    /// <summary>More in one letter nobody reads; the page has the rest.</summary>
    const int Most = 15;

    const int InOneGo = 200;

    /// <returns>How many letters were written.</returns>
    public async Task<int> Run(CancellationToken stop = default)
    {
        var today = LocalClock.DayOf(now);
        var monday = LocalClock.ToInstant(today.Monday().ToDateTime(default));
        IReadOnlyList<Told> all;
        await using (var db = database.Context())
            all = (await new NewsReading(db).Shown(today, null, null, Texts.Languages[0], 0, int.MaxValue)).Items;
        var (written, last) = (0, Guid.Empty);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            await using var db = database.Context();
            var readers = await db.Set<NewsReader>().Where(r => r.ConfirmedAt != null && r.DigestAt < monday && r.Id.CompareTo(last) > 0).OrderBy(r => r.Id).Take(InOneGo).ToListAsync(stop);
            if (readers.Count == 0) return written;
            last = readers[^1].Id;
            foreach (var reader in readers)
            {
                var its = all.Where(told => told.Item.PublishedAt > reader.DigestAt && told.Item.PublishedAt < monday && told.Item.IsFor(reader.Themes, reader.Municipalities)).ToList();
                reader.Told(monday);
                if (its.Count > 0) db.Add(Letter(reader, its));
                try { await db.SaveChangesAsync(stop); written += its.Count > 0 ? 1 : 0; }
                catch (DbUpdateConcurrencyException) { break; } // another server writes these
            }
        }
    }

    Mail Letter(NewsReader reader, List<Told> its)
    {
        var lang = reader.Lang;
        var token = reader.Token(database.Secret);
        var letter = new Letter(texts, lang, "news.letter", its[0].Item.Title.In(lang).Text).Greets(null).Says("news.letter.what");
        foreach (var told in its.Take(Most))
            letter.Tells(told.Item.Title.In(lang).Text, [.. Facts(told, lang)]).Leads("news.letter.read", new(site, $"/{lang}/news/{told.Item.Id}"));
        if (its.Count > Most) letter.Mentions("news.letter.more", new(site, $"/{lang}/news"));
        letter.Mentions("news.letter.choose", new(site, $"/{lang}/news/follow/{token}"));
        return Mail.To(reader.Email, letter, now, new About("news-reader", reader.Id), new(site, $"/{lang}/news/follow/{token}/stop"));
    }

    IEnumerable<(string, string)> Facts(Told told, string lang)
    {
        if (When.Say(told.Item, lang, texts) is { } when) yield return (texts.In(lang, "news.when"), when);
        if (told.Item.Place is { } place) yield return (texts.In(lang, "news.place"), place);
        yield return (texts.In(lang, "news.from"), told.From);
    }
}
