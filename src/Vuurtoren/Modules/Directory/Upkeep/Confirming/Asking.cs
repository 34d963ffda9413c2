using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>
/// One day of asking: looks what became of the letters, reminds, puts on the call list, and begins new rounds. Each letter is written in one transaction with the
/// rounds it belongs to, and of each round there is one first, one second letter: done twice, or by two servers, or broken off half way, it writes nothing twice.
/// </summary>
sealed class Asking(Database database, ConfirmingSettings settings, UpkeepLines lines, Letters letters, DateTime now)
{
    public const int MostInOneLetter = 30;

    // Counted apart: services without an address must not use up the letters of those that have one.
    int left = settings.LettersPerDay, callsLeft = settings.LettersPerDay;

    /// <returns>How many letters were written, and calls put on the list.</returns>
    public async Task<int> Run(CancellationToken stop = default)
    {
        await SeeWhatBecame();
        await EndWhereChecked();
        foreach (var together in await DueLetters()) await InOneStep(together, stop);
        foreach (var together in DueServices()) await InOneStep(together, stop);
        return settings.LettersPerDay - left + settings.LettersPerDay - callsLeft;

        async Task InOneStep(Func<Task> write, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            try { await write(); }
            catch (DbUpdateException other) when (IsThere(other)) { } // another server wrote the same letter
        }
    }

    static bool IsThere(DbUpdateException fault) => fault is DbUpdateConcurrencyException || fault.InnerException is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 } or Npgsql.PostgresException { SqlState: "23505" };

    /// <summary>Letters that came back, or that never went though it was tried for days, leave the rest to a call.</summary>
    async Task SeeWhatBecame()
    {
        await using var db = database.Context();
        var back = await (from round in db.Set<Round>()
                          where round.State == RoundState.Asked && round.AnsweredAt == null
                          join letter in db.Set<RoundLetter>() on new { RoundId = round.Id, round.Step } equals new { letter.RoundId, letter.Step }
                          join mail in db.Set<Mail>() on letter.MailId equals mail.Id
                          where mail.State == MailState.Failed || mail.State == MailState.GivenUp || mail.State == MailState.Bounced && EF.Functions.Like(mail.Bounce!, "5%")
                          select round).ToListAsync();
        foreach (var round in back) round.CameBack(now);
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody checked the sheet since it was asked for.</summary>
    async Task EndWhereChecked()
    {
        await using var db = database.Context();
        var over = await (from round in db.Set<Round>()
                          where round.AnsweredAt == null
                          join service in db.Set<Service>() on round.ServiceId equals service.Id
                          where service.VerifiedAt > round.BeganAt && service.VerifiedHow != "import"
                          select round).ToListAsync();
        foreach (var round in over) round.Checked(now);
        await db.SaveChangesAsync();
    }

    /// <summary>Rounds whose next step is due, those of one address together. Of a letter that still waits to go the next one waits too.</summary>
    async Task<IReadOnlyList<Func<Task>>> DueLetters()
    {
        await using var db = database.Context();
        var due = await (from round in db.Set<Round>()
                         where round.State == RoundState.Asked && round.AnsweredAt == null && round.NextAt <= now
                         where !db.Set<RoundLetter>().Any(letter => letter.RoundId == round.Id && letter.Step == round.Step && db.Set<Mail>().Any(mail => mail.Id == letter.MailId && mail.State == MailState.Waiting))
                         orderby round.NextAt
                         select round).AsNoTracking().ToListAsync();
        var lettersDue = due.Where(round => round.HasMoreLetters(settings) && round.Address is not null).ToList();
        await MustBeCalled([.. due.Except(lettersDue).Select(round => round.Id)]);
        var off = await Off(lettersDue.Select(round => round.ServiceId));
        return [.. lettersDue.Where(round => !off.Contains(round.ServiceId)).GroupBy(round => round.Address).SelectMany(one => one.Chunk(MostInOneLetter)).Select(together => (Func<Task>)(() => Remind([.. together.Select(round => round.Id)])))];
    }

    async Task MustBeCalled(IReadOnlyList<Guid> rounds)
    {
        await using var db = database.Context();
        foreach (var round in await db.Set<Round>().Where(r => rounds.Contains(r.Id)).ToListAsync()) round.MustBeCalled();
        await db.SaveChangesAsync();
    }

    /// <summary>Services of sources that somebody switched off since.</summary>
    async Task<HashSet<Guid>> Off(IEnumerable<Guid> services)
    {
        await using var connection = database.Open();
        var (ids, on) = (services.ToList(), Sources.On(connection, settings));
        return [.. ids.Chunk(1000).SelectMany(some => connection.Query<(Guid Id, string Source)>(connection.WithLists("select id, source from directory_service where id in @some"), new { some })).Where(row => !on.Contains(row.Source)).Select(row => row.Id)];
    }

    async Task Remind(IReadOnlyList<Guid> ids)
    {
        if (left <= 0) return;
        await using var db = database.Context();
        var rounds = await db.Set<Round>().Where(round => ids.Contains(round.Id) && round.AnsweredAt == null).ToListAsync();
        await using var connection = database.Open();
        var lang = DueService.Of(connection, rounds.Select(round => round.ServiceId)).FirstOrDefault()?.Lang ?? "nl";
        await Write(db, rounds, lang);
    }

    List<Func<Task>> DueServices()
    {
        using var connection = database.Open();
        return [.. new Due(connection, settings, lines, now).Rounds().Select(begun => (Func<Task>)(() => Begin(begun)))];
    }

    async Task Begin(NewRounds begun)
    {
        var writes = begun.Rounds[0].State == RoundState.Asked;
        if ((writes ? left : callsLeft) <= 0) return;
        await using var db = database.Context();
        db.AddRange(begun.Rounds);
        if (writes)
        {
            await Write(db, [.. begun.Rounds], begun.Lang);
            return;
        }
        callsLeft--; // somebody has to ring: no more of these on one day than letters
        await db.SaveChangesAsync();
    }

    async Task Write(Db db, List<Round> rounds, string lang)
    {
        if (rounds.Count == 0) return;
        var token = Session.NewKey();
        var ends = now.AddDays(settings.LinkDays);
        var mail = await letters.Ask(db, rounds, lang, token, ends, now);
        db.Add(mail);
        foreach (var round in rounds)
        {
            round.Written(settings);
            db.Add(new RoundLetter { RoundId = round.Id, Step = round.Step, TokenHash = Session.Hash(token), MailId = mail.Id, MadeAt = now, EndsAt = ends });
        }
        await db.SaveChangesAsync();
        left--;
    }
}
