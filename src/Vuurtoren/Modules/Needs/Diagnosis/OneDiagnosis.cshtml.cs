using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>Where a diagnosis stands: how far each theme is, what comes when, who wrote.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class OneDiagnosisPage(Db db, Texts texts, Territories territories) : DiagnosisRoom(db, texts, territories, "diagnosis.own")
{
    sealed record Open(string Theme, int Count);

    static readonly Func<Db, Guid, IAsyncEnumerable<Open>> open = PreparedQuery.Of((Db db, Guid diagnosis) => db.Set<Comment>().Where(c => c.DiagnosisId == diagnosis && c.SettledAt == null).GroupBy(c => c.Theme).Select(theme => new Open(theme.Key, theme.Count())));
    static readonly Func<Db, Guid, IAsyncEnumerable<bool>> withResidents = PreparedQuery.Of((Db db, Guid diagnosis) => db.Set<Step>().Where(s => s.DiagnosisId == diagnosis && s.WithResidents).Select(s => s.IsDone));
    static readonly Func<Db, Guid, IAsyncEnumerable<string>> persons = PreparedQuery.Of((Db db, Guid diagnosis) => db.Set<Account>().Where(a => db.Set<PartText>().Any(t => t.DiagnosisId == diagnosis && t.AccountId == a.Id)).Select(a => a.Name).OrderBy(name => name));

    /// <param name="Written">Parts in which something stands.</param>
    /// <param name="Comments">That nobody settled yet.</param>
    public sealed record ThemeLine(string Code, int Written, int Comments, DateOnly? FactsOn);

    public IReadOnlyList<ThemeLine> Themes { get; private set; } = [];
    public IReadOnlyList<DatedLine> Dates { get; private set; } = [];
    public IReadOnlyList<string> Contributors { get; private set; } = [];
    /// <summary>Who wrote, for the coordinator.</summary>
    public IReadOnlyList<string> Persons { get; private set; } = [];
    public bool HasResidents { get; private set; }
    /// <summary>A step with residents was chosen.</summary>
    public bool PlansResidents { get; private set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = Short(Name);
        var id = Diagnosis.Id;
        var (written, facts) = ((await DiagnosisReading.Written(Db, id)).ToLookup(part => part.Theme), await DiagnosisReading.FactsDays(Db, id));
        var comments = (await open(Db, id).ToListAsync()).ToDictionary(theme => theme.Theme, theme => theme.Count);
        Themes = [.. Diagnosis.Themes.Select(code => new ThemeLine(code, written[code].Count(), comments.GetValueOrDefault(code), facts.TryGetValue(code, out var on) ? on : null))];
        Dates = await DatedLine.Of(Db, id);
        var steps = await withResidents(Db, id).ToListAsync();
        (HasResidents, PlansResidents) = (steps.Contains(true), steps.Count > 0);
        Contributors = [.. (await OrganizationNames.Of(Db, await DiagnosisReading.Contributors(Db, id), Lang)).Values.Order(StringComparer.CurrentCultureIgnoreCase)];
        Persons = MayGroup ? await persons(Db, id).ToListAsync() : [];
        return true;
    }

    public void OnGet() { }
}

/// <summary>A date of the calendar: a moment, or a step that has a day.</summary>
/// <param name="Id">Of the moment or the step.</param>
public sealed record DatedLine(Guid Id, DateOnly Day, LocalText What, bool IsDone)
{
    static readonly Func<Db, Guid, IAsyncEnumerable<Moment>> moments = PreparedQuery.Of((Db db, Guid diagnosis) => db.Set<Moment>().AsNoTracking().Where(m => m.DiagnosisId == diagnosis));
    static readonly Func<Db, Guid, IAsyncEnumerable<Step>> steps = PreparedQuery.Of((Db db, Guid diagnosis) => db.Set<Step>().AsNoTracking().Where(s => s.DiagnosisId == diagnosis && s.Day != null));

    public static async Task<IReadOnlyList<DatedLine>> Of(Db db, Guid diagnosis) =>
        [.. (await moments(db, diagnosis).ToListAsync()).Select(m => new DatedLine(m.Id, m.Day, m.What, m.IsDone)).Concat((await steps(db, diagnosis).ToListAsync()).Select(s => new DatedLine(s.Id, s.Day!.Value, s.Title, s.IsDone))).OrderBy(line => line.Day).ThenBy(line => line.Id)];
}
