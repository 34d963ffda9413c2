using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Platform.Data;
using Database = Vuurtoren.Platform.Data.Database;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>Fills a database with the invented municipality. Doing it again on the same day changes nothing.</summary>
sealed class DemoMunicipality(Database database, DateTime now)
{
    const string Source = "demo";

    /// <summary>The neighbourhoods of Brussels on which it lies: the north-west of the region.</summary>
    public static readonly IReadOnlyList<string> Territory = [.. new[] { 17, 18, 62, 63, 68, 69, 70, 71, 72, 73 }.Select(md => $"md:{md}")];

    readonly DateOnly today = LocalClock.DayOf(now);

    ImportInput Input(DateOnly date) => new(DemoContent.Folder, Source, Date: date);

    public DemoCounts Load()
    {
        var before = LastChange();
        var themes = ThemesFormat.Load(database, now);
        var records = DemoContent.Read(Input(today), today).Records.ToList();
        HideFromThePublic(records); // before the records come, so that nothing is on show for a moment
        if (IsNew()) new Importer(database, new DemoFormat(earlier: true), Input(today.AddDays(-1)), full: false, actor: Source).Run(now);
        var result = new Importer(database, new DemoFormat(), Input(today), actor: Source).Run(now);
        NoteWhoChecked(records);
        AddCoordination();
        new DemoHouse(database, now).Load();
        DemoRooms.Load(database);
        return new(result.Organizations.Read, result.Services.Read, result.Locations.Read, themes.TaxonomyTerms.Read, LastChange() - before);
    }

    long LastChange()
    {
        using var db = database.Context();
        return db.Set<Change>().Max(change => (long?)change.Seq) ?? 0;
    }

    bool IsNew()
    {
        using var db = database.Context();
        return !db.Set<SourceRecord>().Any(record => record.Source == Source);
    }

    void HideFromThePublic(List<DemoRecord> records)
    {
        using var db = database.Context();
        foreach (var record in records)
            foreach (var path in record.ProfessionalsOnly)
                if (db.Set<FieldState>().Find(record.Record.Id, path, "") is null)
                    db.Add(new FieldState { RecordId = record.Record.Id, Path = path, Visibility = Visibility.Professionals });
        db.SaveChanges();
    }

    /// <summary>Who checked which record when: a save of its own in the change sequence.</summary>
    void NoteWhoChecked(List<DemoRecord> records)
    {
        using var db = database.Context();
        using var transaction = db.Database.BeginTransaction();
        database.LockChanges(db.Database.GetDbConnection(), transaction.GetDbTransaction());
        var seq = db.Set<Change>().Max(change => change.Seq);
        foreach (var checkedRecord in records.Where(record => record.VerifiedDaysAgo is not null))
        {
            var kind = checkedRecord.Record.GetType();
            if (db.Find(kind, checkedRecord.Record.Id) is not DirectoryRecord record) continue;
            var at = today.AddDays(-checkedRecord.VerifiedDaysAgo!.Value).ToDateTime(new(10, 0), DateTimeKind.Utc);
            if (record.VerifiedAt == at) continue;
            db.Add(new Change
            {
                Seq = ++seq, Kind = Kinds.Of(kind), RecordId = record.Id, At = now, Actor = Source, Cause = "check",
                Changes = Json.Write(new Dictionary<string, string?[]> { ["verified_at"] = [Shown(record.VerifiedAt), Shown(at)], ["verified_how"] = [record.VerifiedHow, checkedRecord.VerifiedHow] }),
            });
            var entry = db.Entry(record);
            entry.Property(nameof(record.VerifiedAt)).CurrentValue = at;
            entry.Property(nameof(record.VerifiedHow)).CurrentValue = checkedRecord.VerifiedHow;
            entry.Property(nameof(record.Seq)).CurrentValue = seq;
            entry.Property(nameof(record.ModifiedAt)).CurrentValue = now;
        }
        db.SaveChanges();
        transaction.Commit();
    }

    static string? Shown(DateTime? at) => at?.ToString("O", CultureInfo.InvariantCulture);

    void AddCoordination()
    {
        using var db = database.Context();
        var id = Ids.Of(Source, "coordination", "bakenvoorde");
        if (db.Set<Coordination>().Find(id) is not null) return;
        db.Add(new Coordination { Id = id, Name = LocalText.NlFr("Sociale coördinatie van Bakenvoorde", "Coordination sociale de Phareville")!, Territory = Territory });
        db.SaveChanges();
    }
}
