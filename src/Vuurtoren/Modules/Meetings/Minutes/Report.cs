using System.Text.Json;
using System.Text.Json.Serialization;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>All that minutes say, as it was when they were made.</summary>
public sealed record Report(LocalText Title, DateOnly Day, int Begins, int Ends, string? Place, string? Chair, int? Number, IReadOnlyList<ReportPerson> People, IReadOnlyList<ReportItem> Items, IReadOnlyList<Correction>? Corrections = null, IReadOnlyList<Remark>? Remarks = null, NoQuorum? Quorum = null)
{
    /// <summary>For who reads it now; it is not kept with the minutes. Null: it was not asked.</summary>
    [JsonIgnore] public ReportHead? Head { get; init; }

    /// <summary>An extract, and for whom; null: all of it.</summary>
    [JsonIgnore] public Audience? Extract { get; init; }

    /// <summary>What this reader may have: all for those who met, and for others only the items that were let out, without who was there and what was corrected since: that was not chosen.</summary>
    public Report For(Audience? reader) => reader is not { } audience ? this : this with
    {
        Extract = audience, Chair = null, People = [], Remarks = null, Corrections = null,
        Items = [.. Items.Index().Where(one => one.Item.Leaves?.Contains(audience) == true).Select(one => (audience == Audience.Everybody ? one.Item.WithoutNames() : one.Item) with { Number = one.Index + 1 })],
    };

    /// <summary>For who was invited and was not there: what was said in an intervision is for who sat in it.</summary>
    public Report ForAbsent(Meeting meeting) => this with { Items = [.. Items.Select(item => item.Kind == ItemKind.Intervision || meeting.Intervision ? item with { Lines = [], Inside = true } : item)] };

    /// <summary>Long after: how many came, from where, and what was decided; no longer who.</summary>
    public Report WithoutNames() => this with { Chair = null, Remarks = [.. (Remarks ?? []).Select(one => one with { Name = "" })], People = [.. People.Select(one => one with { Name = "", Function = null, ProxyTo = null })], Items = [.. Items.Select(item => item.WithoutNames())] };

    public IEnumerable<ReportLine> Decisions => Items.SelectMany(item => item.Lines).Where(line => line.Kind == LineKind.Decision);
    public IEnumerable<ReportLine> Tasks => Items.SelectMany(item => item.Lines).Where(line => line.Kind == LineKind.Task);

    public static Report Of(Meeting meeting, IEnumerable<Attendee> people, IEnumerable<Item> items, IReadOnlyList<Line> lines, IReadOnlyDictionary<Guid, MeetingTask> tasks, IReadOnlyDictionary<Guid, LocalText> organizations)
    {
        var order = items.OrderBy(item => item.Position).ToList();
        var all = people.ToList();
        var titles = order.ToDictionary(item => item.Id, item => item.Title);
        return new(meeting.Title, meeting.Day, meeting.Begins, meeting.Ends, meeting.Place, meeting.Chair, meeting.Number,
            [.. all.Where(one => one.Present is not null || one.Answer == Answer.Not).Where(_ => !meeting.Intervision).OrderBy(one => one.Who, StringComparer.Ordinal)
                .Select(one => new ReportPerson(one.Who, Of(one, organizations), one.Who == one.Name ? one.Function : null, one.Present == true, one.FromItem is { } from ? titles.GetValueOrDefault(from) : null, one.UntilItem is { } until ? titles.GetValueOrDefault(until) : null, one.IsCarried(all) ? all.First(other => other.Id == one.ProxyTo).Who : null))],
            [.. order.Select(item => new ReportItem(item.Id, item.Kind, item.Title, item.Leaves, item.TopicOpen,
                [.. lines.Where(line => line.ItemId == item.Id && line.GoneAt is null).OrderBy(line => line.Place).Select(line => ReportLine.Of(line, tasks.GetValueOrDefault(line.Id), organizations))]))]);
    }

