using System.Text.Json;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>A field for which source and directory do not agree, and the source may not decide.</summary>
public sealed record Difference(string Path, string Lang, string? Current, string? Incoming);

/// <summary>What merging one record comes to.</summary>
/// <param name="Values">The record's stored values as they will be.</param>
/// <param name="Changes">Old and new per path ("name.nl", "phones"), the form of history.</param>
public sealed record Merged(object?[] Values, IReadOnlyDictionary<string, string?[]> Changes, IReadOnlyList<Difference> Differences);

/// <summary>What a person decided for a field of a source, for every difference that comes.</summary>
public enum Keep { Ours, Theirs }

/// <summary>
/// Three-way merge of one record, field by field and text by language: what the source said last, what it says now, what stands
/// here. What a person verified after the source's date, pinned, or another source said, is kept, and the difference noted.
/// </summary>
sealed class Merge(RecordTable table, DateOnly? sourceDate, DateTime? recordVerifiedAt, IReadOnlyList<FieldState> states, IReadOnlyDictionary<string, Keep>? rules = null)
{
    readonly Dictionary<string, string?[]> changes = [];
    readonly List<Difference> differences = [];

    /// <param name="last">Null when this source never gave the record: then it only fills what is empty.</param>
    public Merged Of(object?[]? last, object?[] incoming, object?[] current)
    {
        var values = (object?[])current.Clone();
        for (var i = 0; i < values.Length; i++)
        {
            var column = table.Columns[i];
            if (!column.IsField) continue;
            if (column.Path == "identifiers") values[i] = Union(column.Path, (string?)current[i], (string?)incoming[i]);
            else if (column.IsText) values[i] = Texts(column.Path, (string?)last?[i], (string?)incoming[i], (string?)current[i], last is not null);
            else values[i] = RecordTable.Typed(column, Field(column.Path, "", Show(last?[i]), Show(incoming[i]), Show(current[i]), last is not null));
        }
        return new(values, changes, differences);
    }

    /// <summary>An empty list is no value.</summary>
    static string? Show(object? value) => RecordTable.Show(value) is { } shown and not ("[]" or "{}") ? shown : null;

    string? Field(string path, string lang, string? last, string? incoming, string? current, bool hasBase)
    {
        if (incoming == current) return Kept(current);
        if (hasBase ? incoming == last : incoming is null) return Kept(current);
        var rule = rules?.TryGetValue(path, out var keep) == true ? keep : (Keep?)null;
        if (!hasBase && current is null || hasBase && current == last && !IsHeld(path, lang) || rule == Keep.Theirs)
        {
            changes[lang.Length == 0 ? path : $"{path}.{lang}"] = [current, incoming];
            return Kept(incoming);
        }
        if (rule is null) differences.Add(new(path, lang, current, incoming));
        return Kept(current);

        string? Kept(string? value) => value ?? (table.Columns[table[path]] is { IsJson: true, IsText: false } ? path == "alternate_names" ? "{}" : "[]" : null);
    }

    /// <summary>A person verified it after the day of the source, or pinned it. A source without date is taken for older.</summary>
    bool IsHeld(string path, string lang)
    {
        var state = states.FirstOrDefault(s => s.Path == path && s.Lang == lang) ?? states.FirstOrDefault(s => s.Path == path && s.Lang.Length == 0);
        if (state?.Pinned == true) return true;
        var verified = state?.VerifiedAt ?? recordVerifiedAt;
        return verified is not null && (sourceDate is null || verified.Value > sourceDate.Value.ToDateTime(TimeOnly.MaxValue));
    }

    string? Texts(string path, string? last, string? incoming, string? current, bool hasBase)
    {
        if (incoming == current || hasBase && incoming == last) return current;
        var (was, now, here) = (ByLanguage(last), ByLanguage(incoming), ByLanguage(current));
        foreach (var lang in was.Keys.Union(now.Keys).Union(here.Keys).Order(StringComparer.Ordinal).ToList())
            here[lang] = Field(path, lang, was.GetValueOrDefault(lang), now.GetValueOrDefault(lang), here.GetValueOrDefault(lang), hasBase);
        return LocalText.From(here) is { } text ? Json.Write(text) : null;
    }

    static Dictionary<string, string?> ByLanguage(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string?>>(json, Json.Options)!;

    /// <summary>Every source adds the names it has for a record; none takes another's away.</summary>
    string Union(string path, string? current, string? incoming)
    {
        var here = Json.Read<List<Identifier>>(current ?? "[]");
        var all = here.Union(Json.Read<List<Identifier>>(incoming ?? "[]")).ToList();
        if (all.Count == here.Count) return current ?? "[]";
        changes[path] = [current, Json.Write(all)];
        return Json.Write(all);
    }
}
