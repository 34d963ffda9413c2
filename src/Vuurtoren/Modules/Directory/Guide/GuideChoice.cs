using System.Globalization;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>What a printed guide holds and in which languages, as it stands in the address: the same guide can be made again next year.</summary>
public sealed record GuideChoice
{
    public const int LongestTitle = 80;
    public const string BesideEachOther = "side", AfterEachOther = "after";

    /// <summary>Municipalities and postal codes, as typed; "" for all.</summary>
    public string Where { get; init; } = "";
    /// <summary>Also services from elsewhere that work there.</summary>
    public bool Serving { get; init; }
    /// <summary>Codes of top themes; none for all.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];
    /// <summary>The first one leads: titles and the alphabet follow it.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [Texts.Languages[0]];
    /// <summary>Two languages in two columns; else the second below the first.</summary>
    public bool Side { get; init; }
    /// <summary>Only what a person checked on this day or later.</summary>
    public DateOnly? Since { get; init; }
    public string Title { get; init; } = "";

    /// <summary>The day as it was typed, when it is none.</summary>
    public string? NoDay { get; init; }

    public string Lead => Languages[0];
    public string Tongues => Languages.Count == 1 ? Lead : Side ? BesideEachOther : AfterEachOther;

    /// <param name="lang">Leads when there are two.</param>
    public static GuideChoice Of(IQueryCollection query, string lang)
    {
        var since = Asked.Clean(query["since"]);
        var read = DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        return new GuideChoice
        {
            Where = Short(Asked.Clean(query["where"]), Asked.MostLetters), Serving = query["serving"] == "yes", Title = Short(Asked.Clean(query["title"]), LongestTitle),
            Themes = [.. query["theme"].OfType<string>().Where(code => code.Length is > 0 and < 80).Distinct()], Since = read ? day : null, NoDay = read ? null : since,
        }.In(query["tongues"].ToString(), lang);
    }

    /// <param name="tongues">"nl", "fr", "side" or "after".</param>
    public GuideChoice In(string tongues, string lang) => this with
    {
        Languages = tongues is BesideEachOther or AfterEachOther ? [lang, .. Texts.Languages.Where(other => other != lang)] : [Texts.Languages.Contains(tongues) ? tongues : lang], Side = tongues == BesideEachOther,
    };

    public QueryString ToQuery()
    {
        List<KeyValuePair<string, string?>> parts = [new("where", Where), new("serving", Serving ? "yes" : ""), .. Themes.Select(code => KeyValuePair.Create("theme", (string?)code)), new("tongues", Tongues),
            new("since", Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? NoDay), new("title", Title)];
        return QueryString.Create(parts.Where(part => !string.IsNullOrEmpty(part.Value)));
    }

    static string Short(string? text, int most) => text is null ? "" : text.Length <= most ? text : text[..most];
}
