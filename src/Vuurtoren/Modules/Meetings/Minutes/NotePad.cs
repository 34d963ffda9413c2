using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>All that minutes are made of, loaded to be written in. Two may write at once: lines of both stay, and two ways to write one line stand beside each other.</summary>
public sealed class NotePad(Db db, Meeting meeting)
{
    public List<Item> Items { get; private set; } = [];
    public List<Attendee> People { get; private set; } = [];
    public List<Line> Lines { get; private set; } = [];
    public Dictionary<Guid, MeetingTask> Tasks { get; private set; } = [];
    /// <summary>Those from which people came, by their names: a task can be given to one of them.</summary>
    public IReadOnlyDictionary<Guid, LocalText> Organizations { get; set; } = new Dictionary<Guid, LocalText>();
    public IReadOnlyCollection<Guid> OrganizationIds => [.. People.Select(one => one.OrganizationId).Concat(Tasks.Values.Select(task => task.OrganizationId)).OfType<Guid>().Distinct()];

    /// <summary>Who can be named with @ in what comes; none as long as nobody asked for it.</summary>
    public Mentionable Mentionable { get; private set; } = Mentionable.Nobody;

    /// <summary>Before these are written: whom they may name, and who may have been counted.</summary>
    public async Task Understand(IReadOnlyList<string?> texts, bool counts = false)
    {
        Mentionable = await Mentionable.In(db, meeting.CoordinationId, texts);
        if (counts || texts.Any(Jotting.HasCounts)) Voices = await Minutes.Voices.Of(db, meeting);
    }

    static readonly PreparedQuery<Guid, Item> items = new((db, meeting) => db.Set<Item>().Where(i => i.MeetingId == meeting).OrderBy(i => i.Position));
    static readonly PreparedQuery<Guid, Attendee> people = new((db, meeting) => db.Set<Attendee>().Where(a => a.MeetingId == meeting));
    static readonly PreparedQuery<Guid, Line> lines = new((db, meeting) => db.Set<Line>().Where(l => l.MeetingId == meeting).OrderBy(l => l.Place));
    static readonly PreparedQuery<Guid, MeetingTask> tasks = new((db, meeting) => db.Set<MeetingTask>().Where(t => t.MeetingId == meeting));

    sealed record Rows(List<Item> Items, List<Attendee> People, List<Line> Lines, List<MeetingTask> Tasks);

    static readonly Func<Db, Guid, IAsyncEnumerable<long>> stamp = PreparedQuery.Of((Db db, Guid meeting) => db.Set<Meeting>().Where(m => m.Id == meeting).Select(m => m.Stamp));

    /// <param name="toWrite">Who only looks gets what another look read, until something changes; nobody changes those.</param>
    public async Task<NotePad> Load(bool toWrite = true)
    {
        var of = (meeting.Id, "minutes");
        Stamp = Written(toWrite ? await Raised() : await db.Mark(of, Raised));
        var rows = toWrite ? await Read(true) : await db.Kept(of, Raised, of, () => Read(false));
        (Items, People, Lines, Tasks) = ([.. rows.Items], [.. rows.People], [.. rows.Lines], rows.Tasks.ToDictionary(t => t.Id));
        return this;
    }

    async Task<Rows> Read(bool toWrite) => new(
        await items.List(db, meeting.Id, toWrite),
        [.. (await people.List(db, meeting.Id, toWrite)).OrderBy(a => a.Who, StringComparer.CurrentCultureIgnoreCase)],
        await lines.List(db, meeting.Id, toWrite),
        await tasks.List(db, meeting.Id, toWrite));

    /// <summary>With nothing in it yet.</summary>
    public NotePad Begin(IEnumerable<Item> items, IEnumerable<Attendee> people)
    {
        (Items, People) = ([.. items], [.. people]);
        return this;
    }

    /// <summary>Who of the list has a voice; null: everybody who is there, or not looked up.</summary>
    public Voices? Voices { get; set; }

