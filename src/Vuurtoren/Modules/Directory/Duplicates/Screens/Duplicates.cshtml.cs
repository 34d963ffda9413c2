using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Duplicates.Screens;

/// <summary>Records that may be the same, the surest first, both beside each other: is it one, or are they two?</summary>
[Can(Permission.MergeRecords), TakesPost]
public sealed class DuplicatesPage(Db db, Database database, EditingScope scope, Texts texts) : WorkPage
{
    const int PerPage = 10;

    /// <summary>"open", or pairs that got this answer: "unsure", "different".</summary>
    public static readonly string[] Lists = ["open", "unsure", "different"];

    public string List { get; private set; } = "open";
    public IReadOnlyList<TwoSides> Pairs { get; private set; } = [];
    /// <summary>How many there are in each of <see cref="Lists"/>.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();
    public int Nth { get; private set; } = 1;
    public bool More { get; private set; }
    /// <summary>The search itself.</summary>
    public Job? Job { get; private set; }
    public bool IsBusy => Job is { } job && (job.State == JobState.Running || job.State == JobState.Waiting && job.Due <= Instant);
    public DateTime? LastRun => Job?.EndedAt is { } at ? LocalClock.At(at) : null;
    /// <summary>What was merged lately, so that it can be looked at and undone.</summary>
    public IReadOnlyList<(Guid Id, string Name, DateTime At)> Merged { get; private set; } = [];

    IReadOnlyCollection<Guid>? mine;

    protected override async Task<bool> Load()
    {
        (Title, Unlisted, Discreet) = (texts["duplicates.title"], true, false);
        List = Array.Find(Lists, list => list == Request.Query["list"]) ?? "open";
        Nth = int.TryParse(Request.Query["page"], out var nth) && nth is > 1 and < 10_000 ? nth : 1;
        mine = await scope.Organizations(Me);
        Job = await db.Set<Job>().AsNoTracking().OrderByDescending(job => job.CreatedAt).FirstOrDefaultAsync(job => job.Kind == new FindDuplicates().Kind);
        using var connection = database.Open();
        var all = Lists.ToDictionary(list => list, list => Duplicates.Pairs.Read(connection, list == "open" ? null : list, mine));
        Counts = all.ToDictionary(list => list.Key, list => list.Value.Count);
        More = all[List].Count > Nth * PerPage;
        Pairs = new SideBySide(connection, texts, Lang).Of([.. all[List].Skip((Nth - 1) * PerPage).Take(PerPage)]);
        if (List == "open" && Nth == 1) Merged = [.. Merges.MergedRecords.Latest(connection, mine).Select(one => (one.Id, one.Name.In(Lang).Text, LocalClock.At(one.At)))];
        return true;
    }

    public void OnGet() { }

    public IActionResult OnPostAnswer(Guid a, Guid b, string answer)
    {
        using var connection = database.Open();
        if (Duplicates.Pairs.One(connection, a, b, mine) is not { } pair) throw new RuleBroken("duplicates.gone");
        if (answer == "same") return Redirect($"/{Lang}/directory/duplicates/{pair.A}/{pair.B}");
        Duplicates.Pairs.Say(connection, pair, answer, Instant);
        return Redirect($"/{Lang}/directory/duplicates?{(List == "open" ? "" : $"list={List}&")}{(Nth > 1 && Pairs.Count > 1 ? $"page={Nth}&" : "")}done=duplicates-answered");
    }

    public async Task<IActionResult> OnPostLook()
    {
        if (await db.Set<Job>().SingleOrDefaultAsync(job => job.Id == Job!.Id) is not { } job) throw new RuleBroken("jobs.not-running");
        job.RunNow(Instant);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("jobs.running"); }
        return Redirect($"/{Lang}/directory/duplicates");
    }

    public string To(string list, int page = 1) => $"/{Lang}/directory/duplicates" + (list == "open" ? page > 1 ? $"?page={page}" : "" : $"?list={list}" + (page > 1 ? $"&page={page}" : ""));

    /// <summary>Where the form goes: back on this list, on this page.</summary>
    public string Action => $"?handler=Answer{(List == "open" ? "" : $"&list={List}")}{(Nth > 1 ? $"&page={Nth}" : "")}";
}
