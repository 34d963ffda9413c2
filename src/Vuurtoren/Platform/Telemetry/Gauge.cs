using System.Reflection;
using Dapper;
using Vuurtoren.Platform.Backups;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Platform.Telemetry;

/// <summary>One figure about how the server does, read once in a while from the tables, so that it holds also for what other processes did. Found by its type. Never about a person.</summary>
public abstract class Gauge
{
    /// <summary>"vuurtoren.outbox.waiting".</summary>
    public abstract string Name { get; }
    /// <summary>As UCUM writes it: "s", "{mail}".</summary>
    public abstract string Unit { get; }
    public abstract string Description { get; }
    public abstract double Read(Database database, IServiceProvider services, DateTime now);

    internal static IReadOnlyList<Gauge> All() => [.. Assembly.GetExecutingAssembly().GetTypes().Where(type => type.IsSubclassOf(typeof(Gauge)) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (Gauge)Activator.CreateInstance(type)!)];
}

/// <summary>A figure that is one query.</summary>
public abstract class CountGauge(string name, string unit, string description, string sql) : Gauge
{
    public override string Name => name;
    public override string Unit => unit;
    public override string Description => description;

    public override double Read(Database database, IServiceProvider services, DateTime now)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<double>(sql, new { now });
    }
}

sealed class MailWaiting() : CountGauge("vuurtoren.outbox.waiting", "{mail}", "Mails that have not gone", "select count(*) from mail where state = 'Waiting'");

sealed class MailLost() : CountGauge("vuurtoren.outbox.lost", "{mail}", "Mails that did not arrive", "select count(*) from mail where state in ('Failed', 'Bounced')");

sealed class JobsWaiting() : CountGauge("vuurtoren.jobs.due", "{job}", "Jobs whose time has come and that nobody does yet", "select count(*) from job where state = 'Waiting' and due <= @now");

sealed class JobsRunning() : CountGauge("vuurtoren.jobs.running", "{job}", "Jobs under way", "select count(*) from job where state = 'Running'");

sealed class JobsFailed() : CountGauge("vuurtoren.jobs.failed", "{job}", "Jobs that were given up, or whose last turn broke off", "select count(*) from job where state = 'Failed' or (state = 'Waiting' and error is not null)");

/// <summary>How long ago the oldest change was committed that is not on the pages yet.</summary>
sealed class IndexAge : Gauge
{
    public override string Name => "vuurtoren.index.age";
    public override string Unit => "s";
    public override string Description => "Age of the oldest change that is not on the pages yet";

    public override double Read(Database database, IServiceProvider services, DateTime now)
    {
        using var connection = database.Open();
        return connection.QueryFirstOrDefault<DateTime?>("select at from change where seq > @Seq order by seq limit 1", new { services.GetRequiredService<Shown>().Seq }) is { } at ? Math.Max(0, (now - at).TotalSeconds) : 0;
    }
}

sealed class BackupAge : Gauge
{
    public override string Name => "vuurtoren.backup.age";
    public override string Unit => "s";
    public override string Description => "Age of the last backup that makes itself; -1: there is none";

    public override double Read(Database database, IServiceProvider services, DateTime now) =>
        services.GetRequiredService<BackupSettings>().Folder is { } folder && KeptBackup.In(folder) is [var last, ..] ? (LocalClock.At(now) - last.At).TotalSeconds : -1;
}
