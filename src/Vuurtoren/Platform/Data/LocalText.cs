using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vuurtoren.Platform.Data;

/// <summary>
/// A text that people read, in one or more languages by tag (BCP 47). "und" holds what has no language,
/// such as an e-mail address that serves everybody. Never empty: no text is null.
/// </summary>
[JsonConverter(typeof(LocalTextJson))]
public sealed class LocalText : IEquatable<LocalText>, IReadOnlyCollection<KeyValuePair<string, string>>
{
    /// <summary>The tag of a text without language.</summary>
    public const string NoLanguage = "und";

    readonly KeyValuePair<string, string>[] byLanguage;

    public LocalText(IEnumerable<KeyValuePair<string, string?>> texts) : this(Tidy(texts))
    {
        if (byLanguage.Length == 0) throw new RuleBroken("text.empty");
    }

    LocalText(KeyValuePair<string, string>[] sorted) => byLanguage = sorted;

    /// <summary>The texts that are there, or null when none is.</summary>
    public static LocalText? From(params IEnumerable<KeyValuePair<string, string?>> texts) =>
        Tidy(texts) is { Length: > 0 } some ? new(some) : null;

    public static LocalText? From(string language, string? text) => From(new KeyValuePair<string, string?>(language, text));

    /// <summary>Dutch and French at once, the way most of our sources give it.</summary>
    public static LocalText? NlFr(string? nl, string? fr) => From(new("nl", nl), new KeyValuePair<string, string?>("fr", fr));

    static KeyValuePair<string, string>[] Tidy(IEnumerable<KeyValuePair<string, string?>> texts)
    {
        var tidy = texts.Where(t => !string.IsNullOrWhiteSpace(t.Value)).Select(t => KeyValuePair.Create(t.Key, t.Value!.Trim())).ToArray();
        if (tidy.Length > 1) Array.Sort(tidy, (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return tidy;
    }

    public int Count => byLanguage.Length;
    /// <summary>To go over without making an object.</summary>
    internal ReadOnlySpan<KeyValuePair<string, string>> All => byLanguage;
    public IEnumerable<string> Languages => byLanguage.Select(t => t.Key);

    /// <summary>The text in exactly this language, or null.</summary>
    public string? this[string language] => Array.Find(byLanguage, t => t.Key == language).Value;

    /// <summary>The text in this language, or else in one that exists; Language tells which, for the lang attribute (null: no language).</summary>
    public (string Text, string? Language) In(string language)
    {
        if (this[language] is { } exact) return (exact, language);
        if (this[NoLanguage] is { } neutral) return (neutral, null);
        return (byLanguage[0].Value, byLanguage[0].Key);
    }

    /// <summary>As <see cref="Json"/> writes it, from UTF-8: much quicker than by the serializer.</summary>
    public static LocalText? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return reader.Read() ? LocalTextJson.Read(ref reader) : null;
    }

    /// <summary>Texts that may already be tidy, as those from the tables are: then they are taken as they are.</summary>
    internal static LocalText? FromTables(List<KeyValuePair<string, string>> texts)
    {
        for (var i = 0; i < texts.Count; i++)
            if (texts[i].Value is not { Length: > 0 } text || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || i > 0 && string.CompareOrdinal(texts[i - 1].Key, texts[i].Key) > 0)
                return From(texts.Select(t => KeyValuePair.Create(t.Key, (string?)t.Value)));
        return texts.Count == 0 ? null : new([.. texts]);
    }

    /// <summary>This text with one language replaced; null when nothing is left.</summary>
    public LocalText? With(string language, string? text) =>
        From(byLanguage.Where(t => t.Key != language).Select(t => KeyValuePair.Create(t.Key, (string?)t.Value)).Append(new(language, text)));

    public override string ToString() => In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Text;
    public bool Equals(LocalText? other) => other is not null && byLanguage.AsSpan().SequenceEqual(other.byLanguage);
    public override bool Equals(object? obj) => Equals(obj as LocalText);
    public override int GetHashCode() => byLanguage.Aggregate(0, HashCode.Combine);
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => byLanguage.AsEnumerable().GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

sealed class LocalTextJson : JsonConverter<LocalText>
{
    public override LocalText? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <summary>One for each thread: an index, or an export, reads millions.</summary>
    [ThreadStatic] static List<KeyValuePair<string, string>>? reading;

    internal static LocalText? Read(ref Utf8JsonReader reader)
    {
        // A plain string is a text of which nobody said the language.
        if (reader.TokenType == JsonTokenType.String) return LocalText.From(LocalText.NoLanguage, reader.GetString());
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("a text is an object of language tags");
        var texts = reading ??= new(2);
        texts.Clear();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var language = reader.ValueTextEquals("nl"u8) ? "nl" : reader.ValueTextEquals("fr"u8) ? "fr" : reader.GetString()!;
            reader.Read();
            texts.Add(new(language, reader.GetString()!));
        }
        return LocalText.FromTables(texts);
    }

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) => Write(writer, value);

    internal static void Write(Utf8JsonWriter writer, LocalText value)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value) writer.WriteString(language, text);
        writer.WriteEndObject();
    }
}
