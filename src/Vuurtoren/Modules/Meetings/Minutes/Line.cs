using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Minutes;

public enum LineKind { Information, Decision, Task }

/// <summary>How a decision came about.</summary>
public enum Agreed { Consensus, Counts }

/// <summary>One line of what was said, under one item. What it was before stays known.</summary>
public sealed class Line
{
    public const int Longest = 2000, MostOfOneMeeting = 1000;

    Line() { }

    public Guid Id { get; private init; }
    public Guid MeetingId { get; private init; }
    public Guid ItemId { get; private init; }
    /// <summary>Between those around it.</summary>
    public double Place { get; private set; }
    public LineKind Kind { get; private set; }
    public string Text { get; private set; } = "";
    public string Lang { get; private set; } = "";
    public Agreed? Agreed { get; private set; }
    public int? InFavour { get; private set; }
    public int? Against { get; private set; }
    public int? Abstained { get; private set; }
    /// <summary>Put to the vote and not carried.</summary>
    public bool Rejected { get; private set; }
    /// <summary>Voted on with nobody knowing who.</summary>
    public bool Secret { get; private set; }
    public int Version { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public string ChangedBy { get; private set; } = "";
    public DateTime? GoneAt { get; private set; }
    /// <summary>Two wrote the same line at once: the other's words stand in that one, until somebody chooses.</summary>
    public Guid? Beside { get; private set; }
    public string? Translation { get; private set; }
    public string? TranslationLang { get; private set; }
    /// <summary>The version of the line that was translated.</summary>
    public int? TranslationOf { get; private set; }
    public bool ByMachine { get; private set; }
    /// <summary>The vote of the body that decided it: its counts are not those of who sits in the room.</summary>
    public Guid? VoteId { get; private set; }
    /// <summary>Members and services that the words name with @.</summary>
    public IReadOnlyList<Mention> Mentions { get; private set; } = [];

    /// <summary>The line says something else since.</summary>
    public bool TranslationIsOld => Translation is not null && TranslationOf != Version;

    /// <summary>With the names of who is mentioned, as others read it.</summary>
    public string Written => WithNames(Text, Lang);

    string WithNames(string text, string lang) => Mentions.OrderByDescending(mention => mention.Words.Length).Aggregate(text, (words, mention) => mention.Written(words, lang));

    public string? WrittenTranslation => Translation is null ? null : WithNames(Translation, TranslationLang ?? Lang);

    /// <summary>As it was said, and translated.</summary>
    public LocalText InAll => LocalText.From([KeyValuePair.Create(Lang, (string?)Written), .. TranslationLang is { } other && other != Lang ? [KeyValuePair.Create(other, WrittenTranslation)] : Array.Empty<KeyValuePair<string, string?>>()])!;

    /// <summary>What was understood before stays so as long as it stands there: a sheet may be called otherwise since.</summary>
    public void Means(IReadOnlyList<Mention> found) => Mentions = [.. found.Concat(Mentions.Where(mention => mention.IsIn(Text))).DistinctBy(mention => mention.Words)];

    /// <param name="id">Made by who wrote it.</param>
    public static Line Of(Meeting meeting, Item item, Guid id, double place, LineKind kind, string? text, string lang, string by, DateTime now)
    {
        meeting.MustBeOpen();
        var line = new Line { Id = id, MeetingId = meeting.Id, ItemId = item.Id, Place = place, Lang = lang };
        line.Write(kind, text, by, now);
        return line;
    }

    /// <summary>Other words for this line. What stood there is handed back, to be kept.</summary>
    public LineBefore Change(Meeting meeting, LineKind kind, string? text, string by, DateTime now)
    {
        meeting.MustBeOpen();
        var before = new LineBefore(Id, Version, Kind, Text, ChangedAt, ChangedBy);
        if (kind != LineKind.Decision) (Agreed, InFavour, Against, Abstained, VoteId, Rejected, Secret) = (null, null, null, null, null, false, false);
        Write(kind, text, by, now);
        return before;
    }

    /// <summary>What somebody else wrote in place of this line meanwhile: kept beside it.</summary>
    public Line BesideIt(Guid id, LineKind kind, string? text, string lang, string by, DateTime now)
    {
        var other = new Line { Id = id, MeetingId = MeetingId, ItemId = ItemId, Place = Place + 1e-6, Lang = lang, Beside = Id };
        other.Write(kind, text, by, now);
        return other;
    }

    /// <summary>It was said in the other language; a translation into that one is none.</summary>
    public void SaidIn(Meeting meeting, string lang)
    {
        meeting.MustBeOpen();
        Lang = lang;
        if (TranslationLang == lang) (Translation, TranslationLang, TranslationOf, ByMachine) = (null, null, null, false);
    }

    /// <summary>Chosen: both may stay.</summary>
    public void Settle() => Beside = null;

    public LineBefore Remove(Meeting meeting, string by, DateTime now)
    {
        meeting.MustBeOpen();
        var before = new LineBefore(Id, Version, Kind, Text, ChangedAt, ChangedBy);
        (GoneAt, ChangedAt, ChangedBy, Version, Beside) = (now, now, by, Version + 1, null);
        return before;
    }

    public void ByConsensus(Meeting meeting)
    {
        Decides(meeting);
        (Agreed, InFavour, Against, Abstained, VoteId, Rejected, Secret) = (Minutes.Agreed.Consensus, null, null, null, null, false, false);
    }

    /// <param name="voters">Who may vote at most: those who are there.</param>
    public void ByCounts(Meeting meeting, int? inFavour, int? against, int? abstained, int voters)
    {
        Decides(meeting);
        if (inFavour is null or < 0 || against is null or < 0 || abstained is null or < 0 || inFavour + against + abstained == 0) throw new RuleBroken("meetings.counts.missing");
        if ((long)inFavour + against.Value + abstained.Value > voters) throw new RuleBroken("meetings.counts.many", (long)inFavour + against.Value + abstained.Value, voters);
        (Agreed, InFavour, Against, Abstained, VoteId, Rejected, Secret) = (Minutes.Agreed.Counts, inFavour, against, abstained, null, inFavour <= against, false);
    }

    /// <summary>As the body voted, over links or in the room, on a day of its own.</summary>
    public void ByVote(Meeting meeting, Networks.Public.VoteTaken vote)
    {
        if (vote.Elected is not null)
        {
            meeting.MustBeOpen();
            VoteId = vote.Id; // who was chosen is told, not decided again
            return;
        }
        Decides(meeting);
        (Agreed, InFavour, Against, Abstained, VoteId, Rejected, Secret) = (Minutes.Agreed.Counts, vote.For, vote.Against, vote.Abstain, vote.Id, !vote.Carried, vote.Secret);
    }

    public long Votes => (long)(InFavour ?? 0) + (Against ?? 0) + (Abstained ?? 0);

    /// <summary>Counts may be noted before anybody is ticked as present.</summary>
    public bool HasMoreVotesThan(int voters) => VoteId is null && Votes > voters;

    public void MustFit(int voters)
    {
        if (HasMoreVotesThan(voters)) throw new RuleBroken("meetings.counts.many", Votes, voters);
    }

    /// <param name="words">Null or empty: there is none.</param>
    public void Translate(Meeting meeting, string? words, string lang, bool byMachine)
    {
        meeting.MustBeOpen();
        if (words?.Trim().Length > Longest) throw new RuleBroken("meetings.line.long", Longest);
        if (string.IsNullOrWhiteSpace(words) || lang == Lang) (Translation, TranslationLang, TranslationOf, ByMachine) = (null, null, null, false);
        else if (Translation != words.Trim()) (Translation, TranslationLang, TranslationOf, ByMachine) = (words.Trim(), lang, Version, byMachine);
    }

    /// <summary>"Vera: order the posters" when Vera takes it on: her name goes out of the words.</summary>
    /// <returns>Null: it does not begin with that name.</returns>
    public string? WithoutOwner(string owner) => Text.IndexOf(':', StringComparison.Ordinal) is var colon and > 2 && Text[..colon].Trim() is var name && Text[(colon + 1)..].Trim() is { Length: > 0 } rest
        && (owner.Equals(name, StringComparison.OrdinalIgnoreCase) || owner.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase)) ? rest : null;

    void Decides(Meeting meeting)
    {
        meeting.MustBeOpen();
        if (Kind != LineKind.Decision) throw new RuleBroken("meetings.counts.no-decision");
    }

    void Write(LineKind kind, string? text, string by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RuleBroken("meetings.line.empty");
        if (text.Trim().Length > Longest) throw new RuleBroken("meetings.line.long", Longest);
        (Kind, Text, ChangedBy, ChangedAt, Version, GoneAt) = (kind, text.Trim(), by, now, Version + 1, null);
    }
}

/// <summary>A line as it was.</summary>
public sealed record LineBefore(Guid LineId, int Version, LineKind Kind, string Text, DateTime ChangedAt, string ChangedBy);
