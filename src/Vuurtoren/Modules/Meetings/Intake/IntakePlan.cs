using System.Globalization;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Intake;

/// <param name="Named">The organisation in the words of the list.</param>
/// <param name="Organization">The member that is called so; null: none is.</param>
public sealed record IntakePerson(Guid Id, string Name, string? Named, Guid? Organization, string? Function, bool Present)
{
    /// <summary>Somebody of this meeting who is here already, is not in the list, and is called nearly so; null: nobody.</summary>
    public IntakeHere? Like { get; init; }
}

/// <summary>Somebody who was taken in before.</summary>
public sealed record IntakeHere(Guid Id, Guid Meeting, string Name, Guid? Organization, string? Named);

/// <param name="Title">Null: the list does not say it.</param>
/// <param name="IsNew">It is not here yet.</param>
/// <param name="Group">Who met; null: all members.</param>
public sealed record IntakeMeeting(Guid Id, DateOnly Day, string? Title, bool IsNew, Guid? Group = null)
{
    public List<IntakePerson> People { get; } = [];
}

/// <summary>What is here already.</summary>
/// <param name="Members">By their names in every language.</param>
/// <param name="Meetings">All of the coordination, with their titles and who met.</param>
/// <param name="People">The ids of who was taken in before.</param>
/// <param name="Here">Those of whom the name is still kept.</param>
/// <param name="Groups">Null: it has none.</param>
public sealed record IntakeKnown(IReadOnlyDictionary<string, Guid> Members, IReadOnlyList<(Guid Id, DateOnly Day, LocalText Title, Guid? Group)> Meetings, IReadOnlySet<Guid> People, IReadOnlyList<IntakeHere>? Here = null, IReadOnlyList<BodyName>? Groups = null);

/// <summary>What would come of a table, and what not: nothing is written yet. Ids follow from what the rows say, so that the same file twice adds nothing.</summary>
public sealed class IntakePlan
{
    readonly Dictionary<Guid, IntakeMeeting> meetings = [];
    readonly List<SentRefusal> refused = [];
    readonly HashSet<Guid> seen = [], listed = [];
    readonly ILookup<Guid, IntakeHere> others;
    readonly (SentColumns<IntakeField> Columns, Guid Coordination, IntakeKnown Known, DateOnly Today) given;
    readonly HashSet<Guid> here;
    readonly ILookup<DateOnly, (LocalText Title, Guid? Group)> titles;

    IntakePlan(SentColumns<IntakeField> columns, Guid coordination, IntakeKnown known, DateOnly today)
    {
        given = (columns, coordination, known, today);
        here = [.. known.Meetings.Select(one => one.Id)];
        others = (known.Here ?? []).ToLookup(one => one.Meeting);
        titles = known.Meetings.ToLookup(one => one.Day, one => (one.Title, one.Group));
        Groups = new(known.Groups ?? []);
    }

    public IntakeGroups Groups { get; }

    /// <summary>Of which something would come.</summary>
    public IEnumerable<IntakeMeeting> Meetings => meetings.Values.Where(meeting => meeting.People.Count > 0);
    public IReadOnlyList<SentRefusal> Refused => refused;
    /// <summary>Rows that would come.</summary>
    public int Rows => meetings.Values.Sum(meeting => meeting.People.Count);
    /// <summary>Rows that came before.</summary>
    public int Before { get; private set; }
    public int NewMeetings => Meetings.Count(meeting => meeting.IsNew);
    /// <summary>Of who came twice one.</summary>
    public int People => Meetings.SelectMany(meeting => meeting.People).Select(one => (SentCells.Plain(one.Name), SentCells.Plain(one.Named ?? ""))).Distinct().Count();

    public static IntakePlan Of(SentTable table, SentColumns<IntakeField> columns, Guid coordination, IntakeKnown known, DateOnly today)
    {
        var plan = new IntakePlan(columns, coordination, known, today);
        foreach (var row in table.Rows)
            if (plan.Take(row) is { } reason) plan.refused.Add(new(row.Line, reason));
        plan.LookForSame();
        return plan;
    }

