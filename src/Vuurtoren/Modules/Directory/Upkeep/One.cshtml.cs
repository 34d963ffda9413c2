using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>How fresh one sheet is, group by group, and saying that all of it still holds.</summary>
[TakesPost]
public sealed class UpkeepOnePage(Database database, Db db, UpkeepLines lines, FreshnessTerms terms, Texts texts) : UpkeepPage
{
    protected override string Heading => "upkeep.service";

    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!);
    public string Name { get; private set; } = "";
    public IReadOnlyList<Aspect> Aspects { get; private set; } = [];
    /// <summary>Who last said that all of it holds.</summary>
    public string? By { get; private set; }
    /// <summary>Who checked a group by itself.</summary>
    IReadOnlyDictionary<FieldGroups, (Check Check, string? By)> singles = new Dictionary<FieldGroups, (Check, string?)>();
    Facts facts = null!;

    /// <summary>The group that was just checked by itself, and how: who rings asks the next thing over the telephone too.</summary>
    [BindProperty] public string? Group { get; set; }
    [BindProperty(SupportsGet = true)] public string? How { get; set; }

    protected override async Task<bool> Load()
    {
        await base.Load();
        if (await Service<Openings>().Open(Kinds.Service, Id, Me) is not { } opened || lines.Find(Id) is not { } line) return false;
        Name = opened.Main["name"] is string name ? Json.Read<LocalText>(name).In(Lang).Text : "";
        (Title, Aspects, By, facts, singles) = (texts["upkeep.service", Name], Freshness.Of(line.Facts, terms), await LastBy(), line.Facts, await Singles());
        return true;
    }

    async Task<string?> LastBy()
    {
        await using var connection = database.Open();
        var actor = await connection.QueryFirstOrDefaultAsync<string>("select actor from change where record_id = @Id and changes like '%\"verified_at\"%' order by seq desc limit 1", new { Id });
        if (actor == Publishing.Contact) return texts["upkeep.by.contact"];
        return Guid.TryParse(actor, out var account) ? await db.Set<Account>().Where(a => a.Id == account).Select(a => a.Name).SingleOrDefaultAsync() : null;
    }

    async Task<Dictionary<FieldGroups, (Check, string?)>> Singles()
    {
        var states = await db.Set<FieldState>().AsNoTracking().Where(state => state.RecordId == Id && Facts.Ways.Contains(state.How!) && state.VerifiedAt != null).ToListAsync();
        var people = states.Select(state => Guid.TryParse(state.VerifiedBy, out var id) ? id : Guid.Empty).Distinct().ToList();
        var names = states.Count == 0 ? [] : await db.Set<Account>().Where(a => people.Contains(a.Id)).Select(a => new { a.Id, a.Name }).ToDictionaryAsync(a => a.Id.ToString(), a => a.Name);
        return states.Where(state => Facts.GroupOf(state.Path) is not null).OrderBy(state => state.VerifiedAt).GroupBy(state => Facts.GroupOf(state.Path)!.Value)
            .ToDictionary(group => group.Key, group => (new Check(LocalClock.DayOf(group.Last().VerifiedAt!.Value), group.Last().How!), names.GetValueOrDefault(group.Last().VerifiedBy ?? "")));
    }

    /// <summary>What stands chosen: as for the part before, or by telephone.</summary>
    public string UsualHow => How is { } how && Facts.Ways.Contains(how) ? how : "called";

    public string Said(Aspect aspect) => singles.TryGetValue(aspect.Group, out var single) && single.By is { } by && aspect.Last == single.Check ? texts["upkeep.single.by", When(aspect), by] : When(aspect);

    string When(Aspect aspect) => aspect.Missing ? texts["upkeep.missing"] : aspect.Last is not { } last ? texts["upkeep.never"] : aspect.IsPast(Today) ? texts["upkeep.past", Words.Last(last)] : Words.Last(last);

    public void OnGet() { }

    public async Task<IActionResult> OnPostOne() =>
        await new Checking(db, database, Service<Openings>()).Check(Id, SingleCheck.Of(facts, Group, How), Me, Instant) ? Redirect($"/{Lang}/directory/upkeep/{Id}?how={How}&done=checked-part") : NotFound();

    public async Task<IActionResult> OnPostCheck(string? how) =>
        await new Checking(db, database, Service<Openings>()).Check(Id, how ?? "", Me, Instant) ? Go($"/directory/upkeep/{Id}", "checked") : NotFound();
}
