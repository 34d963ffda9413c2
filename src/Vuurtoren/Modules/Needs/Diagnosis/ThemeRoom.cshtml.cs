using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>One theme of a diagnosis: the facts, and the six parts that the group writes.</summary>
[Can(Permission.SendSignals), TakesPost]
public sealed class ThemeRoomPage(Db db, Texts texts, Territories territories, FactsMaker maker) : DiagnosisRoom(db, texts, territories, "diagnosis.own")
{
    readonly Territories places = territories;
    List<PartText> standing = [];

    public string Theme { get; private set; } = "";
    public FrozenFacts? Facts { get; private set; }
    /// <summary>Those of before, the newest first.</summary>
    public IReadOnlyList<FrozenFacts> OlderFacts { get; private set; } = [];
    /// <summary>That nobody settled yet.</summary>
    public IReadOnlyDictionary<Part, int> Comments { get; private set; } = new Dictionary<Part, int>();
    /// <summary>Questionnaires in which residents spoke of it.</summary>
    public IReadOnlyList<(Guid Id, LocalText Title)> Voices { get; private set; } = [];
    public string Here => To("/theme/" + Theme);
    public string HtmlOf(FrozenFacts facts) => new BookHtml(Texts, Lang).Facts(facts.Body);

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Theme = (string)RouteData.Values["theme"]!;
        if (!Diagnosis.Themes.Contains(Theme)) return false;
        Title = Names.Theme(Theme);
        standing = await DiagnosisReading.Standing(Db, Diagnosis.Id);
        var facts = await Db.Set<FrozenFacts>().AsNoTracking().Where(f => f.DiagnosisId == Diagnosis.Id && f.Theme == Theme).OrderByDescending(f => f.Number).ToListAsync();
        (Facts, OlderFacts) = (facts.Count > 0 ? facts[0] : null, [.. facts.Skip(1)]);
        Comments = (await Db.Set<Comment>().Where(c => c.DiagnosisId == Diagnosis.Id && c.Theme == Theme && c.SettledAt == null).GroupBy(c => c.Part).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()).ToDictionary(g => g.Key, g => g.Count);
        Voices = await Public.Voices.About(Db, Coordination, Theme);
        return true;
    }

    public void OnGet() { }

    public string HtmlOf(Part part) => DiagnosisReading.Words(standing, Theme, part) is { } words ? new BookHtml(Texts, Lang).Words(words) : "";

    /// <summary>As they are today; those of before are kept.</summary>
    public async Task<IActionResult> OnPostFacts()
    {
        Diagnosis.MustTakeText(MayGroup);
        var made = await maker.Of(Db, Coordination, await places.Of(Db, [Coordination]), Theme, Today);
        Db.Add(FrozenFacts.Of(Diagnosis, Theme, made, Facts?.Number ?? 0, Today));
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("needs.changed"); }
        return Go(Path("/theme/" + Theme), "diagnosis-facts");
    }
}
