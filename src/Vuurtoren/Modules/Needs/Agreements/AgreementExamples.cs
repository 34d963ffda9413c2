using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Agreements;

/// <summary>What to begin with, written in texts.json: who does each step is for the partners to say.</summary>
static class AgreementExamples
{
    public const int StepsOfEach = 5;

    /// <summary>Key and theme.</summary>
    public static readonly IReadOnlyList<(string Key, string Theme)> All = [("hoarding", "housing"), ("eighteen", "housing"), ("eviction", "housing")];

    /// <summary>Null: there is no such example.</summary>
    public static AgreementWords? Of(string? key, Texts texts, DateOnly today) => All.FirstOrDefault(one => one.Key == key) is not { Key: not null } found ? null
        : new(Both(texts, "agreements.example." + key + ".title"), Both(texts, "agreements.example." + key + ".situation"), found.Theme, null, today.AddYears(1),
            [.. Enumerable.Range(1, StepsOfEach).Select(n => new StepWords(Both(texts, "agreements.example." + key + ".step." + n), null, null, null, null))]);

    static LocalText Both(Texts texts, string key) => LocalText.From(Texts.Languages.Select(language => KeyValuePair.Create(language, (string?)texts.In(language, key))))!;
}
