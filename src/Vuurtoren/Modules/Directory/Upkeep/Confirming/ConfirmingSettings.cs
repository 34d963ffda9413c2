namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>How services are asked: "Upkeep" in settings.json.</summary>
/// <param name="EveryMonths">For services for which nobody chose otherwise.</param>
/// <param name="RemindAfterDays">Counted from the first letter.</param>
/// <param name="CallAfterDays">Counted from the first letter: then somebody rings.</param>
/// <param name="LinkDays">How long a link works.</param>
/// <param name="LettersPerDay">A directory that nobody ever checked does not write to everybody on one day.</param>
/// <param name="Off">Sources whose services get no letters, whatever is chosen on the page.</param>
/// <param name="TakesCorrections">What a service corrects over its link is published at once; else a person looks at it first.</param>
/// <param name="Site">Where this site is found; without it no letters go.</param>
public sealed record ConfirmingSettings(int EveryMonths, IReadOnlyList<int> RemindAfterDays, int CallAfterDays, int LinkDays, int LettersPerDay, IReadOnlyList<string> Off, bool TakesCorrections, Uri? Site)
{
    public static ConfirmingSettings Of(IConfiguration settings)
    {
        var upkeep = settings.GetSection("Upkeep");
        var months = upkeep.GetValue("EveryMonths", 6);
        return new(ServiceInterval.Choices.Contains(months) ? months : 6, [.. (upkeep.GetSection("RemindAfterDays").Get<int[]>() ?? [14, 28]).Where(days => days > 0).Order()], Math.Max(1, upkeep.GetValue("CallAfterDays", 42)),
            Math.Clamp(upkeep.GetValue("LinkDays", 60), 1, 365), Math.Max(0, upkeep.GetValue("LettersPerDay", 200)), upkeep.GetSection("Off").Get<string[]>() ?? [], upkeep.GetValue("TakesCorrections", false),
            Uri.TryCreate(settings["Site:Address"], UriKind.Absolute, out var site) ? site : null);
    }
}
