using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>One memorandum while it is written: its words, its demands, who signs; and the day on which it is presented.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class KeepMemorandumPage(Db db, Database database, Texts texts, Territories territories) : DemandRoom(db, texts, territories, "demands.memorandum")
{
    public Memorandum Memorandum { get; private set; } = null!;
    public IReadOnlyList<Demand> Demands { get; private set; } = [];
    public IReadOnlyList<Office> Offices { get; private set; } = [];
    public IReadOnlyList<Need> Needs { get; private set; } = [];
    public IReadOnlyList<(Signature Signature, string Organization)> Signatures { get; private set; } = [];

    IReadOnlyList<Signature> Given => [.. Signatures.Select(one => one.Signature)];

    public string Path => "/memorandum/" + Memorandum.Id;
    public string Here => Edit(Path);
    public bool IsOpen => Memorandum.PresentedOn is null;
    public IEnumerable<Choice> NeedChoices => Needs.Select(one => new Choice(one.Id.ToString(), one.Title.In(Lang).Text)).OrderBy(one => one.Words, StringComparer.CurrentCultureIgnoreCase);
    public IEnumerable<Choice> OfficeChoices => Offices.Select(one => new Choice(one.Id.ToString(), one.Name.In(Lang).Text));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var id = Route("memorandum");
        if (await Db.Set<Memorandum>().SingleOrDefaultAsync(m => m.Id == id && m.CoordinationId == Coordination) is not { } found) return false;
        (Memorandum, Title) = (found, Short(found.Title.In(Lang).Text));
        Demands = await Db.Set<Demand>().Where(d => d.MemorandumId == id).OrderBy(d => d.Place).ToListAsync();
        Offices = await Db.Set<Office>().AsNoTracking().Where(o => o.CoordinationId == Coordination && o.EndedOn == null).ToListAsync();
        Needs = IsOpen ? await NeedsReading.There(Db, Coordination).Where(n => n.VisibleOn != null).OrderByDescending(n => n.ChangedOn).Take(200).ToListAsync() : [];
        var signatures = await Db.Set<Signature>().Where(s => s.MemorandumId == id).ToListAsync();
        var names = await OrganizationNames.Of(Db, [.. signatures.Select(s => s.OrganizationId)], Lang);
        Signatures = [.. signatures.Select(s => (s, names.GetValueOrDefault(s.OrganizationId, "–"))).OrderBy(s => s.Item2, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }

    public void OnGet() { }

    public Task<IActionResult> OnPostWrite() =>
        Reworded(Memorandum, Given, database.Secret, () => Memorandum.Write(OfNobody("title"), OfNobody("foreword"), Whole("days"), Given), Path, "memorandum-kept");

    public async Task<IActionResult> OnPostAdd()
    {
        var need = Needs.FirstOrDefault(one => one.Id == Id("need")) ?? throw new RuleBroken("demands.need.missing");
        var office = Offices.FirstOrDefault(one => one.Id == Id("office")) ?? throw new RuleBroken("demands.office.missing");
        return await Reworded(Memorandum, Given, database.Secret, () => Db.Add(Demand.Prepare(Memorandum, need.Id, office, OfNobody("demand"), OfNobody("words"), Demands.Count, Given)), Path, "demand-kept");
    }

    /// <summary>Nothing of it was presented: it goes with its demands, and who signed it hears so.</summary>
    public async Task<IActionResult> OnPostDelete()
    {
        Memorandum.MustBeOpen();
        var letters = new DemandLetters(Site, Texts, Instant, await NamesOf());
        foreach (var one in Given.Where(one => one is { Signs: true, Email: not null })) Db.Add(letters.Gone(Memorandum, one));
        Db.RemoveRange(Demands);
        Db.RemoveRange(Given);
        Db.Remove(Memorandum);
        return await Saved("/demands", "memorandum-deleted");
    }

    /// <summary>Each member gets a link of its own; who answered is not asked again.</summary>
    public async Task<IActionResult> OnPostAsk()
    {
        Memorandum.MustBeOpen();
        var letters = new DemandLetters(Site, Texts, Instant, await NamesOf());
        var there = Signatures.ToDictionary(one => one.Signature.OrganizationId, one => one.Signature);
        var asked = 0;
        foreach (var one in (await Speakers.Of(Db, Coordination)).Where(one => one.Email is not null).GroupBy(one => one.Organization).Select(own => own.OrderBy(one => one.Substitute).First()))
        {
            if (!there.TryGetValue(one.Organization, out var signature)) Db.Add(signature = Signature.Ask(Memorandum, one.Organization, one.Email!, one.Lang, Today));
            else if (signature.Signs is not null || signature.AskedOn == Today || signature.Email is null) continue;
            else signature.AskAgain(Today);
            Db.Add(letters.Signs(Memorandum, signature, one.Name, SignPage.TokenOf(database.Secret, signature)));
            asked++;
        }
        if (asked == 0) throw new RuleBroken("demands.sign.nobody");
        return await Saved(Path, "memorandum-signing");
    }

    /// <summary>Each office gets its demands by mail, with a link for each. An office without an address is spoken to otherwise.</summary>
    public async Task<IActionResult> OnPostPresent()
    {
        Db.AddRange(Memorandum.Present(Demands, DayOf("day"), Box("at"), Today));
        var letters = new DemandLetters(Site, Texts, Instant, await NamesOf());
        foreach (var demand in Demands)
            if (await DemandsReading.HolderNow(Db, demand.OfficeId) is { Email: not null } holder)
                Db.Add(letters.Asks(demand, Offices.First(one => one.Id == demand.OfficeId), holder, demand.MakeLink(database.Secret, holder, Instant), "demands.letter.asked"));
        return await Saved(Path, "memorandum-presented");
    }
}
