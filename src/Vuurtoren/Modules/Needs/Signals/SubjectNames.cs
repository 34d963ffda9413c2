using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>What a signal or a need can be about, in the language of the screen: to choose from and to read.</summary>
/// <param name="areas">Those of the coordination.</param>
public sealed class SubjectNames(IReadOnlyList<(string Code, LocalText Name)> areas, Texts texts, string lang)
{
    public IReadOnlyList<string> AreaCodes { get; } = [.. areas.Select(area => area.Code)];

    public IEnumerable<Choice> Themes => Choices(Subjects.Themes).OrderBy(choice => choice.Words, StringComparer.CurrentCultureIgnoreCase);
    public IEnumerable<Choice> Targets => Choices(Subjects.Targets);
    public IEnumerable<Choice> Areas => Choices(areas);
    public IEnumerable<Choice> Often => Enum.GetValues<HowOften>().Select(one => new Choice(one.ToString(), texts["signals.often." + one]));
    public IEnumerable<Choice> Sinces => Enum.GetValues<Since>().Select(one => new Choice(one.ToString(), texts["signals.since." + one]));

    IEnumerable<Choice> Choices(IEnumerable<(string Code, LocalText Name)> all) => all.Select(one => new Choice(one.Code, one.Name.In(lang).Text));

    public string Theme(string code) => Of(Subjects.Themes, code);

    /// <summary>Also one that the coordination no longer has.</summary>
    public string? Area(string? code) => code is null ? null : AreaNames.Of(code)?.In(lang).Text ?? code;

    public string? Target(string? key) => key is null ? null : Of(Subjects.Targets, key);

    string Of(IEnumerable<(string Code, LocalText Name)> all, string code) => all.Where(one => one.Code == code).Select(one => one.Name.In(lang).Text).FirstOrDefault() ?? code;

    /// <summary>Theme, area and group of a signal or a need in one line.</summary>
    public string Line(string theme, string? area, string? target, params string?[] more) => string.Join(" · ", new[] { Theme(theme), Area(area), Target(target) }.Concat(more).OfType<string>());

    public string Line(Signal signal) => Line(signal.Theme, signal.Area, signal.Target, signal.Often is { } often ? texts["signals.often." + often].Value : null, signal.Since is { } since ? texts["signals.since." + since].Value : null);
}
