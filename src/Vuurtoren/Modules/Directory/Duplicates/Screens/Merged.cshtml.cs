using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Duplicates.Merges;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Import.Screens;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Duplicates.Screens;

/// <summary>What became of a merging, and the way back.</summary>
[Can(Permission.MergeRecords), TakesPost]
public sealed class MergedPage(Db db, Database database, EditingScope scope, Texts texts) : WorkPage
{
    public Merge Merge { get; private set; } = null!;
    public string KeptName { get; private set; } = "";
    public string GoneName { get; private set; } = "";
    /// <summary>How many other records came along, by kind.</summary>
    public IReadOnlyList<(string Kind, int Records)> Moved { get; private set; } = [];
    /// <summary>Fields that undoing left as they are, for they were changed again since.</summary>
    public IReadOnlyList<string> Left { get; private set; } = [];
    public DateTime At => LocalClock.At(Merge.MergedAt);

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["duplicates.merged.title"], true);
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await db.Set<Merge>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id) is not { } merge) return false;
        using var connection = database.Open();
        var organization = merge.Kind == Kinds.Organization ? merge.KeptId : connection.QueryFirstOrDefault<Guid?>("select organization_id from directory_service where id = @KeptId", new { merge.KeptId });
        var mine = await scope.Organizations(Me);
        if (mine is not null && (organization is not { } of || !mine.Contains(of))) return false;
        (Merge, KeptName, GoneName) = (merge, NameOf(merge.KeptId), NameOf(merge.GoneId));
        Moved = [.. connection.Query<(string Kind, Guid Record)>("select kind, record_id from change where cause = @Cause and record_id <> @KeptId and record_id <> @GoneId", new { merge.Cause, merge.KeptId, merge.GoneId })
            .GroupBy(row => row.Kind).Select(kind => (kind.Key, kind.Distinct().Count()))];
        return true;

        string NameOf(Guid record) => connection.QueryFirstOrDefault<string>($"select name from directory_{merge.Kind} where id = @record", new { record }) is { } name ? Json.Read<LocalText>(name).In(Lang).Text : "";
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (Merge.UndoneAt is not null) throw new RuleBroken("duplicates.undo.done");
        var left = await new Parting(db, database, Me, Instant).Part(Merge.Id);
        if (left.Count == 0) return Go($"/directory/duplicates/merged/{Merge.Id}", "duplicates-parted");
        db.ChangeTracker.Clear();
        await Load();
        var words = Service<ImportWords>();
        Left = [.. left.Select(one => $"{words.Kind(one.Kind)}: {words.Stored(one.Path)}").Distinct()];
        return Page();
    }
}