    /// <summary>How many can vote under this point; as long as nobody is ticked we do not know. In a plenary hands are counted, of several people of one organisation too: when minutes close that is said.</summary>
    public int VotersAt(Item? item)
    {
        if (!People.Exists(one => one.Present == true)) return int.MaxValue;
        var there = People.Where(one => one.Present == true && (item is null || one.IsThereAt(item, Items))).ToList();
        List<Attendee> all = [.. there, .. People.Where(one => one.IsCarried(there))];
        return Voices is { ByOrganization: false } seats ? seats.Of(all) : all.Count;
    }

    public int VotersOf(Line line) => VotersAt(Items.FirstOrDefault(one => one.Id == line.ItemId));

    public IEnumerable<Line> Under(Item item) => Lines.Where(line => line.ItemId == item.Id && line.GoneAt is null);

    public double NextPlace(Guid item) => Lines.Where(line => line.ItemId == item && line.GoneAt is null).Select(line => line.Place).DefaultIfEmpty(0).Max() + 1;

    /// <summary>Changes whenever somebody writes, ticks, counts or gives; as it was before this was read.</summary>
    public string Stamp { get; private set; } = "";

    public async Task<string> StampNow() => Written(await Raised());

    Task<long> Raised() => stamp(db, meeting.Id).FirstOrDefaultAsync().AsTask();

    string Written(long raised) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{raised}-{meeting.Version}");

    /// <param name="by">Who writes, as the history of a line calls them.</param>
    public void Take(Note note, string lang, string by, DateOnly today, DateTime now)
    {
        switch (note.Do)
        {
            case "write": Write(note, lang, by, today, now); break;
            case "remove": Remove(note, by, now); break;
            case "here" or "away": (People.FirstOrDefault(one => one.Id == note.Id) ?? throw new RuleBroken("meetings.person.gone")).Is(meeting, note.Do == "here"); break;
            case "walk-in": WalkIn(note, lang); break;
            default: throw new RuleBroken("meetings.note.wrong");
        }
    }

    void Write(Note note, string lang, string by, DateOnly today, DateTime now)
    {
        var line = Lines.FirstOrDefault(one => one.Id == note.Id);
        var jotting = Jotting.Read(note.Text ?? "", note.Kind, People, today, Organizations);
        var under = Items.FirstOrDefault(one => one.Id == (line?.ItemId ?? note.Item));
        if (under?.StaysInside(meeting) == true) NothingButThemes(under, jotting);
        if (jotting.Counts is var (yes, no, none) && (long)yes + no + none > VotersAt(under)) throw new RuleBroken("meetings.counts.many", (long)yes + no + none, VotersAt(under));
        if (line is null)
        {
            if (Lines.Count >= Line.MostOfOneMeeting) throw new RuleBroken("meetings.line.many", Line.MostOfOneMeeting);
            var item = Items.FirstOrDefault(one => one.Id == note.Item) ?? throw new RuleBroken("meetings.item.gone");
            line = Line.Of(meeting, item, note.Id, NextPlace(item.Id), jotting.Kind, jotting.Text, ByWords.Language(jotting.Text, lang), by, now);
            db.Add(line);
            Lines.Add(line);
        }
        else if (line.GoneAt is null && line.Text == jotting.Text && line.Kind == jotting.Kind) return; // sent twice
        else if (line.Version == note.Base && line.GoneAt is null) db.Add(line.Change(meeting, jotting.Kind, jotting.Text, by, now));
        else
        {
            meeting.MustBeOpen();
            var id = Ids.Of("minutes", line.Id.ToString(), jotting.Text);
            if (Lines.Any(one => one.Id == id)) return; // sent twice
            var other = line.BesideIt(id, jotting.Kind, jotting.Text, line.Lang, by, now);
            if (line.GoneAt is not null) other.Settle(); // the other threw it away: these words stay
            db.Add(other);
            Lines.Add(other);
            line = other;
        }
        line.Means(Mentionable.Find(line.Text));
        Follow(line, jotting);
    }