    static LocalText? Of(Attendee one, IReadOnlyDictionary<Guid, LocalText> organizations) => one.OrganizationId is { } id && organizations.TryGetValue(id, out var name) ? name : LocalText.From(LocalText.NoLanguage, one.Organization);
}

/// <summary>Fewer voices were there than the rule of the body asks.</summary>
public sealed record NoQuorum(int Voices, int Needed);

/// <param name="From">Came when this item began; null: from the beginning.</param>
/// <param name="ProxyTo">Who of those present carried the voice.</param>
public sealed record ReportPerson(string Name, [property: JsonConverter(typeof(OneNameOrMore))] LocalText? Organization, string? Function, bool Present, LocalText? From, LocalText? Until, string? ProxyTo = null);

/// <param name="Inside">Who reads this was not there, and it is for those who were.</param>
public sealed record ReportItem(Guid Id, ItemKind Kind, LocalText Title, IReadOnlyList<Audience>? Leaves, bool TopicOpen, IReadOnlyList<ReportLine> Lines, bool Inside = false)
{
    /// <summary>In the whole minutes, when this is an extract of them: who compares both finds the same number.</summary>
    [JsonIgnore] public int? Number { get; init; }

    /// <summary>For everybody: which organisation takes something on, not which person. That somebody did stays: an empty name.</summary>
    public ReportItem WithoutNames() => this with { Lines = [.. Lines.Select(line => line with { Owner = line.Owner is null || line.Organization is not null ? null : "" })] };
}

public sealed record ReportLine(Guid Id, LineKind Kind, string Text, string Lang, Agreed? Agreed, int? InFavour, int? Against, int? Abstained, string? Owner, [property: JsonConverter(typeof(OneNameOrMore))] LocalText? Organization, DateOnly? Until, string? Material, string? Translation, string? TranslationLang, bool ByMachine, bool TranslationIsOld, IReadOnlyList<ReportMention>? Mentions = null, bool Rejected = false, bool Secret = false)
{
    /// <summary>Put to the vote and not carried; minutes of before this was noted tell it by their counts.</summary>
    public bool IsRejected => Rejected || Agreed == Minutes.Agreed.Counts && InFavour <= Against;

    /// <summary>In this language when it was said or translated so, and else as it was said.</summary>
    public (string Text, string Lang, bool Translated) In(string lang) => lang != Lang && Translation is not null && TranslationLang == lang ? (Translation, lang, true) : (Text, Lang, false);

    public static ReportLine Of(Line line, MeetingTask? task, IReadOnlyDictionary<Guid, LocalText> organizations) =>
        new(line.Id, line.Kind, line.Written, line.Lang, line.Agreed, line.InFavour, line.Against, line.Abstained, task?.Owner, task?.OrganizationId is { } id ? organizations.GetValueOrDefault(id) : null, task?.UntilOn, task?.Material, line.WrittenTranslation, line.TranslationLang, line.ByMachine, line.TranslationIsOld,
            line.Mentions.Count == 0 ? null : [.. line.Mentions.SelectMany(mention => new[] { line.Lang, line.TranslationLang }.OfType<string>().Select(lang => new ReportMention(mention.Name.In(lang).Text, mention.Kind, mention.Id))).Distinct()], line.Rejected, line.Secret);
}

/// <summary>A sheet of the directory that a line names.</summary>
/// <param name="Words">The name, as it stands in the line.</param>
public sealed record ReportMention(string Words, string Kind, Guid Id);

/// <summary>What was found wrong when minutes were to be approved: it stands above them, they are not written anew.</summary>
public sealed record Correction(DateOnly On, string Text, string Lang);

/// <summary>What somebody who read the minutes before they went out would write otherwise: those who met read it too.</summary>
public sealed record Remark(string Name, string Text, string Lang);

/// <summary>In minutes of before they knew languages, the name of an organisation was one text.</summary>
sealed class OneNameOrMore : JsonConverter<LocalText>
{
    public override LocalText? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? LocalText.From(LocalText.NoLanguage, reader.GetString()) : JsonSerializer.Deserialize<LocalText>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, options);
}
