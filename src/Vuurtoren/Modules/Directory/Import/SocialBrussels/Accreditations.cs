using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>Accreditations by their labels. The list of 2017 shortens names that the list of codes writes out.</summary>
sealed class Accreditations
{
    static readonly (string Short, string Long)[] shortened =
    [
        ("rbc", "region de bruxelles capitale"), ("region bruxelles capitale", "region de bruxelles capitale"),
        ("federal", "autorite federale"), ("comm flamande", "communaute flamande"), ("com flam", "communaute flamande"),
    ];

    readonly Dictionary<string, CodedName> byLabel = [];
    readonly List<(string Last, CodedName By)> givers = [];
    readonly ReadableCase readable;

    public Accreditations(CodeLists lists, ReadableCase readable)
    {
        this.readable = readable;
        foreach (var entry in lists.Accreditations.All)
            foreach (var label in new[] { entry.Fr, entry.Nl }.OfType<string>())
            {
                byLabel.TryAdd(Key(label), entry);
                // "Maison de lumière (ML) - COCOF" is written without its acronym too.
                byLabel.TryAdd(Key(WithoutBrackets(label)), entry);
            }
        foreach (var giver in lists.Accreditors.All)
            if (giver.Fr is { } name) givers.Add((Key(name[(name.LastIndexOf(" - ", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0)..]), giver));
    }

    /// <summary>"Maison de lumière - COCOF; Maison du sable - COCOM".</summary>
    public IReadOnlyList<Accreditation> Read(string? texts, string language) =>
        [.. (texts?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []).Select(text => Of(text, language)).Distinct()];

    Accreditation Of(string text, string language)
    {
        if (byLabel.TryGetValue(Key(text), out var known)) return From(known, readable);
        var by = text.LastIndexOf(" -", StringComparison.Ordinal) is var at and > 0 ? Key(text[(at + 2)..]) : null;
        return new(LocalText.From(language, text)!, Giver(givers.Find(g => g.Last == by).By, readable));
    }

    public static Accreditation From(CodedName entry, ReadableCase readable) => new(entry.Text!, Giver(entry.By, readable), entry.Code);

    static LocalText? Giver(CodedName? by, ReadableCase readable) =>
        by is null ? null : LocalText.NlFr(by.Nl is null ? null : readable.Of(by.Nl), by.Fr is null ? null : readable.Of(by.Fr));

    static string Key(string label)
    {
        var key = CodeList.Fold(label);
        foreach (var (shortForm, longForm) in shortened)
            if (key == shortForm || key.EndsWith(" " + shortForm, StringComparison.Ordinal)) return key[..^shortForm.Length] + longForm;
        return key;
    }

    static string WithoutBrackets(string label)
    {
        var (open, close) = (label.IndexOf('(', StringComparison.Ordinal), label.IndexOf(')', StringComparison.Ordinal));
        return open >= 0 && close > open ? label.Remove(open, close - open + 1) : label;
    }
}
