using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Agenda;

public enum ItemKind { Introductions, News, Theme, Presentation, Feedback, Decision, Intervision, Organisation, Tasks }

/// <summary>To whom what is said under an item may go, besides those who met.</summary>
public enum Audience { Plenary, Officials, Everybody }

/// <summary>One point of an agenda. A topic that is not closed comes back at the next meeting as a new item of the same topic.</summary>
public sealed class Item
{
    public const int LongestTitle = 160, LongestWords = 4000, MostMinutes = 480, MostOfOneMeeting = 60;

    Item() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    /// <summary>Null: waits for a meeting.</summary>
    public Guid? MeetingId { get; private set; }
    public Guid TopicId { get; private init; }
    /// <summary>Of whom it was on the agenda; null: of all members.</summary>
    public Guid? BodyId { get; private set; }
    public int Position { get; private set; }
    public ItemKind Kind { get; private set; }
    public LocalText Title { get; private set; } = null!;
    public string? Owner { get; private set; }
    public int Minutes { get; private set; }
    /// <summary>What to read before.</summary>
    public string? Words { get; private set; }
    public string Lang { get; private set; } = "";
    public string? ProposedBy { get; private init; }
    public IReadOnlyList<Audience> Leaves { get; private set; } = [];
    /// <summary>One of those is everybody: looked for by the public page.</summary>
    public bool ForEverybody { get; private set; }
    public bool TopicOpen { get; private set; } = true;
    public DateTime MadeAt { get; private init; }

    /// <param name="meeting">Null: for the list of what waits.</param>
    /// <param name="body">For whom it waits.</param>
    public static Item Of(Guid coordination, Meeting? meeting, IReadOnlyCollection<Item> others, ItemKind kind, LocalText? title, int? minutes, string? owner, string? words, string lang, DateTime now, string? proposedBy = null, Guid? body = null)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now));
        var item = new Item { Id = id, CoordinationId = coordination, TopicId = id, MadeAt = now, ProposedBy = Meeting.Tidy(proposedBy), BodyId = meeting is null ? body : meeting.BodyId };
        item.Change(kind, title, minutes, owner, words, lang);
        if (meeting is not null) item.Join(meeting, others);
        return item;
    }

    /// <summary>A topic that is older than this point: work that comes back each year. It waits for a meeting.</summary>
    public static Item OfTopic(Guid topic, Guid coordination, LocalText title, int minutes, string? words, string lang, DateTime now)
    {
        var item = new Item { Id = Guid.CreateVersion7(new DateTimeOffset(now)), CoordinationId = coordination, TopicId = topic, MadeAt = now };
        item.Change(ItemKind.Organisation, title, minutes, null, words, lang);
        return item;
    }

    public void Change(ItemKind kind, LocalText? title, int? minutes, string? owner, string? words, string lang)
    {
        if (title is null) throw new RuleBroken("meetings.item.title");
        if (title.Any(t => t.Value.Length > LongestTitle) || owner?.Trim().Length > Meeting.LongestName || words?.Trim().Length > LongestWords) throw new RuleBroken("meetings.long");
        if (minutes is not (>= 0 and <= MostMinutes)) throw new RuleBroken("meetings.item.minutes", MostMinutes);
        (Kind, Title, Minutes, Owner, Words, Lang) = (kind, title, minutes.Value, Meeting.Tidy(owner), Meeting.Tidy(words), lang);
    }

    /// <summary>It comes on the agenda, as the last.</summary>
    public void Join(Meeting meeting, IReadOnlyCollection<Item> others)
    {
        meeting.MustBeOpen();
        if (others.Count >= MostOfOneMeeting) throw new RuleBroken("meetings.item.many", MostOfOneMeeting);
        (MeetingId, Position) = (meeting.Id, others.Select(other => other.Position).DefaultIfEmpty(0).Max() + 1);
    }

    /// <summary>Off this agenda: it waits for another one of the same people.</summary>
    public void Wait(Meeting meeting)
    {
        if (StaysInside(meeting)) MayLeave(meeting, []);
        (MeetingId, Position, BodyId) = (null, 0, meeting.BodyId ?? BodyId);
    }

    /// <summary>What a working group talks about is not told to others by their agenda, unless all members may read it.</summary>
    public bool MayComeTo(Meeting meeting) => BodyId is null || BodyId == meeting.BodyId || Leaves.Contains(Audience.Plenary);

    /// <summary>Said in an intervision.</summary>
    public bool StaysInside(Meeting meeting) => meeting.Intervision || Kind == ItemKind.Intervision;

    /// <summary>One place up or down: it changes places with its neighbour.</summary>
    public void Move(IReadOnlyList<Item> all, bool up)
    {
        var order = all.OrderBy(item => item.Position).ToList();
        var (here, there) = (order.IndexOf(this), order.IndexOf(this) + (up ? -1 : 1));
        if (here < 0 || there < 0 || there >= order.Count) return;
        (Position, order[there].Position) = (order[there].Position, Position);
    }

    /// <summary>What leaves the room is chosen item by item; nothing does by itself. What may be read by everybody may be read by the others too.</summary>
    public void MayLeave(Meeting meeting, IEnumerable<Audience> to)
    {
        var chosen = to.Distinct().ToList();
        if (StaysInside(meeting) && chosen.Count > 0) throw new RuleBroken("meetings.intervision.stays");
        ForEverybody = chosen.Contains(Audience.Everybody);
        Leaves = ForEverybody ? [Audience.Plenary, Audience.Officials, Audience.Everybody] : [.. chosen.Order()];
    }

    /// <summary>Done: it does not come back.</summary>
    public void CloseTopic(bool closed) => TopicOpen = !closed;

    /// <summary>The same topic at the next meeting of the same people. Rounds begin anew each time and need no history.</summary>
    public Item Again(Meeting meeting, DateTime now) => new()
    {
        CoordinationId = CoordinationId, TopicId = TopicId, BodyId = meeting.BodyId, Kind = Kind, Title = Title, Owner = Owner, Minutes = Minutes, Lang = Lang, MadeAt = now,
    };

    public bool ComesBack => TopicOpen && Kind is (ItemKind.Theme or ItemKind.Feedback or ItemKind.Decision or ItemKind.Organisation);
}
