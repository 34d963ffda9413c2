using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Vuurtoren.Platform.Backups;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Web;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Backups;

public sealed class ScheduleTests
{
    static BackupSettings Settings(string? folder = null, params (string Key, string Value)[] more) => BackupSettings.Of(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Backup:Folder", folder), .. more.Select(m => KeyValuePair.Create("Backup:" + m.Key, (string?)m.Value))]).Build());

    static JobRunner Runner(Database database, Clock clock, BackupSettings settings) =>
        new(database, clock, new ServiceCollection().AddSingleton(settings).BuildServiceProvider(), NullLogger<JobRunner>.Instance) { Kinds = new Dictionary<string, JobOf> { ["make-backup"] = new MakeBackup() } };

    [Theory]
    [InlineData("2026-11-29T02:59:00", 24, 3, "2026-11-28T03:00:00")]
    [InlineData("2026-11-29T03:00:00", 24, 3, "2026-11-29T03:00:00")]
    [InlineData("2026-11-29T17:30:00", 6, 3, "2026-11-29T15:00:00")]
    [InlineData("2026-11-29T17:30:00", 168, 22, "2026-11-23T22:00:00")] // Monday evening
    public void Turns_follow_from_the_hour(string now, int every, int hour, string turn) =>
        Assert.Equal(DateTime.Parse(turn, null), Settings("x", ("Every", $"{every}"), ("Hour", $"{hour}")).LastTurn(DateTime.Parse(now, null)));

    [Fact]
    public void The_last_of_each_day_week_and_month_stays_and_the_rest_goes()
    {
        var settings = Settings("x", ("Daily", "3"), ("Weekly", "2"), ("Monthly", "2"));
        var all = Enumerable.Range(0, 24 * 100).Select(hours => new DateTime(2026, 11, 29, 12, 0, 0).AddHours(-hours * 6)).Where(at => at > new DateTime(2026, 8, 20)).Select(at => new KeptBackup(KeptBackup.NameAt(at), at, 1, null)).ToList();
        var stay = all.Except(settings.Spare(all)).Select(backup => backup.At.ToString("MM-dd HH", null)).Order(StringComparer.Ordinal);
        Assert.Equal(["10-31 18", "11-22 18", "11-27 18", "11-28 18", "11-29 12"], stay);
        Assert.Empty(Settings("x", ("Daily", "0"), ("Weekly", "0"), ("Monthly", "0")).Spare([all[0]])); // the newest always stays
    }

    [Theory, EveryDatabase]
    public async Task A_backup_makes_itself_at_its_turn_is_tried_and_the_old_ones_go(TestDatabase test)
    {
        var (database, clock, folder) = (test.Filled(), new Clock { Now = new(2026, 11, 28, 12, 0, 0, DateTimeKind.Utc) }, test.Folder.File("backups"));
        var runner = Runner(database, clock, Settings(folder, ("Daily", "2"), ("Weekly", "0"), ("Monthly", "0")));
        using (var db = database.Context()) { foreach (var job in db.Set<Job>()) db.Remove(job); db.SaveChanges(); }
        using (var db = database.Context()) { db.Add(Job.Every(new MakeBackup(), clock.Now)); db.SaveChanges(); }
        for (var quarters = 0; quarters < 4 * 24 * 3 + 1; quarters += 4, clock.Now = clock.Now.AddHours(1)) await runner.RunOne();
        Assert.Equal(["2026-12-01 03", "2026-11-30 03"], KeptBackup.In(folder).Select(backup => backup.At.ToString("yyyy-MM-dd HH", null)));
        Assert.All(KeptBackup.In(folder), backup => Assert.NotNull(backup.ProvedAt));
        Assert.Equal(4, System.IO.Directory.GetFiles(folder).Length);
        using var look = database.Context();
        Assert.Equal(4, look.Set<Vuurtoren.Platform.Audit.AuditEntry>().Count(entry => entry.Action == "backup"));
    }

    [Theory, EveryDatabase]
    public void Doctor_restores_the_last_backup_on_trial_and_says_when_it_is_old_or_broken(TestDatabase test)
    {
        var (database, folder) = (test.Filled(), test.Folder.File("backups"));
        var now = new DateTime(2026, 11, 29, 12, 0, 0, DateTimeKind.Utc);
        IEnumerable<(Severity, string)> Look(DateTime at) => BackupCheck.Look(database, Settings(folder), at).Select(finding => (finding.Severity, finding.About));
        Assert.Equal("doctor.backup.none-set", BackupCheck.Look(database, Settings(), now).Single().About);
        Assert.Equal([(Severity.Wrong, "doctor.backup.none")], Look(now));
        System.IO.Directory.CreateDirectory(folder);
        var path = Backups.Made(database, Path.Combine(folder, KeptBackup.NameAt(LocalClock.At(now.AddHours(-9)))));
        Assert.Equal([(Severity.Fine, "doctor.backup.proved")], Look(now));
        Assert.Contains((Severity.Wrong, "doctor.backup.old"), Look(now.AddDays(2)));
        var bytes = File.ReadAllBytes(path);
        bytes[300] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Equal([(Severity.Wrong, "doctor.backup.refused")], Look(now));
        Assert.Empty(System.IO.Directory.GetFiles(test.Folder.Path, "proving*"));
    }
}