    /// <summary>In an intervision no names, and nothing is decided or taken on: that has a point of its own.</summary>
    void NothingButThemes(Item item, Jotting jotting)
    {
        if (Attendee.NamedIn(jotting.Text, People).FirstOrDefault() is { } named) throw new RuleBroken("meetings.intervision.name", named.Who);
        if (jotting.Kind != LineKind.Information && item.Kind != ItemKind.Organisation) throw new RuleBroken("meetings.intervision.only");
    }

    /// <summary>A decision may bring its counts, a task its owner and its day.</summary>
    void Follow(Line line, Jotting jotting)
    {
        if (jotting.Counts is var (inFavour, against, abstained)) line.ByCounts(meeting, inFavour, against, abstained, VotersOf(line));
        var task = Tasks.GetValueOrDefault(line.Id);
        if (line.Kind != LineKind.Task)
        {
            if (task is null) return;
            db.Remove(task);
            Tasks.Remove(line.Id);
        }
        else if (task is null)
        {
            task = MeetingTask.Of(meeting, line, Taking(jotting.Owner, jotting.Organization, jotting.Until, null));
            db.Add(task);
            Tasks[line.Id] = task;
        }
        else
        {
            task.Says(line.Written, line.Lang);
            if (jotting.Owner is not null || jotting.Organization is not null) task.Give(Taking(jotting.Owner, jotting.Organization, jotting.Until ?? task.UntilOn, task.Material));
            else if (jotting.Until is not null) task.Give(new(task.Owner, task.Email, task.OwnerLang, task.OrganizationId, jotting.Until, task.Material));
        }
    }

    /// <summary>Gives a task to somebody of the list, to an organisation from which somebody came, or to a name that is not on it.</summary>
    public Taking TakingBy(string? owner, DateOnly? until, string? material)
    {
        var (name, there) = (owner?.Trim() ?? "", People.Where(one => one.Present != false).ToList());
        if ((Jotting.Called(name, there) ?? Jotting.Called(name, People)) is { } person) return Taking(person, null, until, material);
        return Jotting.House(name, Organizations) is { } house ? Taking(null, house, until, material) : new(owner, null, null, null, until, material);
    }

    /// <summary>Who has the task: its person, or else its organisation; null: nobody yet.</summary>
    public string? HasIt(MeetingTask task, string lang) => task.Owner ?? (task.OrganizationId is { } id ? Organizations.GetValueOrDefault(id)?.In(lang).Text : null);

    /// <summary>Of an organisation as a whole the letter goes to somebody who came for it. Who came in another's place left no address: the delegate gets the letter and passes it on.</summary>
    public Taking Taking(Attendee? owner, Guid? organization, DateOnly? until, string? material)
    {
        var to = owner ?? People.Where(one => organization is not null && one.OrganizationId == organization && one.Email is not null).OrderByDescending(one => one.Present).FirstOrDefault();
        return new(owner?.Who, to?.Email, to?.Lang, owner?.OrganizationId ?? organization, until, material);
    }

    void Remove(Note note, string by, DateTime now)
    {
        var line = Lines.FirstOrDefault(one => one.Id == note.Id);
        if (line is null || line.GoneAt is not null) return;
        if (line.Version != note.Base) throw new RuleBroken("meetings.line.changed");
        db.Add(line.Remove(meeting, by, now));
        if (Tasks.Remove(line.Id, out var task)) db.Remove(task);
        foreach (var other in Lines.Where(one => one.Beside == line.Id)) other.Settle();
    }

    static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    void WalkIn(Note note, string lang)
    {
        if (People.Any(one => one.Id == note.Id)) return; // sent twice
        var (from, house) = (note.From?.Trim() ?? "", Jotting.House(note.From?.Trim() ?? "", Organizations));
        // On the list already, or written down by the other note-taker too.
        if (People.FirstOrDefault(one => Same(one.Who, note.Name?.Trim()) && (from.Length == 0 || house is not null && one.OrganizationId == house || Same(one.Organization, from))) is { } known)
        {
            known.Is(meeting, true);
            return;
        }
        var person = Attendee.WalksIn(meeting, note.Id, note.Name, note.From, lang, house);
        db.Add(person);
        People.Add(person);
    }
}
