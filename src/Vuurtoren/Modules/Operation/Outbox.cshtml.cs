using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Operation;

/// <summary>The mails: what waits, what did not arrive, and what went today. Never what is in them, for that may open an account.</summary>
[Can(Permission.OperateServer), TakesPost]
public sealed class OutboxPage(Db db, Database database, Texts texts) : OperationPage
{
    public sealed class Line
    {
        public Guid Id { get; init; }
        public string Address { get; init; } = "";
        public string Lang { get; init; } = "";
        public string Subject { get; init; } = "";
        public MailState State { get; init; }
        public int Attempts { get; init; }
        public DateTime NextAttempt { get; init; }
        public DateTime? InFlightSince { get; init; }
        public string? Refusal { get; init; }
        public string? Bounce { get; init; }
        public DateTime CreatedAt { get; init; }
        public DateTime? EndedAt { get; init; }

        public bool MayBeResent => InFlightSince is null && State != MailState.Sent;
        public bool MayBeGivenUp => InFlightSince is null && State == MailState.Waiting;
    }

    protected override string Path => "/operation/outbox";

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    /// <summary>How many there are in each state; of those that went, today.</summary>
    public IReadOnlyList<(MailState State, long Count)> Counts { get; private set; } = [];
    public MailSender Sender { get; private set; } = null!;

    protected override async Task<bool> Load()
    {
        if (!Ask<MailState>()) return false;
        Title = texts["operation.outbox"];
        var state = State is null ? null : Of<MailState>(State).ToString();
        var today = LocalClock.ToInstant(LocalClock.At(Instant).Date);
        await using var connection = database.Open();
        await using var read = await connection.QueryMultipleAsync($"""
            select {string.Join(", ", Enum.GetValues<MailState>().Select(Counted))};
            select name, holder, held_until as HeldUntil, failures, down_since as DownSince, resumes_at as ResumesAt, trouble from mail_sender;
            select id, address, lang, subject, state, attempts, next_attempt as NextAttempt, in_flight_since as InFlightSince, refusal, bounce, created_at as CreatedAt, ended_at as EndedAt
            from mail where {(state is null ? "true" : "state = @state")} and {(Before is null ? "true" : "id < @Before")} order by id desc limit {PageSize + 1};
            """, new { state, Before, today });
        var (waiting, sent, failed, givenUp, bounced) = await read.ReadSingleAsync<(long, long, long, long, long)>();
        Counts = [.. Enum.GetValues<MailState>().Zip([waiting, sent, failed, givenUp, bounced])];
        Sender = await read.ReadSingleAsync<MailSender>();
        Lines = OnePage((await read.ReadAsync<Line>()).AsList(), line => line.Id);
        return true;
    }

    /// <summary>Of those that went, today's are found by their moment: with a bare state engines would go through all that went in ninety days.</summary>
    static string Counted(MailState state) =>
        $"(select count(*) from (select 1 from mail where {(state == MailState.Sent ? "ended_at >= @today and state || '' = 'Sent'" : $"state = '{state}'")} limit {MostCounted + 1}) counted)";

    public string InWords(long count) => count > MostCounted ? texts["operation.more-than", MostCounted] : count.ToString("N0", System.Globalization.CultureInfo.CurrentCulture);

    public Task<IActionResult> OnPostResendAsync(Guid id) => Act(id, mail => mail.Resend(Instant));

    public Task<IActionResult> OnPostGiveUpAsync(Guid id) => Act(id, mail => mail.GiveUp(Instant));

    /// <summary>The mail server is there again.</summary>
    public async Task<IActionResult> OnPostTryNowAsync()
    {
        await MailSender.TryNow(db, Instant);
        return await Saved(db);
    }

    async Task<IActionResult> Act(Guid id, Action<Mail> act)
    {
        if (await db.Set<Mail>().SingleOrDefaultAsync(mail => mail.Id == id) is not { } mail) return NotFound();
        act(mail);
        return await Saved(db);
    }
}
