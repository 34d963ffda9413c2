using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>What somebody writes of a piece of news.</summary>
/// <param name="Opens">Minutes after midnight, on the clock on the wall.</param>
/// <param name="Last">Shown until and with this day; null: the day on which it takes place.</param>
public sealed record NewsWords(LocalText? Title, LocalText? Words, LocalText? ForWhom, IReadOnlyList<string> Themes, IReadOnlyList<string> Municipalities, string? Place, DateOnly? Day, int? Opens, int? Closes, DateOnly? Last);

/// <summary>A piece of news of an organisation, in one language or two.</summary>
public sealed class NewsItem
{
    public const int LongestTitle = 120, LongestWords = 4000, LongestPlace = 200;

    /// <summary>News of longer ago is no news: nobody shows it for more than half a year.</summary>
    const int MostDays = 185;

    NewsItem() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganizationId { get; private init; }
    public LocalText Title { get; private set; } = null!;
    public LocalText Words { get; private set; } = null!;
    public LocalText? ForWhom { get; private set; }
    public IReadOnlyList<string> Themes { get; private set; } = [];
    public IReadOnlyList<string> Municipalities { get; private set; } = [];
    public string? Place { get; private set; }
    public DateOnly? Day { get; private set; }
    public int? Opens { get; private set; }
    public int? Closes { get; private set; }
    public DateOnly LastDay { get; private set; }
    public int Sequence { get; private set; }
    public Guid? MadeBy { get; private init; }
    public DateTime MadeAt { get; private init; }
    public DateTime ChangedAt { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    public static NewsItem Write(Guid organization, NewsWords words, Guid? by, DateTime now)
    {
        var item = new NewsItem { OrganizationId = organization, MadeBy = by, MadeAt = now };
        item.Take(words, now);
        return item;
    }

    public void Change(NewsWords words, DateTime now)
    {
        Take(words, now);
        Sequence++;
    }

    void Take(NewsWords words, DateTime now)
    {
        if (words.Title is not { } title) throw new RuleBroken("news.title.missing");
        if (words.Words is not { } text) throw new RuleBroken("news.words.missing");
        if (title.Any(t => t.Value.Length > LongestTitle) || text.Any(t => t.Value.Length > LongestWords) || words.Place?.Length > LongestPlace) throw new RuleBroken("news.long");
        if (words.Opens is not null && words.Day is null) throw new RuleBroken("news.day.missing");
        if (words.Closes is not null && (words.Opens is null || words.Closes <= words.Opens)) throw new RuleBroken("news.closes.wrong");
        var (today, last) = (LocalClock.DayOf(now), words.Last ?? words.Day ?? throw new RuleBroken("news.last.missing"));
        if (last < today) throw new RuleBroken("news.last.over");
        if (last > today.AddDays(MostDays)) throw new RuleBroken("news.last.far");
        (Title, Words, ForWhom, Themes, Municipalities, Place) = (title, text, words.ForWhom, words.Themes, words.Municipalities, string.IsNullOrWhiteSpace(words.Place) ? null : words.Place.Trim());
        (Day, Opens, Closes, LastDay, ChangedAt) = (words.Day, words.Opens, words.Closes, last, now);
    }

    public void Publish(DateTime now)
    {
        PublishedAt ??= now;
        WithdrawnAt = null;
    }

    public void Withdraw(DateTime now)
    {
        if (PublishedAt is null || WithdrawnAt is not null) throw new RuleBroken("news.not-shown");
        (WithdrawnAt, ChangedAt) = (now, now);
        Sequence++;
    }

    public bool IsShown(DateOnly today) => PublishedAt is not null && WithdrawnAt is null && LastDay >= today;

    /// <summary>Whether it is for who chose these; none chosen means all, and news of no theme or no municipality in particular is for everybody.</summary>
    public bool IsFor(IReadOnlyList<string> themes, IReadOnlyList<string> municipalities) =>
        (themes.Count == 0 || Themes.Count == 0 || Themes.Any(themes.Contains)) && (municipalities.Count == 0 || Municipalities.Count == 0 || Municipalities.Any(municipalities.Contains));
}

sealed class NewsTables : IEntityTypeConfiguration<NewsItem>, IEntityTypeConfiguration<NewsReader>
{
    public void Configure(EntityTypeBuilder<NewsItem> item)
    {
        item.ToTable("directory_news").Property(n => n.Id).ValueGeneratedNever();
        item.Property(n => n.Themes).HasConversion(new JsonColumn<IReadOnlyList<string>>(), new JsonComparer<IReadOnlyList<string>>());
        item.Property(n => n.Municipalities).HasConversion(new JsonColumn<IReadOnlyList<string>>(), new JsonComparer<IReadOnlyList<string>>());
        item.Property(n => n.Sequence).IsConcurrencyToken(); // two who change it at once
    }

    public void Configure(EntityTypeBuilder<NewsReader> reader)
    {
        reader.ToTable("directory_news_reader").Property(r => r.Id).ValueGeneratedNever();
        reader.Property(r => r.Themes).HasConversion(new JsonColumn<IReadOnlyList<string>>(), new JsonComparer<IReadOnlyList<string>>());
        reader.Property(r => r.Municipalities).HasConversion(new JsonColumn<IReadOnlyList<string>>(), new JsonComparer<IReadOnlyList<string>>());
        reader.Property(r => r.DigestAt).IsConcurrencyToken(); // two servers that write the letter of a week
        reader.Ignore(r => r.LinkEnds);
    }
}
