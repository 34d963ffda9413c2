using Dapper;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Platform.Privacy;

/// <param name="Keys">The first of them.</param>
public sealed record WouldGo(RetentionRule Rule, long Count, IReadOnlyList<string> Keys);

/// <summary>Deletes what the retention times of personal-data.json are over of; and before that, what would go.</summary>
public sealed class Deletions(Database database, DateTime now)
{
    const int Shown = 20;

    /// <summary>The rule of the step before, and its first key.</summary>
    (string Rule, object Key) last;

    /// <summary>Changes nothing.</summary>
    public IReadOnlyList<WouldGo> DryRun()
    {
        using var connection = database.Open();
        return [.. PersonalData.Declared.Rules.Select(rule =>
        {
            var retention = new Retention(rule, connection, now);
            return retention.Count() is > 0 and var count ? new WouldGo(rule, count, [.. retention.Keys(most: Shown).Select(Named)]) : null;
        }).OfType<WouldGo>()];
    }

    /// <summary>Letters that stand as files in the data folder.</summary>
    public IReadOnlyList<string> OldLetters() => Old(PersonalData.Declared.Outside.Single(place => place.Code == "mail-folder"));

    /// <summary>Files of which the time is over.</summary>
    string[] Old(OutsidePlace place)
    {
        if (place is not { Path: { } path, Days: { } days }) return [];
        var folder = Path.Combine(database.Folder, Path.GetDirectoryName(path)!);
        return !System.IO.Directory.Exists(folder) ? [] : [.. System.IO.Directory.EnumerateFiles(folder, Path.GetFileName(path)).Where(file => File.GetLastWriteTimeUtc(file) < now - TimeSpan.FromDays(days))];
    }

    /// <param name="by">An account; null: by itself or at the command line.</param>
    /// <param name="step">Told how much has gone after each step.</param>
    /// <returns>How much went.</returns>
    public async Task<long> Run(Guid? by, Func<long, Task>? step = null, CancellationToken stop = default)
    {
        var (run, gone) = (Guid.CreateVersion7(new DateTimeOffset(now)), 0L);
        using var connection = database.Open();
        foreach (var rule in PersonalData.Declared.Rules)
            while (Step(connection, rule, run, by, gone) is > 0 and var some)
            {
                gone += some;
                if (step is not null) await step(gone);
                stop.ThrowIfCancellationRequested();
            }
        foreach (var file in PersonalData.Declared.Outside.SelectMany(Old)) File.Delete(file);
        if (gone > 0) connection.Execute("update privacy_run set ended_at = @now where id = @run", new { run, now });
        Register.Count(connection, now);
        return gone;
    }

    /// <summary>One transaction: what goes, and the list of it.</summary>
    long Step(System.Data.Common.DbConnection connection, RetentionRule rule, Guid run, Guid? by, long before)
    {
        if (rule.How == "erase") return EraseOne(connection, rule, run, by, before);
        using var transaction = connection.BeginTransaction();
        var retention = new Retention(rule, connection, now);
        var keys = retention.Keys(transaction);
        if (keys.Count == 0) return 0;
        // A rule whose condition still holds for what was cleared would go round for ever, and nobody else could write.
        if (last == (rule.Code, keys[0])) throw new InvalidOperationException($"what {rule.Code} clears is still there");
        last = (rule.Code, keys[0]);
        if (rule.How == "module") _ = HoldsPersons.All.Any(holder => holder.Clear(database, connection, transaction, rule.Table, keys, now)) ? 0 : throw new InvalidOperationException($"nobody clears {rule.Table}");
        else retention.Take(keys, transaction);
        Note(connection, transaction, rule, run, by, before, [.. keys.Select(Named)]);
        transaction.Commit();
        return keys.Count;
    }

    /// <summary>A whole person, with everything that hangs from the account; then it must not come back from a copy either.</summary>
    long EraseOne(System.Data.Common.DbConnection connection, RetentionRule rule, Guid run, Guid? by, long before)
    {
        if (new Retention(rule, connection, now).Keys(most: 1) is not [var key]) return 0;
        var account = key as Guid? ?? Guid.Parse((string)key);
        Erasures.Erase(database, new(account, connection.ExecuteScalar<string>("select email from account where id = @account", new { account })), AskedBy.Operator, by, now);
        using var transaction = connection.BeginTransaction();
        Note(connection, transaction, rule, run, by, before, [account.ToString()]);
        transaction.Commit();
        return 1;
    }

    void Note(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction, RetentionRule rule, Guid run, Guid? by, long before, IReadOnlyList<string> keys)
    {
        connection.Execute("insert into privacy_run (id, started_at, started_by, gone) values (@run, @now, @by, 0) on conflict (id) do nothing", new { run, now, by }, transaction);
        connection.Execute("update privacy_run set gone = gone + @Count where id = @run", new { run, keys.Count }, transaction);
        connection.Execute("insert into privacy_gone (run, n, rule, key) values (@run, @n, @rule, @key)", keys.Select((key, i) => new { run, n = before + i + 1, rule = rule.Code, key }), transaction);
    }

    /// <summary>Numbers of rows as they are; of what opens something only its beginning.</summary>
    static string Named(object key) => key is string { Length: > 36 } secret ? secret[..8] : key is string id && Guid.TryParse(id, out var guid) ? guid.ToString() : Convert.ToString(key, System.Globalization.CultureInfo.InvariantCulture)!;
}

/// <summary>Every day, what the time is over of.</summary>
sealed class DeletePersonalData : JobOf
{
    public sealed record Asked(Guid? By);

    public override TimeSpan? Every => TimeSpan.FromDays(1);

    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var total = new Deletions(context.Database, context.Now).DryRun().Sum(line => line.Count);
        var done = await new Deletions(context.Database, context.Now).Run(context.Arguments<Asked>().By, gone => context.Report(gone, Math.Max(total, gone), "jobs.clearing"), stop);
        await context.Report(done, done);
    }
}
