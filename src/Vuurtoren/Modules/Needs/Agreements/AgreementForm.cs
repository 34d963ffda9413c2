using System.Globalization;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Agreements;

/// <summary>What was typed about an agreement; else what is kept, or one of the examples to begin with.</summary>
/// <param name="begins">What stands in the boxes of a page that was just opened.</param>
public sealed class AgreementForm(HttpRequest request, AgreementWords begins)
{
    const int EmptyAtFirst = 3;

    public bool IsPosted => request.HasFormContentType;

    public string? Box(string name, string? kept = null) => IsPosted ? request.Form[name].ToString().Trim() is { Length: > 0 } text ? text : null : kept;

    public string? Title(string language) => Box($"title.{language}", begins.Title?[language]);
    public string? Situation(string language) => Box($"situation.{language}", begins.Situation?[language]);
    public string? Decided(string language) => Box($"decided.{language}", begins.Decided?[language]);
    public string? Theme => Box("theme", begins.Theme);
    public string? ReviewOn => Box("review", begins.ReviewOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>With some empty ones after them when the page was just opened, and one more each time that is asked for.</summary>
    public IReadOnlyList<StepWords> Steps(bool more) => !IsPosted
        ? [.. begins.Steps, .. Enumerable.Repeat(Empty, begins.Steps.Count == 0 ? EmptyAtFirst : 1)]
        : [.. Enumerable.Range(1, Rows + (more ? 1 : 0)).Select(Read)];

    static StepWords Empty => new(null, null, null, null, null);

    int Rows => Math.Clamp(int.TryParse(Box("rows"), NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows : 0, 0, Agreement.MostSteps + 1);

    StepWords Read(int n) => new(Both($"step.{n}.what"), Guid.TryParse(Box($"step.{n}.organization"), out var organization) ? organization : null, Both($"step.{n}.who"),
        Enum.TryParse<Within>(Box($"step.{n}.within"), out var within) && Enum.IsDefined(within) ? within : null, Shortened(Box($"step.{n}.contact"), StepWords.LongestContact));

    LocalText? Both(string box) => LocalText.From(Texts.Languages.Select(language => KeyValuePair.Create(language, Shortened(Box($"{box}.{language}"), Agreement.LongestSituation))));

    static string? Shortened(string? text, int longest) => text?.Length > longest ? text[..longest] : text;

    /// <summary>Rows in which nothing was typed are left out.</summary>
    public AgreementWords Words => new(Both("title"), Both("situation"), Theme ?? "", Both("decided"),
        DateOnly.TryParseExact(ReviewOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var review) ? review : null, [.. Steps(more: false).Where(step => !step.IsEmpty)]);
}
