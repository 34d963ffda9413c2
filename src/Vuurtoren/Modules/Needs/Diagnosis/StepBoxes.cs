using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>The boxes of a step. On one page they stand once for each step: their labels hold them, and no id is needed.</summary>
/// <param name="Kept">Null: a new own way.</param>
/// <param name="Typed">This one was sent, and comes back.</param>
public sealed record StepBoxes(NeedForm Form, Step? Kept, bool Typed, DateOnly Today)
{
    public bool AsksName => Kept?.Method is null;
    public string? Day => Typed ? Form.Box("day") : Kept?.Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    public bool Done => Typed ? Form.Box("done") is not null : Kept?.IsDone == true;
    public bool WithResidents => Typed ? Form.Box("residents") is not null : Kept?.WithResidents == true;

    public string? Box(string box, string lang, LocalText? kept) => Typed ? Form.Box($"{box}.{lang}") : kept?[lang];
}
