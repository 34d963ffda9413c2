using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>The boxes of a signal, the same in each way to send one, and what in them could tell who a person is.</summary>
public sealed class SignalForm(HttpRequest request, IReadOnlyList<(string Code, LocalText Name)> areas, Texts texts, string lang, DateOnly today)
{
    /// <summary>More words that are said to be nobody are a text full of names.</summary>
    const int MostNobody = 20;

    public SubjectNames Names { get; } = new(areas, texts, lang);

    public string Box(string name) => request.HasFormContentType ? request.Form[name].ToString().Trim() : "";

    public string What => SignalWords.Plain(Box("what"));

    /// <summary>Words that look like a name, ticked as no person.</summary>
    public IReadOnlyList<string> Nobody => request.HasFormContentType ? [.. request.Form["nobody"].OfType<string>().Where(word => word.Length is > 0 and < 100).Distinct().Take(MostNobody)] : [];

    /// <summary>What is wrong with what was typed; each passage once.</summary>
    public IReadOnlyList<Passage> Found => field ??= What is { Length: > 0 and <= SignalWords.Longest } what ? [.. Identifying.In(what, [], today).DistinctBy(passage => (passage.Kind, passage.Text))] : [];

    public SignalWords Checked() => new SignalWords(What, lang, Box("theme"), Chosen("area"), Chosen("target"), One<HowOften>("often"), One<Since>("since")).Checked(Names.AreaCodes, Nobody, today);

    string? Chosen(string box) => Box(box) is { Length: > 0 } code ? code : null;
    T? One<T>(string box) where T : struct, Enum => Enum.TryParse<T>(Box(box), out var value) && Enum.IsDefined(value) ? value : null;
}
