using Dapper;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>To the services of which sources letters go: a switch for each.</summary>
[Can(Permission.ImportRecords, Everywhere = true), TakesPost]
public sealed class SourcesPage(Database database, Db db, UpkeepLines lines, ConfirmingSettings settings, Texts texts) : UpkeepPage
{
    public sealed record Line(string Source, string Name, int Services, bool Letters, bool OffInSettings);

    protected override string Heading => "confirm.sources";

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public bool HasAddress => settings.Site is not null;
    public int EveryMonths => settings.EveryMonths;

    protected override async Task<bool> Load()
    {
        await base.Load();
        await using var connection = database.Open();
        var on = Sources.On(connection, settings);
        Lines = [.. lines.Now().GroupBy(line => line.Source).OrderByDescending(of => of.Count()).Select(of => new Line(of.Key, texts["directory.source." + of.Key] is { ResourceNotFound: false } known ? known.Value : of.Key, of.Count(), on.Contains(of.Key), settings.Off.Contains(of.Key)))];
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(string? source, bool letters)
    {
        if (Lines.FirstOrDefault(line => line.Source == source) is not { OffInSettings: false } line) return NotFound();
        await using (var connection = database.Open()) Sources.Switch(connection, line.Source, letters);
        db.Add(AuditEntry.Of(letters ? "letters-on" : "letters-off", Instant, Me, "source", null, line.Source));
        await db.SaveChangesAsync();
        return Go("/directory/upkeep/sources", letters ? "letters-on" : "letters-off");
    }
}
