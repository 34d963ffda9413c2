using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>Each day: who agreed nearly a year ago to be named in a body is asked whether that may stay so. The faces of the directory have a letter of their own; this is the same for seats.</summary>
sealed class AskAgreements : JobOf
{
    public const string Purpose = "seat-named";

    public override TimeSpan? Every => TimeSpan.FromDays(1);

    /// <summary>Links in letters need to know where this site is found.</summary>
    public override bool IsWanted(Database database) => SettingsFile.In(database.Folder)["Site:Address"] is { Length: > 0 };

    public override async Task Run(JobContext context, CancellationToken stop) =>
        await context.Report(await Ask(context.Database, new(context.Service<IConfiguration>()["Site:Address"]!), context.Service<Texts>(), context.Now, stop));

    /// <returns>How many people were asked.</returns>
    internal static async Task<int> Ask(Database database, Uri site, Texts texts, DateTime now, CancellationToken stop = default)
    {
        var today = LocalClock.DayOf(now);
        var before = today.AddYears(-1).AddDays(Mandate.AskAgainDays);
        await using var db = database.Context();
        var due = (await db.Set<Mandate>().Where(m => m.UntilOn == null && m.Email != null && m.Name != null && m.AgreedOn <= before).ToListAsync(stop)).Where(m => m.IsToAskAgain(today)).ToList();
        var bodies = due.Select(m => m.BodyId).Distinct().ToList();
        var names = await db.Set<Body>().AsNoTracking().Where(b => bodies.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Name, stop);
        foreach (var mandate in due)
        {
            mandate.AgreementAsked(today);
            var body = names[mandate.BodyId].In(mandate.Lang).Text;
            var letter = new Letter(texts, mandate.Lang, "mandates.letter.named", body).Greets(mandate.Name).Says("mandates.letter.named.what", body)
                .Leads("mandates.letter.named.go", new(site, $"/{mandate.Lang}/seat/{database.Secret.Ticket(Purpose, mandate.Id)}")).Says("mandates.letter.named.else");
            db.Add(Mail.To(mandate.Email!, letter, now, new About("mandate", mandate.Id), secretUntil: LocalClock.ToInstant(today.AddDays(Mandate.AnswerDays + 1).ToDateTime(TimeOnly.MinValue))));
        }
        await db.SaveChangesAsync(stop);
        return due.Count;
    }
}
