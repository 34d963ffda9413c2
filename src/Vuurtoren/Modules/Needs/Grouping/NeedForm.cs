using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>What was typed about a need, in the boxes "title.nl", "title.fr" …, and what in it could tell who a person is.</summary>
public sealed class NeedForm(HttpRequest request, SubjectNames names, DateOnly today)
{
    public bool IsPosted => request.HasFormContentType;

    /// <summary>What was typed; else what is kept.</summary>
    public string? Box(string name, string? kept = null) => IsPosted && request.Form.ContainsKey(name) ? request.Form[name].ToString().Trim() : kept;

    public LocalText? Both(string box) => LocalText.From(Texts.Languages.Select(language => KeyValuePair.Create(language, Box($"{box}.{language}"))));

    public IReadOnlyList<string> Nobody => IsPosted ? [.. request.Form["nobody"].OfType<string>().Take(20)] : [];

    /// <summary>Signals that were ticked.</summary>
    public IReadOnlyList<Guid> Ticked => IsPosted ? [.. request.Form["signal"].Select(one => Guid.TryParse(one, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()] : [];

    public T? One<T>(string box) where T : struct, Enum => Enum.TryParse<T>(Box(box), out var value) && Enum.IsDefined(value) ? value : null;

    public About About
    {
        get
        {
            var (theme, area, target) = (Box("theme") ?? "", Given("area"), Given("target"));
            if (names.Themes.All(one => one.Value != theme)) throw new RuleBroken("signals.theme.missing");
            if (area is not null && !names.AreaCodes.Contains(area) || target is not null && names.Targets.All(one => one.Value != target)) throw new RuleBroken("signals.unknown");
            return new(theme, area, target);
        }
    }

    string? Given(string box) => Box(box) is { Length: > 0 } text ? text : null;

    /// <summary>In any of these boxes; each passage once.</summary>
    public IReadOnlyList<Passage> Found(params string[] boxes) => !IsPosted ? [] :
        [.. boxes.SelectMany(box => Texts.Languages.Select(language => $"{box}.{language}").Append(box)).SelectMany(box => Identifying.In(Box(box) ?? "", [], today)).DistinctBy(passage => (passage.Kind, passage.Text))];
}
