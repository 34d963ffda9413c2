using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>A diagnosis with all that was written in it: a few queries, however many versions there are.</summary>
public static class DiagnosisReading
{
    static readonly Func<Db, Guid, IAsyncEnumerable<PartText>> standing = PreparedQuery.Of((Db db, Guid diagnosis) => db.Set<PartText>().AsNoTracking()
        .Where(t => t.DiagnosisId == diagnosis && t.Number == db.Set<PartText>().Where(o => o.DiagnosisId == diagnosis && o.Theme == t.Theme && o.Part == t.Part && o.Lang == t.Lang).Max(o => o.Number)));
    static readonly Func<Db, Guid, IAsyncEnumerable<PartStanding>> parts = PreparedQuery.Of((Db db, Guid diagnosis) => db.Set<PartText>()
        .Where(t => t.DiagnosisId == diagnosis && t.Words != "" && t.Number == db.Set<PartText>().Where(o => o.DiagnosisId == diagnosis && o.Theme == t.Theme && o.Part == t.Part && o.Lang == t.Lang).Max(o => o.Number))
        .Select(t => new PartStanding(t.Theme, t.Part)).Distinct());
    static readonly Func<Db, Guid, IAsyncEnumerable<FactsDay>> factsDays = PreparedQuery.Of((Db db, Guid diagnosis) => db.Set<FrozenFacts>().Where(f => f.DiagnosisId == diagnosis)
        .GroupBy(f => f.Theme).Select(theme => new FactsDay(theme.Key, theme.Max(f => f.TakenOn))));
    static readonly Func<Db, Guid, IAsyncEnumerable<Guid>> wrote = PreparedQuery.Of((Db db, Guid diagnosis) => db.Set<PartText>().Where(t => t.DiagnosisId == diagnosis && t.OrganizationId != null).Select(t => t.OrganizationId!.Value).Distinct());
    static readonly Func<Db, Guid, IAsyncEnumerable<Guid>> shared = PreparedQuery.Of((Db db, Guid diagnosis) => db.Set<Share>().Where(s => db.Set<Step>().Any(step => step.Id == s.StepId && step.DiagnosisId == diagnosis)).Select(s => s.OrganizationId).Distinct());

    /// <summary>A part of a theme in which something stands now.</summary>
    public sealed record PartStanding(string Theme, Part Part);
    /// <summary>When the facts of a theme were taken last.</summary>
    public sealed record FactsDay(string Theme, DateOnly On);

    /// <summary>In which parts something stands, without the words.</summary>
    public static ValueTask<List<PartStanding>> Written(Db db, Guid diagnosis) => parts(db, diagnosis).ToListAsync();

    public static async Task<Dictionary<string, DateOnly>> FactsDays(Db db, Guid diagnosis) => await factsDays(db, diagnosis).ToDictionaryAsync(theme => theme.Theme, theme => theme.On);

    /// <summary>Of each box the version that stands; also those that were emptied.</summary>
    public static ValueTask<List<PartText>> Standing(Db db, Guid diagnosis) => standing(db, diagnosis).ToListAsync();

    /// <summary>By theme the facts that were taken last.</summary>
    public static async Task<Dictionary<string, FrozenFacts>> LastFacts(Db db, Guid diagnosis)
    {
        var all = db.Set<FrozenFacts>().AsNoTracking().Where(f => f.DiagnosisId == diagnosis);
        return await all.Where(f => f.Number == all.Where(o => o.Theme == f.Theme).Max(o => o.Number)).ToDictionaryAsync(f => f.Theme);
    }

    /// <summary>Organisations of which somebody wrote, or that took a share.</summary>
    public static async Task<List<Guid>> Contributors(Db db, Guid diagnosis)
    {
        return [.. (await wrote(db, diagnosis).ToListAsync()).Union(await shared(db, diagnosis).ToListAsync())];
    }

    /// <summary>Who writes: known by the mail address with which a member organisation named this person as its delegate.</summary>
    public static async Task<Writer> WriterOf(Db db, Guid account, Guid coordination, bool isCoordinator)
    {
        var email = await db.Set<Account>().Where(a => a.Id == account).Select(a => a.Email).SingleAsync();
        var speaks = (await Speakers.Of(db, coordination)).FirstOrDefault(one => string.Equals(one.Email, email, StringComparison.OrdinalIgnoreCase));
        return new(account, speaks?.Organization, isCoordinator);
    }

    /// <summary>Words in each language of a theme and part.</summary>
    public static LocalText? Words(IEnumerable<PartText> standing, string theme, Part part) =>
        LocalText.From(standing.Where(one => one.Theme == theme && one.Part == part).Select(one => KeyValuePair.Create(one.Lang, (string?)one.Words)));

    /// <summary>What members of the coordination and their services are called, in each language.</summary>
    public static async Task<IReadOnlyCollection<string>> Names(Db db, Guid coordination) =>
        [.. (await NamesOnSheets.Of(db, [.. (await MembersNow.Of(db, coordination)).Select(member => member.Organization)])).SelectMany(one => one.Name).Select(name => name.Value).Where(name => name.Length >= ShortestName).Distinct(StringComparer.OrdinalIgnoreCase)];

    const int ShortestName = 4;

    /// <summary>All of it as it stands now.</summary>
    public static async Task<Func<JointDiagnosis, WhiteBook>> Book(Db db, JointDiagnosis diagnosis)
    {
        var (texts, facts) = (await Standing(db, diagnosis.Id), await LastFacts(db, diagnosis.Id));
        var steps = await db.Set<Step>().AsNoTracking().Where(s => s.DiagnosisId == diagnosis.Id && s.IsDone).OrderBy(s => s.Day).ThenBy(s => s.Id).ToListAsync();
        var names = new List<KeyValuePair<string, string?>>();
        foreach (var lang in Platform.Texts.Texts.Languages) names.Add(new(lang, (await CoordinationNames.Of(db, [diagnosis.CoordinationId], lang)).GetValueOrDefault(diagnosis.CoordinationId)));
        var contributors = (await OrganizationNames.Shown(db, await Contributors(db, diagnosis.Id))).Values.OrderBy(name => name.ToString(), StringComparer.CurrentCultureIgnoreCase).ToList();
        return one => new(one.Title, LocalText.From(names)!, one.Kind, one.MadeBy, one.Maker, one.BegunOn, one.ElectionOn, one.Decision, one.DecidedOn, one.PublishedOn,
            [.. steps.Select(step => new BookStep(step.Title, step.Day, step.WithResidents, step.Who, step.Result))],
            [.. from code in one.Themes
                let name = Subjects.Themes.First(theme => theme.Code == code).Name
                let last = facts.GetValueOrDefault(code)
                select new BookTheme(code, name, last?.TakenOn, last?.Body, [.. from part in Enum.GetValues<Part>() let words = Words(texts, code, part) where words is not null select new BookPart(part, words)])],
            contributors);
    }
}
