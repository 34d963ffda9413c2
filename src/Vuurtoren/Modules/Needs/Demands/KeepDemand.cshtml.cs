using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Voice;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>One demand for who coordinates: its words until it is presented; then its answer, who hears it, and whether everybody sees how it stands.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class KeepDemandPage(Db db, Database database, Texts texts, Territories territories) : DemandRoom(db, texts, territories, "demands.keep-one")
{
    const int LookBack = 24;

    public Demand Demand { get; private set; } = null!;
    public Memorandum Memorandum { get; private set; } = null!;
    public IReadOnlyList<Office> Offices { get; private set; } = [];
    public IReadOnlyList<Need> Needs { get; private set; } = [];
    public Holder? Holder { get; private set; }
    public IReadOnlyList<DemandEvent> Events { get; private set; } = [];
    public IReadOnlyList<DecisionMade> Decisions { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Bodies { get; private set; } = new Dictionary<Guid, string>();
    /// <summary>Where residents spoke about the theme: the poster goes back to them.</summary>
    internal IReadOnlyList<WhereResidentsSpoke> Residents { get; private set; } = [];
    /// <summary>How many letters would go.</summary>
    public int Hear { get; private set; }

    public string Path => "/demands/" + Demand.Id;
    public string Here => Edit(Path);
    public Office Office => Offices.First(one => one.Id == Demand.OfficeId);
    public bool LinkIsThere => Holder is not null && Demand.LinkHolder == Holder.Id && Instant < Demand.LinkEnds;
    public IEnumerable<Choice> NeedChoices => Needs.Select(one => new Choice(one.Id.ToString(), one.Title.In(Lang).Text)).OrderBy(one => one.Words, StringComparer.CurrentCultureIgnoreCase);
    public IEnumerable<Choice> OfficeChoices => Offices.Where(one => one.EndedOn is null).Select(one => new Choice(one.Id.ToString(), one.Name.In(Lang).Text));
    public IEnumerable<Choice> DecisionChoices => Decisions.Where(one => !Demand.IsPublic || one.Id != Demand.DecisionId && one.Day >= Demand.DecidedOn).Select(one => new Choice(one.Id.ToString(), Said(one)));
    public IEnumerable<Choice> Outcomes => new[] { DemandState.Accepted, DemandState.Partly, DemandState.Refused }.Select(one => new Choice(one.ToString(), Texts["demands.standing." + one]));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var id = Route("demand");
        if (await Db.Set<Demand>().SingleOrDefaultAsync(d => d.Id == id && d.CoordinationId == Coordination) is not { } found) return false;
        (Demand, Title) = (found, Short(found.Title.In(Lang).Text));
        Memorandum = await Db.Set<Memorandum>().SingleAsync(m => m.Id == found.MemorandumId);
        Offices = await Db.Set<Office>().AsNoTracking().Where(o => o.CoordinationId == Coordination).ToListAsync();
        Needs = found.State == DemandState.Prepared ? await NeedsReading.There(Db, Coordination).Where(n => n.VisibleOn != null || n.Id == found.NeedId).OrderByDescending(n => n.ChangedOn).Take(200).ToListAsync() : [];
        Holder = await DemandsReading.HolderNow(Db, found.OfficeId);
        Events = await Db.Set<DemandEvent>().AsNoTracking().Where(e => e.DemandId == id).OrderBy(e => e.Number).ToListAsync();
        if (found.State == DemandState.Prepared) return true;
        // The words of the decision stand beside a demand that everybody sees: they must be for everybody too.
        Decisions = [.. (await DecisionsMade.Of(Db, Coordination, Today.AddMonths(-LookBack))).Where(one => one.ForEverybody)];
        Bodies = (await BodiesOf.Coordination(Db, Coordination, Lang)).ToDictionary(body => body.Id, body => body.Name);
        if (found.IsAnswered) Residents = await WhereResidentsSpoke.Of(Db, Coordination, await Db.Set<Need>().Where(n => n.Id == found.NeedId).Select(n => n.Theme).SingleAsync());
        if (found is { IsAnswered: true, ToldOn: null }) Hear = (await Contributors.Of(Db, Coordination, found.NeedId)).Count;
        return true;
    }

    public void OnGet() { }

    string Said(DecisionMade one) => $"{Day(one.Day)}, {(one.Body is { } body ? Bodies.GetValueOrDefault(body, "–") : Texts["demands.decision.members"].Value)}{Texts["web.colon"].Value} {(one.Words.Length > 80 ? one.Words[..79] + "…" : one.Words)}";

    public async Task<IActionResult> OnPostWrite()
    {
        var need = Needs.FirstOrDefault(one => one.Id == Id("need")) ?? throw new RuleBroken("demands.need.missing");
        var office = Offices.FirstOrDefault(one => one.Id == Id("office") && one.EndedOn is null) ?? throw new RuleBroken("demands.office.missing");
        var signatures = await Db.Set<Signature>().Where(s => s.MemorandumId == Memorandum.Id).ToListAsync();
        return await Reworded(Memorandum, signatures, database.Secret, () => Demand.Write(Memorandum, need.Id, office, OfNobody("demand"), OfNobody("words"), signatures), Path, "demand-kept");
    }

    /// <summary>It was a mistake: it goes, as long as nobody was asked.</summary>
    public async Task<IActionResult> OnPostRemove()
    {
        var demands = await Db.Set<Demand>().Where(d => d.MemorandumId == Memorandum.Id).ToListAsync();
        var signatures = await Db.Set<Signature>().Where(s => s.MemorandumId == Memorandum.Id).ToListAsync();
        return await Reworded(Memorandum, signatures, database.Secret, () =>
        {
            Memorandum.Drops(Demand, demands, signatures);
            Db.Remove(Demand);
        }, "/memorandum/" + Memorandum.Id, "demand-removed");
    }

    public async Task<IActionResult> OnPostRemind()
    {
        if (Holder?.Email is null) throw new RuleBroken("demands.holder.none");
        Db.Add(Demand.Remind(Today));
        return await Asked("demands.letter.reminds", "demand-reminded");
    }

    /// <summary>What was meant; the office gets a link again.</summary>
    public async Task<IActionResult> OnPostClarify()
    {
        Db.Add(Demand.Clarify(OfNobody("clear"), Today));
        return await Asked("demands.letter.clarified", "demand-clarified");
    }

    async Task<IActionResult> Asked(string opening, string done)
    {
        if (Holder?.Email is not null) Db.Add(new DemandLetters(Site, Texts, Instant, await NamesOf()).Asks(Demand, Office, Holder, Demand.MakeLink(database.Secret, Holder, Instant), opening));
        return await Saved(Path, done);
    }

    /// <summary>The answer came by letter or in a meeting: it is written down as it was given, and everybody reads that it was noted.</summary>
    public async Task<IActionResult> OnPostNote()
    {
        Db.Add(Demand.Answers(Form.One<DemandState>("outcome") ?? throw new RuleBroken("demands.outcome.missing"), OfNobody("answer"), DayOf("day") ?? throw new RuleBroken("demands.answer.day"), noted: true, Today));
        return await Saved(Path, "demand-answered");
    }

    public async Task<IActionResult> OnPostTell()
    {
        Demand.Tell(OfNobody("told"));
        return await Saved(Path, "demand-told-kept");
    }

    /// <summary>Sends the plain words to everybody who told what they saw.</summary>
    public async Task<IActionResult> OnPostSend()
    {
        Db.Add(Demand.Sent(Today));
        var letters = new DemandLetters(Site, Texts, Instant, await NamesOf());
        foreach (var one in await Contributors.Of(Db, Coordination, Demand.NeedId)) Db.Add(letters.Tells(Demand, one));
        return await Saved(Path, "demand-told");
    }

    public async Task<IActionResult> OnPostShow()
    {
        Db.Add(Demand.Show(Decisions.FirstOrDefault(one => one.Id == Id("decision")), Today));
        return await Saved(Path, "demand-shown");
    }

    public async Task<IActionResult> OnPostHide()
    {
        Db.Add(Demand.Hide(Decisions.FirstOrDefault(one => one.Id == Id("decision")), Today));
        return await Saved(Path, "demand-hidden");
    }
}
