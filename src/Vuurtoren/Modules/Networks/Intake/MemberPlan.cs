using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Outbox;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;

namespace Vuurtoren.Modules.Networks.Intake;

/// <summary>Somebody who would speak for a member.</summary>
public sealed record ListedSpeaker(string Name, string? Email, string? Function, string Lang, bool Substitute);

/// <summary>An organisation of the list.</summary>
/// <param name="Member">Null: it would become one.</param>
public sealed record ListedMember(Guid Organization, Guid? Member)
{
    /// <summary>The earliest day of its rows; null: none says it.</summary>
    public DateOnly? Since { get; set; }
    /// <summary>Who would come to speak for it.</summary>
    public List<ListedSpeaker> New { get; } = [];
    /// <summary>Of all its rows.</summary>
    public List<ListedSpeaker> Seen { get; } = [];
    public bool Brings => Member is null || New.Count > 0;
}

/// <summary>What would come of a list of members, and which rows not: nothing is written yet. What is known already adds nothing, so that the same file twice adds nothing.</summary>
public sealed class MemberPlan
{
    readonly Dictionary<Guid, ListedMember> members = [];
    readonly List<SentRefusal> refused = [];
    readonly (SentColumns<MemberField> Columns, MembersKnown Known, string Lang, DateOnly Today) given;

    MemberPlan(SentColumns<MemberField> columns, MembersKnown known, string lang, DateOnly today) => given = (columns, known, lang, today);

    /// <summary>Of which something would come.</summary>
    public IEnumerable<ListedMember> Members => members.Values.Where(member => member.Brings);
    public int NewMembers => members.Values.Count(member => member.Member is null);
    public int NewSpeakers => members.Values.Sum(member => member.New.Count);
    /// <summary>Rows of which everything is known already.</summary>
    public int Before { get; private set; }
    public IReadOnlyList<SentRefusal> Refused => refused;

    /// <param name="lang">Of the letters to who has no language in the list.</param>
    public static MemberPlan Of(SentTable table, SentColumns<MemberField> columns, MembersKnown known, string lang, DateOnly today)
    {
        var plan = new MemberPlan(columns, known, lang, today);
        foreach (var row in table.Rows)
            if (plan.Take(row) is { } reason) plan.refused.Add(new(row.Line, reason));
        return plan;
    }

    /// <returns>Why not; null: it would come, or is known.</returns>
    string? Take(SentRow row)
    {
        if (row.Broken) return "broken";
        string? Cell(MemberField field) => row[given.Columns[field]];
        if (Cell(MemberField.Organization) is not { } called) return "organization";
        if (Which(called, out var organization) is { } not) return not;
        DateOnly? since = null;
        if (Cell(MemberField.Since) is { } day && (since = SentCells.Day(day)) is null) return "since";
        if (since > given.Today) return "later";
        if (SpeakerOf(Cell, out var speaker) is { } wrong) return wrong;
        var known = given.Known.Members.GetValueOrDefault(organization);
        var member = members.GetValueOrDefault(organization) ?? new(organization, known?.Member);
        if (speaker is not null && Add(member, speaker, known?.Speakers ?? []) is { } refusal) return refusal;
        if (!members.TryAdd(organization, member) || known is not null) Before += speaker is null ? 1 : 0;
        if (member.Since is null || since < member.Since) member.Since = since ?? member.Since;
        return null;
    }

    /// <summary>Of two with the same name the one that is a member already; else one has to say which.</summary>
    string? Which(string called, out Guid organization)
    {
        var found = given.Known.Directory.Find(called);
        var mine = found.Where(id => given.Known.Members.GetValueOrDefault(id)?.Member is not null).ToList();
        organization = mine.Count == 1 ? mine[0] : found.FirstOrDefault();
        return found.Count == 0 ? "unknown" : found.Count > 1 && mine.Count != 1 ? "several" : given.Known.Members.GetValueOrDefault(organization) is { Member: null } ? "left" : null;
    }

    /// <param name="speaker">Null: the row is of an organisation only.</param>
    string? SpeakerOf(Func<MemberField, string?> cell, out ListedSpeaker? speaker)
    {
        speaker = null;
        var (name, email, function, written) = (cell(MemberField.Name), cell(MemberField.Email)?.ToLowerInvariant(), cell(MemberField.Function), cell(MemberField.Language));
        if (name is null) return email is null && function is null ? null : "name";
        if (name.Length > Delegate.LongestName || function?.Length > Delegate.LongestFunction) return "long";
        if (email is not null && !Mail.IsAddress(email)) return "email";
        if ((written is null ? given.Lang : MemberColumns.Language(written)) is not { } lang) return "language";
        if (MemberColumns.IsSubstitute(cell(MemberField.Substitute)) is not { } substitute) return "substitute";
        speaker = new(name, email, function, lang, substitute);
        return null;
    }

    string? Add(ListedMember member, ListedSpeaker speaker, IReadOnlyList<KnownSpeaker> known)
    {
        if (member.Seen.Any(one => LooksLike.SameWords(one.Name, speaker.Name) && (one.Email is null || speaker.Email is null || one.Email == speaker.Email))) return "twice";
        var same = known.Where(one => one.Is(speaker.Name)).ToList();
        if (same.Count == 0 && known.Any(one => one.MayBe(speaker.Name, speaker.Email))) return "like";
        if (same.Count > 0 && same.All(one => one.Gone)) return "gone";
        if (same.Count > 0 && speaker.Email is not null && same.All(one => one.Gone || one.Email != speaker.Email)) return "address";
        member.Seen.Add(speaker);
        if (same.Count > 0) Before++;
        else member.New.Add(speaker);
        return null;
    }
}