    /// <returns>Why not; null: it would come, or came before.</returns>
    string? Take(SentRow row)
    {
        if (row.Broken) return "broken";
        var columns = given.Columns;
        string? Cell(IntakeField field) => row[columns[field]];
        if (Cell(IntakeField.Day) is not { } written) return "no-day";
        if (SentCells.Day(written) is not { } day) return "day";
        if (day >= given.Today) return "later";
        if (Cell(IntakeField.Name) is not { } name) return "name";
        var (title, named, function) = (Cell(IntakeField.Title), Cell(IntakeField.Organization), Cell(IntakeField.Function));
        if (name.Length > Meeting.LongestName || function?.Length > Meeting.LongestName || named?.Length > Meeting.LongestPlace || title?.Length > Meeting.LongestTitle) return "long";
        bool? present = columns[IntakeField.Present] is null ? true : SentCells.Tick(Cell(IntakeField.Present), IntakeColumns.Came, IntakeColumns.CameNot);
        if (present is null) return "present";
        if (!Groups.Find(Cell(IntakeField.Group), out var group)) return "group";
        if (MeetingOf(day, title, group) is not { } meeting) return "known";
        var id = Ids.Of("intake", "attendee", $"{meeting.Id:N}\n{SentCells.Plain(name)}\n{SentCells.Plain(named ?? "")}");
        if (!seen.Add(id)) return "twice";
        Guid? organization = named is not null && given.Known.Members.TryGetValue(SentCells.Plain(named), out var member) ? member : null;
        var same = others[meeting.Id].FirstOrDefault(one => SentCells.Plain(one.Name) == SentCells.Plain(name) && one.Organization == organization && (organization is not null || SentCells.Plain(one.Named ?? "") == SentCells.Plain(named ?? "")));
        if (same is not null || given.Known.People.Contains(id))
        {
            listed.Add(same?.Id ?? id);
            Before++;
        }
        else meeting.People.Add(new(id, name, named, organization, function, present.Value));
        return null;
    }

    /// <summary>A name that was corrected in the list since: whoever is here and no longer in the list may be the same.</summary>
    void LookForSame()
    {
        foreach (var meeting in meetings.Values)
            for (var n = 0; n < meeting.People.Count; n++)
                if (others[meeting.Id].FirstOrDefault(one => !listed.Contains(one.Id) && LooksLike.Same(one.Name, meeting.People[n].Name)) is { } like)
                {
                    listed.Add(like.Id);
                    meeting.People[n] = meeting.People[n] with { Like = like };
                }
    }

    /// <summary>Rows of which one has to say whether it is somebody who is here already.</summary>
    public IEnumerable<(IntakeMeeting Meeting, IntakePerson Person)> Doubts => Meetings.SelectMany(meeting => meeting.People.Where(one => one.Like is not null).Select(one => (meeting, one)));

    /// <returns>Null: such a meeting was planned here, and its presences are those of its own minutes; or it was taken in before without its group, and would stand here twice.</returns>
    IntakeMeeting? MeetingOf(DateOnly day, string? title, Guid? group)
    {
        var plain = SentCells.Plain(title ?? "");
        var id = IdOf(given.Coordination, day, plain, group);
        if (meetings.TryGetValue(id, out var found)) return found;
        if (!here.Contains(id) && (titles[day].Any(one => MayBe(one.Group, group) && (title is null || one.Title.Any(text => SentCells.Plain(text.Value) == plain))) || group is not null && here.Contains(IdOf(given.Coordination, day, plain, null)))) return null;
        return meetings[id] = new(id, day, title, !here.Contains(id), group);
    }

    /// <summary>A list without groups says of no meeting who met: it may be any of that day.</summary>
    bool MayBe(Guid? one, Guid? group) => one == group || !given.Columns.Have(IntakeField.Group);

    /// <summary>Of all members as it was before lists had groups: what was taken in then is known again.</summary>
    static Guid IdOf(Guid coordination, DateOnly day, string plain, Guid? group) => Ids.Of("intake", "meeting", string.Create(CultureInfo.InvariantCulture, $"{coordination:N}\n{day:yyyy-MM-dd}\n{plain}") + (group is { } of ? string.Create(CultureInfo.InvariantCulture, $"\n{of:N}") : ""));
}
