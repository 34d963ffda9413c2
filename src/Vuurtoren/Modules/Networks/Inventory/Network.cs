using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Inventory;

/// <summary>How far a network reaches.</summary>
public enum Reach { Neighbourhood, Municipality, Municipalities, Region }

/// <summary>None: known only. Takes: the coordinator takes part in it. Internal: the public centre's own coordination. They are counted apart.</summary>
public enum Part { None, Takes, Internal }

/// <summary>What somebody says of a network.</summary>
public sealed record NetworkWords(string? Name, IReadOnlyList<string> Themes, Reach? Reach, IReadOnlyList<string> Activities, string? Links, string? Website, string? Contact, string? Email);

/// <summary>Another network around a coordination, with the fields of the inventory of 2014: what it is about, how far it reaches, its main activities, its links.</summary>
public sealed class Network
{
    public const int LongestName = 150, LongestWords = 500, MostActivities = 2;

    /// <summary>"various" is a network about everything.</summary>
    public static readonly IReadOnlyList<string> AllThemes =
        ["food", "addiction", "cohesion", "culture", "youth", "family", "disability", "work", "housing", "poverty", "elderly", "migrants", "mental", "health", "safety", "various"];

    public static readonly IReadOnlyList<string> AllActivities = ["meeting-place", "information", "detecting", "projects", "intervision", "around-one-person", "something-else"];

    Network() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<string> Themes { get; private set; } = [];
    public Reach Reach { get; private set; }
    public IReadOnlyList<string> Activities { get; private set; } = [];
    public string? Links { get; private set; }
    public string? Website { get; private set; }
    public string? Contact { get; private set; }
    public string? Email { get; private set; }
    public Part Part { get; private set; }
    public string Lang { get; private set; } = "";
    public DateTime At { get; private set; }
    public DateTime? KeptAt { get; private set; }

    /// <summary>As somebody answered over the link: it waits until the coordinator looked.</summary>
    public static Network Told(Guid coordination, NetworkWords words, string lang, DateTime now)
    {
        var network = new Network { CoordinationId = coordination };
        network.Take(words, lang, now);
        return network;
    }

    public void Change(NetworkWords words, Part part, string lang, DateTime now)
    {
        Take(words, lang, now);
        Part = part;
        KeptAt ??= now;
    }

    public void Keep(DateTime now) => KeptAt ??= now;

    /// <summary>Another answer about the same network: it keeps its name, its reach and its themes, gets those of the answer too, and what the answer left open stays.</summary>
    public void Absorb(Network other, DateTime now)
    {
        if (other.CoordinationId != CoordinationId || other.Id == Id) throw new RuleBroken("networks.absorb");
        Take(new(Name, [.. Themes.Union(other.Themes)], Reach, other.Activities.Count > 0 ? other.Activities : Activities, other.Links ?? Links, other.Website ?? Website, other.Contact ?? Contact, other.Email ?? Email), other.Lang, now);
        KeptAt ??= now;
    }

    void Take(NetworkWords words, string lang, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(words.Name) || words.Name.Trim().Length > LongestName) throw new RuleBroken("networks.name.missing", LongestName);
        if (words.Reach is not { } reach) throw new RuleBroken("networks.reach.missing");
        if (words.Activities.Count > MostActivities) throw new RuleBroken("networks.activities.many", MostActivities);
        if (new[] { words.Links, words.Contact, words.Website }.Any(text => text?.Length > LongestWords)) throw new RuleBroken("networks.long", LongestWords);
        var email = Clean(words.Email)?.ToLowerInvariant();
        if (email is not null && !Platform.Outbox.Mail.IsAddress(email)) throw new RuleBroken("people.email.wrong");
        var website = Clean(words.Website);
        if (website is not null && !(Uri.TryCreate(website.Contains("://", StringComparison.Ordinal) ? website : "https://" + website, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Contains('.', StringComparison.Ordinal))) throw new RuleBroken("networks.website.wrong");
        (Name, Reach, Links, Website, Contact, Email, Lang, At) = (words.Name.Trim(), reach, Clean(words.Links), website is null || website.Contains("://", StringComparison.Ordinal) ? website : "https://" + website, Clean(words.Contact), email, lang, now);
        Themes = [.. AllThemes.Where(words.Themes.Contains)];
        Activities = [.. AllActivities.Where(words.Activities.Contains)];
    }

    static readonly Func<Db, Guid, IAsyncEnumerable<Network>> ofCoordination = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Network>().AsNoTracking().Where(n => n.CoordinationId == coordination && n.KeptAt != null));

    /// <summary>Those of the inventory, to be shown, in the order of their names.</summary>
    public static Task<IReadOnlyList<Network>> Kept(Db db, Guid coordination) => KeptOf.Coordination<IReadOnlyList<Network>>(db, coordination, "networks", async () => [.. (await ofCoordination(db, coordination).ToListAsync()).OrderBy(n => n.Name, StringComparer.CurrentCultureIgnoreCase)]);

    static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Two names that read the same: without capitals, accents, signs and words that only say that it is a network.</summary>
    public bool SoundsLike(Network other) => Id != other.Id && Folded(Name) is { Length: > 0 } mine && mine == Folded(other.Name);

    static string Folded(string name)
    {
        var letters = new string([.. name.Normalize(NormalizationForm.FormD).ToLowerInvariant().Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]);
        return string.Join(' ', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("netwerk" or "reseau" or "overleg" or "concertation" or "het" or "de" or "le" or "la" or "les" or "van" or "du" or "des" or "d" or "l")));
    }
}

sealed class NetworkTable : IEntityTypeConfiguration<Network>
{
    public void Configure(EntityTypeBuilder<Network> network)
    {
        network.ToTable("networks_network").Property(n => n.Id).ValueGeneratedNever();
        network.HasOne<Coordination>().WithMany().HasForeignKey(n => n.CoordinationId);
        network.Property(n => n.Themes).HasConversion(new JsonColumn<IReadOnlyList<string>>(), new JsonComparer<IReadOnlyList<string>>());
        network.Property(n => n.Activities).HasConversion(new JsonColumn<IReadOnlyList<string>>(), new JsonComparer<IReadOnlyList<string>>());
    }
}
