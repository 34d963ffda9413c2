using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Inviting;

/// <summary>A few days before, one letter to who comes or did not answer. Letter and mark are written in one step: nobody gets two.</summary>
sealed class RemindMeetings : JobOf
{
    const int DaysBefore = 3, Step = 100;

    public override TimeSpan? Every => TimeSpan.FromHours(12);

    public override bool IsWanted(Database database) => SettingsFile.In(database.Folder)["Site:Address"] is { Length: > 0 };

    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var settings = context.Service<IConfiguration>();
        var letters = new Dictionary<Guid, Invitations>(); // of each coordination
        var today = LocalClock.DayOf(context.Now);
        var until = today.AddDays(DaysBefore);
        var yesterday = context.Now.AddDays(-1); // who was invited just now needs no second letter
        for (var done = 0; ;)
        {
            using var db = context.Database.Context();
            var due = await (from one in db.Set<Attendee>()
                join meeting in db.Set<Meeting>() on one.MeetingId equals meeting.Id
                where meeting.Day > today && meeting.Day <= until && meeting.ClosedAt == null && meeting.CancelledAt == null
                    && one.InvitedAt != null && one.Email != null && one.RemindedAt == null && one.Answer != Answer.Not && one.InvitedAt < yesterday
                orderby one.Id
                select new { one, meeting }).Take(Step).ToListAsync(stop);
            if (due.Count == 0) return;
            foreach (var pair in due)
            {
                pair.one.Reminded(context.Now);
                if (!letters.TryGetValue(pair.meeting.CoordinationId, out var its))
                    letters[pair.meeting.CoordinationId] = its = new(new(settings["Site:Address"]!), context.Database.Secret, context.Service<Texts>(), await CoordinationNames.Whole(db, pair.meeting.CoordinationId), MailSettings.Of(settings).From.Address, context.Now);
                db.Add(its.Reminds(pair.meeting, pair.one));
            }
            await db.SaveChangesAsync(stop);
            await context.Report(done += due.Count);
        }
    }
}
