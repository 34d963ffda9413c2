using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vuurtoren.Modules.Directory.Upkeep.Links;

/// <summary>A web address that sheets name. It counts as dead only when it failed on several days: a server may be away for an evening.</summary>
public sealed class WebLink
{
    WebLink() { }

    public string Url { get; private init; } = "";
    public DateTime? TriedAt { get; private set; }
    /// <summary>Status, or what went wrong: see <see cref="LinkAnswer"/>.</summary>
    public string? Answer { get; private set; }
    public DateTime? FailingSince { get; private set; }
    public int FailedDays { get; private set; }
    public DateTime NextAt { get; private set; }

    public static WebLink Of(string url, DateTime now) => new() { Url = url, NextAt = now };

    public void Note(LinkAnswer answer, LinkSettings settings, DateTime now)
    {
        var otherDay = TriedAt?.Date != now.Date;
        (TriedAt, Answer) = (now, answer.Code);
        if (answer.Works == true) (FailingSince, FailedDays) = (null, 0);
        else if (answer.Works == false)
        {
            FailingSince ??= now;
            if (otherDay || FailedDays == 0) FailedDays++;
        }
        NextAt = answer.Works == true ? now.AddDays(settings.EveryDays) : now.AddHours(FailedDays < settings.DeadAfterDays ? 20 : 7 * 24);
    }

    /// <summary>A person changed something there and wants to know.</summary>
    public void TryAgain(DateTime now) => NextAt = now;
}

sealed class WebLinkTable : IEntityTypeConfiguration<WebLink>
{
    public void Configure(EntityTypeBuilder<WebLink> link)
    {
        link.ToTable("directory_link").HasKey(one => one.Url);
        link.Property(one => one.NextAt).IsConcurrencyToken();
    }
}
