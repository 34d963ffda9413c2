using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>What stands above minutes besides what they say themselves, the same on the page and in files: whose they are, which version this is, and whether they were approved.</summary>
/// <param name="Group">Null: all members met.</param>
/// <param name="Version">Null: a draft, not sent yet.</param>
public sealed record ReportHead(LocalText Coordination, LocalText? Group, int? Version, DateOnly? MadeOn, ReportApproval? Approval)
{
    /// <param name="minutes">Null: as they are while they are written.</param>
    public static async Task<ReportHead> Of(Db db, Meeting meeting, MinutesVersion? minutes)
    {
        var coordination = await CoordinationNames.Whole(db, meeting.CoordinationId);
        var group = meeting.BodyId is { } body ? (await BodiesOf.Named(db, meeting.CoordinationId)).FirstOrDefault(one => one.Id == body)?.Name : null;
        return new(coordination, group, minutes?.Version, minutes is null ? null : LocalClock.DayOf(minutes.MadeAt), minutes is null ? null : await Approved(db, meeting, minutes));
    }

    static async Task<ReportApproval?> Approved(Db db, Meeting meeting, MinutesVersion minutes)
    {
        if (meeting.ApprovedAt is not { } at) return null;
        var before = minutes.Hash == meeting.ApprovedHash ? (int?)null : await db.Set<MinutesVersion>().Where(v => v.MeetingId == meeting.Id && v.Hash == meeting.ApprovedHash).Select(v => (int?)v.Version).FirstOrDefaultAsync();
        var where = meeting.ApprovedIn is { } next ? await db.Set<Meeting>().Where(m => m.Id == next).Select(m => new { m.Title, m.Day }).SingleOrDefaultAsync() : null;
        return new(where?.Day ?? LocalClock.DayOf(at), where?.Title, before);
    }

    /// <summary>The lines under the title, below whose minutes they are.</summary>
    /// <param name="extract">Who reads only a part is not told how another meeting is called.</param>
    public IEnumerable<string> Lines(MeetingWords words, bool extract)
    {
        if (Version is not { } version) yield return words["report.draft"];
        else
        {
            if (version > 1) yield return words["report.version", version, words.ShortDay(MadeOn!.Value)];
            yield return Approval is not { } approval ? words["report.not-approved"]
                : approval.Title is { } title && !extract ? words["report.approved.in", title.In(words.Lang).Text, words.ShortDay(approval.On)] : words["report.approved", words.ShortDay(approval.On)];
            if (Approval?.Before is { } before) yield return words["report.approved.before", before];
        }
    }

    /// <summary>Whose minutes they are, each name with its language.</summary>
    public IEnumerable<(string Text, string? Lang)> Names(MeetingWords words) => [Coordination.In(words.Lang), Group?.In(words.Lang) ?? (words["meetings.body.all"], words.Lang)];
}

/// <param name="Title">Of the meeting at which that was; null: not known.</param>
/// <param name="Before">That version was approved, and this one has a correction more; null: this is the one.</param>
public sealed record ReportApproval(DateOnly On, LocalText? Title, int? Before);
