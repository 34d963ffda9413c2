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
        var (texts, facts) = (await DiagnosisReading.Standing(Db, id), await DiagnosisReading.LastFacts(Db, id));
        var open = (await Db.Set<Comment>().Where(c => c.DiagnosisId == id && c.SettledAt == null).GroupBy(c => c.Theme).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()).ToDictionary(g => g.Key, g => g.Count);
        Themes = [.. Diagnosis.Themes.Select(code => new ThemeLine(code, Enum.GetValues<Part>().Count(part => DiagnosisReading.Words(texts, code, part) is not null), open.GetValueOrDefault(code), facts.GetValueOrDefault(code)?.TakenOn))];
        Dates = await DatedLine.Of(Db, id);
        var steps = await Db.Set<Step>().Where(s => s.DiagnosisId == id && s.WithResidents).Select(s => s.IsDone).ToListAsync();
        (HasResidents, PlansResidents) = (steps.Contains(true), steps.Count > 0);
        Contributors = [.. (await OrganizationNames.Of(Db, await DiagnosisReading.Contributors(Db, id), Lang)).Values.Order(StringComparer.CurrentCultureIgnoreCase)];
        Persons = MayGroup ? await Db.Set<Account>().Where(a => Db.Set<PartText>().Any(t => t.DiagnosisId == id && t.AccountId == a.Id)).Select(a => a.Name).OrderBy(name => name).ToListAsync() : [];
        return true;
    }

    public void OnGet() { }
}

/// <summary>A date of the calendar: a moment, or a step that has a day.</summary>
/// <param name="Id">Of the moment or the step.</param>
public sealed record DatedLine(Guid Id, DateOnly Day, LocalText What, bool IsDone)
{
    public static async Task<IReadOnlyList<DatedLine>> Of(Db db, Guid diagnosis)
    {
        var moments = await db.Set<Moment>().AsNoTracking().Where(m => m.DiagnosisId == diagnosis).ToListAsync();
        var steps = await db.Set<Step>().AsNoTracking().Where(s => s.DiagnosisId == diagnosis && s.Day != null).ToListAsync();
        return [.. moments.Select(m => new DatedLine(m.Id, m.Day, m.What, m.IsDone)).Concat(steps.Select(s => new DatedLine(s.Id, s.Day!.Value, s.Title, s.IsDone))).OrderBy(line => line.Day).ThenBy(line => line.Id)];
    }
}
