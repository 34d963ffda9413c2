using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Outbox.Bounces;

/// <summary>Reads the delivery reports that arrive in a maildir ("Mail:Bounces"): from new/ into the outbox, and to cur/ when they are read.</summary>
sealed partial class BounceReader(Database database, MailSettings settings, ILogger<BounceReader> log) : BackgroundService
{
    const int LongestReport = 256 * 1024;

    static readonly TimeSpan pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Bounces is not { } maildir) return;
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await ReadAll(maildir); }
#pragma warning disable CA1031 // a folder or database that is away for a while must not end the reading
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Waits(log, fault.GetType().FullName!);
            }
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>How many reports were about a mail of ours.</returns>
    internal async Task<int> ReadAll(string maildir)
    {
        var arrived = Path.Combine(maildir, "new");
        var (read, ours) = (System.IO.Directory.CreateDirectory(Path.Combine(maildir, "cur")).FullName, 0);
        if (!System.IO.Directory.Exists(arrived)) return 0;
        foreach (var file in System.IO.Directory.EnumerateFiles(arrived).Order(StringComparer.Ordinal).ToList())
        {
            if (DeliveryReport.Read(Beginning(file)) is { } report && await Note(report)) ours++;
            File.Move(file, Path.Combine(read, $"{Path.GetFileName(file)}:2,S"), overwrite: true); // "seen", as mail readers mark it
        }
        return ours;
    }

    async Task<bool> Note(DeliveryReport report)
    {
        await using var db = database.Context();
        if (await db.Set<Mail>().SingleOrDefaultAsync(mail => mail.Id == report.Mail) is not { } mail) return false;
        mail.CameBack(report.Status, report.ForGood);
        await db.SaveChangesAsync();
        return true;
    }

    static byte[] Beginning(string file)
    {
        using var stream = File.OpenRead(file);
        var bytes = new byte[Math.Min(stream.Length, LongestReport)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    [LoggerMessage(LogLevel.Warning, "Delivery reports wait: {Kind}")]
    static partial void Waits(ILogger log, string kind);
}
