using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Members;

/// <summary>Each day the members of whom nobody heard for two years are asked whether they stay.</summary>
sealed class AskMembers : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromDays(1);

    /// <summary>Links in letters need to know where this site is found.</summary>
    public override bool IsWanted(Database database) =>
        SettingsFile.In(database.Folder)["Site:Address"] is { Length: > 0 };

    public override async Task Run(JobContext context, CancellationToken stop) =>
        await context.Report(await new StillIn(context.Database, new(context.Service<IConfiguration>()["Site:Address"]!), context.Service<Texts>(), context.Now).Run(stop));
}

/// <summary>The question to one member, with a link that holds until the member is asked anew. Letter and mark are written in one step, and the mark is looked at again in it: twice, or by two servers, asks nobody twice.</summary>
sealed class StillIn(Database database, Uri site, Texts texts, DateTime now)
{
    const string Purpose = "still-in", DayPattern = "yyyyMMdd";

    /// <summary>What stands in the link: for one asking, of which the day stands before it. A second letter has the same.</summary>
    public static string Ticket(ServerSecret secret, Member member) => Ticket(secret, member.Id, LocalClock.DayOf(member.AskedAt!.Value));

    static string Ticket(ServerSecret secret, Guid member, DateOnly asked)
    {
        var day = asked.ToString(DayPattern, CultureInfo.InvariantCulture);
        return day + secret.Ticket(Purpose + day, member);
    }

    /// <summary>Which member was asked, and when; null when it was made up. Links of before had no day: they are of an earlier asking.</summary>
    public static (Guid Member, DateOnly Asked)? OfTicket(ServerSecret secret, string ticket)
    {
        if (secret.OfTicket(Purpose, ticket) is { } before) return (before, DateOnly.MinValue);
        return ticket.Length > DayPattern.Length && DateOnly.TryParseExact(ticket[..DayPattern.Length], DayPattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && secret.OfTicket(Purpose + ticket[..DayPattern.Length], ticket[DayPattern.Length..]) is { } id ? (id, day) : null;
    }

    /// <returns>How many members were asked.</returns>
    public async Task<int> Run(CancellationToken stop = default)
    {
        var asked = 0;
        await using var look = database.Context();
        foreach (var member in (await look.Set<Member>().AsNoTracking().Where(m => m.UntilOn == null && m.FromOn != null).ToListAsync(stop)).Where(m => m.IsDue(now)))
            if (await Ask(member.Id, byHand: false)) asked++;
        return asked;
    }

    /// <summary>One member, now: the coordinator pressed the button.</summary>
    public async Task AskNow(Guid id)
    {
        if (!await Ask(id, byHand: true)) throw new RuleBroken("members.nobody");
    }

    async Task<bool> Ask(Guid id, bool byHand)
    {
        await using var db = database.Context();
        await using var transaction = await db.Database.BeginTransactionAsync();
        database.LockChanges(db.Database.GetDbConnection(), Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction));
        var member = await db.Set<Member>().SingleAsync(m => m.Id == id);
        var speakers = Delegate.ToWrite(await db.Set<Delegate>().Where(d => d.MemberId == id && d.UntilOn == null && d.Email != null).ToListAsync());
        // Whom nobody can write to stands on the page of the coordinator.
        if (speakers.Count == 0 || !byHand && !member.IsDue(now)) return false;
        if (byHand) member.AskedByHand(now);
        else member.Asked(now);
        foreach (var speaker in speakers) db.Add(await Letter(db, member, speaker));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    async Task<Mail> Letter(Db db, Member member, Delegate speaker)
    {
        var coordination = (await db.Set<Coordination>().SingleAsync(c => c.Id == member.CoordinationId)).Name.In(speaker.Lang).Text;
        var organization = (await OrganizationNames.Of(db, [member.OrganizationId], speaker.Lang)).GetValueOrDefault(member.OrganizationId, "");
        var letter = new Letter(texts, speaker.Lang, member.RemindedAt is null ? "members.letter.still" : "members.letter.still.again", organization, coordination).Greets(speaker.Name).Says("members.letter.still.what", organization, coordination)
            .Leads("members.letter.still.go", new(site, $"/{speaker.Lang}/still/{Ticket(database.Secret, member)}")).Says("members.letter.still.else");
        return Mail.To(speaker.Email!, letter, now, new About("member", member.Id));
    }
}
