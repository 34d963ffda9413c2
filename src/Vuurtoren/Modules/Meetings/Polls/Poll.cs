using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Polls;

/// <summary>A moment that is proposed.</summary>
/// <param name="Key">Stays the same while moments come and go.</param>
/// <param name="Begins">Minutes after midnight, on the clock on the wall, as <paramref name="Ends"/>.</param>
public sealed record Slot(string Key, DateOnly Day, int Begins, int Ends);

/// <summary>Maybe: if it must be.</summary>
public enum Says { Yes, Maybe, No }

/// <summary>The question when to meet. Who is asked answers without an account; who asked chooses, and then it is over.</summary>
public sealed class Poll
{
    public const int MostSlots = 20, MostAnswers = 300, LongestTitle = 120, LongestPlace = 200;

    Poll() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    /// <summary>Null: all members are asked.</summary>
    public Guid? BodyId { get; private init; }
    public LocalText Title { get; private set; } = null!;
    public string? Place { get; private set; }
    public IReadOnlyList<Slot> Slots { get; private set; } = [];
    public DateOnly LastDay { get; private set; }
    public Guid? MadeBy { get; private init; }
    public DateTime MadeAt { get; private init; }
    public int Sequence { get; private set; }
    public string? Chosen { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    public static Poll Ask(Guid coordination, LocalText? title, string? place, DateOnly? lastDay, Guid? by, DateTime now, Guid? body = null)
    {
        var poll = new Poll { CoordinationId = coordination, BodyId = body, MadeBy = by, MadeAt = now };
        poll.Change(title, place, lastDay, now);
        return poll;
    }

    public void Change(LocalText? title, string? place, DateOnly? lastDay, DateTime now)
    {
        MustBeOpen();
        if (title is null) throw new RuleBroken("polls.title.missing");
        if (title.Any(t => t.Value.Length > LongestTitle) || place?.Trim().Length > LongestPlace) throw new RuleBroken("polls.long");
        if (lastDay is not { } until || until < LocalClock.DayOf(now)) throw new RuleBroken("polls.until.missing");
        (Title, Place, LastDay) = (title, string.IsNullOrWhiteSpace(place) ? null : place.Trim(), until);
        Sequence++;
    }

    public void Add(DateOnly? day, int? begins, int? ends, DateTime now)
    {
        MustBeOpen();
        if (day is not { } on) throw new RuleBroken("polls.day.missing");
        if (begins is not { } from || ends is not { } to) throw new RuleBroken("polls.time.missing");
        if (to <= from) throw new RuleBroken("polls.time.order");
        if (on < LocalClock.DayOf(now)) throw new RuleBroken("polls.day.over");
        if (!LocalClock.Shows(on, from) || !LocalClock.Shows(on, to)) throw new RuleBroken("meetings.time.skipped");
        if (Slots.Count >= MostSlots) throw new RuleBroken("polls.many", MostSlots);
        if (Slots.Any(slot => (slot.Day, slot.Begins, slot.Ends) == (on, from, to))) throw new RuleBroken("polls.twice");
        // Answers name a moment by its key: one that was taken away may have some, and its key comes back for no other.
        var key = (Math.Max(Sequence - 1, Slots.Count == 0 ? 0 : Slots.Max(slot => int.Parse(slot.Key, System.Globalization.CultureInfo.InvariantCulture))) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Slots = [.. Slots.Append(new(key, on, from, to)).OrderBy(slot => slot.Day).ThenBy(slot => slot.Begins)];
        Sequence++;
    }

    public void Remove(string key)
    {
        MustBeOpen();
        Slots = [.. Slots.Where(slot => slot.Key != key)];
        Sequence++;
    }

    public bool TakesAnswers(DateOnly today) => ClosedAt is null && today <= LastDay && Slots.Count > 0;

    /// <summary>It will be then.</summary>
    public void Choose(string key, DateTime now)
    {
        MustBeOpen();
        if (Slots.All(slot => slot.Key != key)) throw new RuleBroken("polls.choose.missing");
        (Chosen, ClosedAt) = (key, now);
        Sequence++;
    }

    void MustBeOpen()
    {
        if (ClosedAt is not null) throw new RuleBroken("polls.closed");
    }

    public Slot? Moment => Slots.FirstOrDefault(slot => slot.Key == Chosen);
}

/// <summary>Who was asked, and what that person said of each moment.</summary>
public sealed class PollAnswer
{
    PollAnswer() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid PollId { get; private init; }
    public Guid? DelegateId { get; private init; }
    public string Name { get; private init; } = "";
    public string? Email { get; private init; }
    public string Lang { get; private init; } = "";
    public IReadOnlyDictionary<string, Says> Says { get; private set; } = new Dictionary<string, Says>();
    public DateTime? At { get; private set; }

    /// <param name="speaker">Null: somebody over the shared link.</param>
    public static PollAnswer Of(Poll poll, Guid? speaker, string? name, string? email, string lang)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 100) throw new RuleBroken("members.delegate.name");
        var address = string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();
        if (address is not null && !Platform.Outbox.Mail.IsAddress(address)) throw new RuleBroken("people.email.wrong");
        return new() { PollId = poll.Id, DelegateId = speaker, Name = name.Trim(), Email = address, Lang = lang };
    }

