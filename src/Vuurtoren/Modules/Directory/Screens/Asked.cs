using System.Globalization;
using System.Text;
using Vuurtoren.Modules.Directory.Reading;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>What a visitor asks of a list, as it stands in the address. What makes no sense is said, never guessed.</summary>
public sealed record Asked
{
    public const int PageSize = 20, MostLetters = 200, MostPages = 5000;

    public string? Words { get; init; }
    /// <summary>As in the address: the code of a theme or the id of a term.</summary>
    public string? Theme { get; init; }
    /// <summary>NIS code.</summary>
    public string? Municipality { get; init; }
    /// <summary>md_id.</summary>
    public string? Neighbourhood { get; init; }
    /// <summary>BCP 47.</summary>
    public string? Spoken { get; init; }
    public bool ByName { get; init; }
    public int Page { get; init; } = 1;
    /// <summary>Key of what is wrong with the question; then nothing is searched.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether anything narrows the list.</summary>
    public bool Narrows => Words is not null || Theme is not null || Municipality is not null || Neighbourhood is not null || Spoken is not null;

    public static Asked Of(IQueryCollection query, ThemeTree themes)
    {
        var asked = new Asked
        {
            Words = Clean(query["q"]), Theme = Clean(query["theme"]), Municipality = Clean(query["municipality"]),
            Neighbourhood = Clean(query["neighbourhood"]), Spoken = Clean(query["spoken"]), ByName = query["sort"] == "name",
        };
        var page = Clean(query["page"]);
        if (page is not null) asked = asked with { Page = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostPages ? number : 0 };
        return asked with { Problem = asked.WhatIsWrong(themes) };
    }

    string? WhatIsWrong(ThemeTree themes)
    {
        if (Words?.Length > MostLetters) return "directory.search.too-long";
        if (Page == 0) return "directory.search.no-such-page";
        if ((Theme is not null && themes.Find(Theme) is null)
            || (Municipality is not null && Geo.Shipped.Municipality(Municipality) is null)
            || (Neighbourhood is not null && NeighbourhoodOf(Neighbourhood) is null)
            || (Spoken is not null && (Spoken.Length > 12 || !Spoken.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))) return "directory.search.unknown-filter";
        return null;
    }

    public static Geography.Neighbourhood? NeighbourhoodOf(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Geo.Shipped.Neighbourhood(number) : null;

    /// <summary>Without characters that nobody types; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c == '\uFFFD'))
            text = string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).Select(rune => Rune.IsControl(rune) ? " " : rune.ToString()));
        return text.Trim() is { Length: > 0 } left ? left : null;
    }

    public Query ToQuery(string kind, ThemeTree themes) => new()
    {
        Kind = kind, Text = Words, Theme = Theme is null ? null : themes.Find(Theme)?.Id, Municipality = Geo.Shipped.Municipality(Municipality)?.Nis,
        Neighbourhood = Neighbourhood, Spoken = Spoken?.ToLowerInvariant(), Sort = ByName ? SortBy.Name : SortBy.Relevance,
        Skip = (Page - 1) * PageSize, Take = PageSize, Facets = true,
    };

    /// <summary>The part of the address after the path, "" or "?…".</summary>
    public string ToQueryString()
    {
        var parts = new StringBuilder();
        Add("q", Words);
        Add("theme", Theme);
        Add("municipality", Municipality);
        Add("neighbourhood", Neighbourhood);
        Add("spoken", Spoken);
        if (ByName) Add("sort", "name");
        if (Page > 1) Add("page", Page.ToString(CultureInfo.InvariantCulture));
        return parts.ToString();

        void Add(string name, string? value)
        {
            if (value is not null) parts.Append(parts.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
