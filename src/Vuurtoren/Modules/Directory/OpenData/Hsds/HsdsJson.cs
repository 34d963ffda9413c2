using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>
/// Writes records as HSDS 3.1 JSON, in one language with the other languages beside it under "translations".
/// It writes what it is given: redact first. What HSDS has no word for is written under names of our own, which HSDS
/// allows; docs/open-data.md lists them. Not for use by two threads at once.
/// </summary>
/// <param name="language">The language of the texts ("nl", "fr"); a text that lacks it is written in one that exists, and named under "text_languages".</param>
/// <param name="vocabulary">The terms that services point to.</param>
/// <param name="today">Temporary messages that ended before this day are left out.</param>
public sealed partial class HsdsJson(Utf8JsonWriter json, string language, Vocabulary vocabulary, DateOnly today)
{
    /// <summary>Accents stay readable. Inside HTML use <see cref="JsonLd"/>, which escapes what a script element must not hold.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Stands where HSDS requires a text and nobody knows it.</summary>
    public const string NotKnown = "-";

    readonly List<(string Field, LocalText Text)> texts = [];
    readonly Stack<int> marks = new();
    readonly HashSet<Guid> idsOfParts = [];

    /// <summary>Writes something more at the end of each outermost object.</summary>
    internal Action? AtEnd { get; set; }

    void Open(string? property = null)
    {
        if (marks.Count == 0) idsOfParts.Clear();
        if (property is null) json.WriteStartObject(); else json.WriteStartObject(property);
        marks.Push(texts.Count);
    }

    void Close()
    {
        var mark = marks.Pop();
        if (texts.Count > mark) Translations(mark);
        texts.RemoveRange(mark, texts.Count - mark);
        if (marks.Count == 0) AtEnd?.Invoke();
        json.WriteEndObject();
    }

    /// <summary>{"translations":{"fr":{"name":"…"}}}: all other languages of the object's own texts.</summary>
    void Translations(int mark)
    {
        var here = texts.Skip(mark).ToList();
        var languages = here.SelectMany(t => t.Text.Languages).Where(l => l != language && l != LocalText.NoLanguage).Distinct().Order(StringComparer.Ordinal).ToList();
        if (languages.Count == 0) return;
        json.WriteStartObject("translations");
        foreach (var other in languages)
        {
            json.WriteStartObject(other);
            foreach (var (field, text) in here) if (text[other] is { } words) json.WriteString(field, words);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        var elsewhere = here.Where(t => t.Text.In(language).Language is { } l && l != language).ToList();
        if (elsewhere.Count == 0) return;
        json.WriteStartObject("text_languages");
        foreach (var (field, text) in elsewhere) json.WriteString(field, text.In(language).Language);
        json.WriteEndObject();
    }

    void Text(string field, LocalText? text)
    {
        if (text is null) return;
        json.WriteString(field, text.In(language).Text);
        if (text.Count > 1 || text[language] is null) texts.Add((field, text));
    }

    void Value(string field, string? value) { if (!string.IsNullOrEmpty(value)) json.WriteString(field, value); }
    void Value(string field, Guid? id) { if (id is { } some) json.WriteString(field, some); }
    void Value(string field, long? number) { if (number is { } some) json.WriteNumber(field, some); }
    void Value(string field, DateOnly? day) { if (day is { } some) json.WriteString(field, some.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); }
    void Value(string field, DateTime? instant) { if (instant is { } some) json.WriteString(field, Instant(some)); }
    void Flag(string field, bool value) { if (value) json.WriteBoolean(field, true); }

    static string Instant(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>An array of objects; nothing at all when there are none.</summary>
    void Each<T>(string property, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count == 0) return;
        json.WriteStartArray(property);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    /// <summary>A lasting id for a part that has none: of its owner, what it is, and what it holds; the second that holds the same gets another.</summary>
    Guid IdOf(Guid owner, string part, string content)
    {
        var id = Ids.Of(owner.ToString(), part, content);
        for (var n = 2; !idsOfParts.Add(id); n++) id = Ids.Of(owner.ToString(), part, string.Create(CultureInfo.InvariantCulture, $"{content}#{n}"));
        return id;
    }

    /// <summary>What every record ends with: how others call it, where it comes from, whether someone checked it.</summary>
    void Provenance(DirectoryRecord record, string kind)
    {
        if (kind != Kinds.Organization)
            Each("identifiers", record.Identifiers, identifier => Identifier(record.Id, identifier));
        json.WriteString("source", record.Source);
        Value("source_date", record.SourceDate);
        if (kind != Kinds.Service) Value("last_modified", record.ModifiedAt);
        Value("withdrawn_at", record.WithdrawnAt);
        Metadata(record, kind);
    }

    void Identifier(Guid owner, Identifier identifier)
    {
        Open();
        json.WriteString("id", IdOf(owner, "identifier", $"{identifier.Scheme}:{identifier.Value}"));
        json.WriteString("identifier_scheme", identifier.Scheme);
        json.WriteString("identifier_type", identifier.Scheme);
        json.WriteString("identifier", identifier.Value);
        Close();
    }

    /// <summary>That it was checked, and that its source dropped it. Old and new values are history, which is not open data: "-" says that none is given.</summary>
    void Metadata(DirectoryRecord record, string kind)
    {
        if (record.VerifiedAt is null && record.WithdrawnAt is null) return;
        json.WriteStartArray("metadata");
        if (record.VerifiedAt is { } verified) Action(verified, "verify", record.VerifiedHow ?? NotKnown);
        if (record.WithdrawnAt is { } withdrawn) Action(withdrawn, "withdraw", record.Source);
        json.WriteEndArray();

        void Action(DateTime at, string type, string by)
        {
            Open();
            json.WriteString("id", IdOf(record.Id, "metadata", type));
            json.WriteString("resource_id", record.Id);
            json.WriteString("resource_type", kind);
            json.WriteString("last_action_date", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("last_action_type", type);
            json.WriteString("field_name", "*");
            json.WriteString("previous_value", NotKnown);
            json.WriteString("replacement_value", NotKnown);
            json.WriteString("updated_by", by);
            Close();
        }
    }
}
