using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Operation.Privacy;

/// <summary>What went by itself, and, when asked, what would go now; only after that there is a button to let it go.</summary>
[Can(Permission.AnswerForPrivacy), TakesPost]
public sealed class DeletionPage(Db db, Database database, Texts texts, IConfiguration settings) : RegisterPage(database, texts, settings)
{
    const int PerPage = 25;

    readonly Database database = database;

    public sealed record Past(Guid Id, DateTime StartedAt, string? By, long Gone);

    protected override string Name => "operation.privacy.deletion";

    /// <summary>Null: nobody asked yet.</summary>
    public IReadOnlyList<WouldGo>? Would { get; private set; }
    public int OldLetters { get; private set; }
    public IReadOnlyList<Past> Runs { get; private set; } = [];
    public Guid? Next { get; private set; }

    protected override async Task<bool> Load()
    {
        await base.Load();
        Guid? before = Guid.TryParse(Request.Query["before"], out var asked) ? asked : null;
        await using var connection = database.Open();
        var runs = (await connection.QueryAsync<(Guid Id, DateTime StartedAt, string? By, long Gone)>($"""
            select r.id, r.started_at, a.name, r.gone from privacy_run r left join account a on a.id = r.started_by
            where {(before is null ? "1 = 1" : "r.id < @before")} order by r.id desc limit {PerPage + 1}
            """, new { before })).AsList();
        if (runs.Count > PerPage) Next = runs[PerPage - 1].Id;
        Runs = [.. runs.Take(PerPage).Select(run => new Past(run.Id, run.StartedAt, run.By, run.Gone))];
        return true;
    }

    /// <summary>Goes over whole tables: only when somebody asks.</summary>
    public PageResult OnPostDryRun()
    {
        var deletions = new Deletions(database, Instant);
        (Would, OldLetters) = (deletions.DryRun(), deletions.OldLetters().Count);
        return Page();
    }

    public async Task<IActionResult> OnPostRun()
    {
        db.AddRange(Job.Of<DeletePersonalData>(Instant, new DeletePersonalData.Asked(Me.Id)), AuditEntry.Of("deletion-asked", Instant, Me));
        await db.SaveChangesAsync();
        return Go("/operation/privacy/deletion", "deletion-asked");
    }
}

/// <summary>What went in one run: numbers, nothing of what stood in them.</summary>
[Can(Permission.AnswerForPrivacy)]
public sealed class GonePage(Database database, Texts texts) : WorkPage
{
    const int PerPage = 100;

    public sealed record Line(long N, string Rule, string Key);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public long? Next { get; private set; }

    protected override async Task<bool> Load()
    {
        (Title, Discreet, Unlisted) = (texts["operation.privacy.gone"], true, true);
        var run = Guid.Parse((string)RouteData.Values["run"]!);
        var after = long.TryParse(Request.Query["after"], out var asked) ? asked : 0;
        await using var connection = database.Open();
        var lines = (await connection.QueryAsync<(long N, string Rule, string Key)>($"select n, rule, key from privacy_gone where run = @run and n > @after order by n limit {PerPage + 1}", new { run, after })).AsList();
        if (lines.Count == 0) return false;
        if (lines.Count > PerPage) Next = lines[PerPage - 1].N;
        Lines = [.. lines.Take(PerPage).Select(line => new Line(line.N, line.Rule, line.Key))];
        return true;
    }

    public string Words(string rule) => PersonalData.Declared.Categories.FirstOrDefault(category => category.Retention.Any(r => r.Code == rule))?.Name.In(Lang).Text ?? rule;

    public void OnGet() { }
}