    /// <summary>An answer replaces the one before. A moment that is not answered counts as no.</summary>
    public void Answer(Poll poll, IReadOnlyDictionary<string, Says> says, DateOnly today, DateTime now)
    {
        if (!poll.TakesAnswers(today)) throw new RuleBroken("polls.over");
        (Says, At) = (poll.Slots.ToDictionary(slot => slot.Key, slot => says.TryGetValue(slot.Key, out var said) ? said : Polls.Says.No), now);
    }

    public Says? Of(Slot slot) => At is null ? null : Says.TryGetValue(slot.Key, out var said) ? said : Polls.Says.No;
}

/// <summary>How many can come at a moment.</summary>
public sealed record Tally(Slot Slot, int Yes, int Maybe, int No)
{
    /// <summary>Those with the most who can come come first; of equals, with the most who could if it must be.</summary>
    public static IReadOnlyList<Tally> Of(Poll poll, IEnumerable<PollAnswer> answers)
    {
        var given = answers.Where(answer => answer.At is not null).ToList();
        return [.. poll.Slots.Select(slot => new Tally(slot, given.Count(a => a.Of(slot) == Says.Yes), given.Count(a => a.Of(slot) == Says.Maybe), given.Count(a => a.Of(slot) == Says.No)))];
    }

    public static Tally? Best(IReadOnlyList<Tally> all) => all.Where(tally => tally.Yes + tally.Maybe > 0).OrderByDescending(tally => tally.Yes).ThenByDescending(tally => tally.Maybe).FirstOrDefault();
}

sealed class PollTables : IEntityTypeConfiguration<Poll>, IEntityTypeConfiguration<PollAnswer>
{
    public void Configure(EntityTypeBuilder<Poll> poll)
    {
        poll.ToTable("meetings_poll").Property(p => p.Id).ValueGeneratedNever();
        poll.Property(p => p.Slots).HasConversion(new JsonColumn<IReadOnlyList<Slot>>(), new JsonComparer<IReadOnlyList<Slot>>());
        poll.Property(p => p.Sequence).IsConcurrencyToken(); // two who change it at once
        poll.Ignore(p => p.Moment);
    }

    public void Configure(EntityTypeBuilder<PollAnswer> answer)
    {
        answer.ToTable("meetings_poll_answer").Property(a => a.Id).ValueGeneratedNever();
        answer.HasOne<Poll>().WithMany().HasForeignKey(a => a.PollId);
        answer.Property(a => a.Says).HasConversion(new JsonColumn<IReadOnlyDictionary<string, Says>>(), new JsonComparer<IReadOnlyDictionary<string, Says>>());
    }
}
