using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Priorities;

/// <summary>One round for who coordinates: prepared, opened, papers counted, closed; and the themes of the year taken out of it. No number is read before it is closed.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class KeepPriorityPage(Db db, Database database, Texts texts, Territories territories) : DemandRoom(db, texts, territories, "priorities.new")
{
    const int LookBack = 24, UsualDays = 21, UsualDots = 3, UsualShare = 50;
    static readonly string[] usual = ["size", "seriousness", "feasible", "ours"];

    /// <summary>Null: a new one.</summary>
    public PriorityRound? Round { get; private set; }
    public IReadOnlyList<PriorityOption> Options { get; private set; } = [];
    public IReadOnlyList<(PriorityVoter Voter, string Organization)> Voters { get; private set; } = [];
    public IReadOnlyList<PriorityTally> Tallies { get; private set; } = [];
    public IReadOnlyList<Need> Needs { get; private set; } = [];
    public IReadOnlyList<DecisionMade> Decisions { get; private set; } = [];
    public IReadOnlyList<LocalText> ThemesThere { get; private set; } = [];
    /// <summary>By link and in the room.</summary>
    public int Cast => Tallies.Where(t => t.Voice != CastBy.Residents).Sum(t => t.Ballots);
    public int ByLink => PriorityRound.ByLink(Tallies);
    /// <summary>It cannot be closed yet, for what came by link would be known.</summary>
    public bool HasFewLinks => Round is { Secret: true } && PriorityRound.IsFewLinks(ByLink);

    public RoundState State => Round?.State ?? RoundState.Draft;
    public string Path => "/priorities/" + (Round?.Id.ToString() ?? "new");
    public string Here => Edit(Path);
    public BallotForm Ballots => new(Round!, Options, Request, Lang);
    public RoundRead Shown => new(Round!, Options, Lang);
    public string? ResidentsLink => Round is { State: RoundState.Open, HasLink: true } ? new Uri(Site, $"/{Lang}/residents-priority/{database.Secret.Ticket(PriorityLetters.OfResidents, Round.Id)}").ToString() : null;
    public IEnumerable<Choice> Methods => Enum.GetValues<Method>().Select(one => new Choice(one.ToString(), Texts["priorities.method." + one]));
    public IEnumerable<Choice> ResidentsChoices => Enum.GetValues<Residents>().Select(one => new Choice(one.ToString(), Texts["priorities.residents." + one]));
    public IEnumerable<Choice> DecisionChoices => Decisions.Select(one => new Choice(one.Id.ToString(), $"{Day(one.Day)}{Texts["web.colon"].Value} {(one.Words.Length > 80 ? one.Words[..79] + "…" : one.Words)}"));
    public IEnumerable<Choice> Voices => new[] { CastBy.Room, CastBy.Residents }.Where(voice => Tallies.Any(t => t.Voice == voice)).Select(one => new Choice(one.ToString(), Texts["priorities.voice." + one]));
    public string LastDay => Box("last", Iso(Round?.LastDay ?? Today.AddDays(UsualDays)))!;
    public string Dots => Box("dots", Text(Round is { Dots: > 0 } ? Round.Dots : UsualDots))!;
    public string Share => Box("share", Text(Round is { ResidentsShare: > 0 } ? Round.ResidentsShare : UsualShare))!;

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Round = null;
        if ((string)RouteData.Values["round"]! != "new")
        {
            if (!Guid.TryParse((string)RouteData.Values["round"]!, out var id) || await Db.Set<PriorityRound>().SingleOrDefaultAsync(r => r.Id == id && r.CoordinationId == Coordination) is not { } found) return false;
            (Round, Title) = (found, Short(found.Title.In(Lang).Text));
            Options = await Db.Set<PriorityOption>().Where(o => o.RoundId == id).OrderBy(o => o.Place).ToListAsync();
            Tallies = await Db.Set<PriorityTally>().Where(t => t.RoundId == id).ToListAsync();
            var voters = await Db.Set<PriorityVoter>().Where(v => v.RoundId == id).ToListAsync();
            var names = await OrganizationNames.Of(Db, [.. voters.Select(v => v.OrganizationId)], Lang);
            Voters = [.. voters.Select(v => (v, names.GetValueOrDefault(v.OrganizationId, "–"))).OrderBy(v => v.Item2, StringComparer.CurrentCultureIgnoreCase)];
        }
        if (State == RoundState.Closed) ThemesThere = await PriorityThemes.Of(Db, Coordination, Whole("year") ?? Today.Year);
        if (State != RoundState.Draft) return true;
        Needs = [.. (await NeedsReading.There(Db, Coordination).Where(n => n.VisibleOn != null && n.State != NeedState.Closed).OrderByDescending(n => n.ChangedOn).Take(100).ToListAsync()).OrderBy(n => n.Title.In(Lang).Text, StringComparer.CurrentCultureIgnoreCase)];
        Decisions = await DecisionsMade.Of(Db, Coordination, Today.AddMonths(-LookBack));
        return true;
    }

    public void OnGet() { }

    static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public bool IsTicked(Need need) => Form.IsPosted ? Request.Form["need"].Contains(need.Id.ToString()) : Options.Any(one => one.NeedId == need.Id);
    public bool IsSecret => Form.IsPosted ? Box("secret") == "true" : Round?.Secret == true;

    /// <summary>Of the criterion in this row: what is kept, or else the usual ones, with the same weight.</summary>
    public LocalText? CriterionAt(int row) => Round is not null ? Round.Criteria.ElementAtOrDefault(row)?.Words : row < usual.Length ? LocalText.From(Platform.Texts.Texts.Languages.Select(language => KeyValuePair.Create(language, (string?)Texts.In(language, "priorities.criterion." + usual[row])))) : null;
    public string WeightAt(int row) => Box("weight" + row, Text(Round?.Criteria.ElementAtOrDefault(row)?.Weight ?? 1))!;

    Rules? Typed() => Form.One<Method>("method") is not { } method ? null : new(method, Whole("dots") ?? 0,
        [.. Enumerable.Range(0, PriorityRound.MostCriteria).Select(row => Both("criterion" + row) is { } words ? new Criterion(words, Whole("weight" + row) ?? 0) : null).OfType<Criterion>()],
        Box("secret") == "true", Form.One<Residents>("residents") ?? Residents.None, Whole("share") ?? 0);

    public async Task<IActionResult> OnPostKeep()
    {
        var decision = Decisions.FirstOrDefault(one => one.Id == Id("decision"));
        if (Round is null) Db.Add(Round = PriorityRound.Prepare(Coordination, Both("title"), Typed(), decision, DayOf("last"), Today));
        else Round.Change(Both("title"), Typed(), decision, DayOf("last"), Today);
        var chosen = Needs.Where(IsTicked).ToList();
        if (chosen.Count is < PriorityRound.LeastNeeds or > PriorityRound.MostNeeds) throw new RuleBroken("priorities.needs.wrong", PriorityRound.LeastNeeds, PriorityRound.MostNeeds);
        await using var transaction = await Db.Database.BeginTransactionAsync();
        await Db.Set<PriorityOption>().Where(o => o.RoundId == Round.Id).ExecuteDeleteAsync();
        foreach (var one in Options) Db.Entry(one).State = EntityState.Detached;
        Db.AddRange(chosen.Select((need, n) => PriorityOption.Of(Round, need.Id, need.Title, n)));
        var done = await Saved(Path, "priority-round-kept");
        await transaction.CommitAsync();
        return done;
    }

    /// <summary>Fixes who may vote; who has an address gets a link.</summary>
    public async Task<IActionResult> OnPostOpen()
    {
        if (Round is null) return NotFound();
        var voters = await Casting.Electorate(Db, Round, Lang);
        Db.AddRange(Round.Open(Options, voters, Today));
        Db.AddRange(voters);
        await Write(voters);
        return await Saved(Path, "priority-round-open");
    }

    /// <summary>The link again, to who did not vote yet.</summary>
    public async Task<IActionResult> OnPostRemind()
    {
        if (Round?.TakesVotes(Today) != true) throw new RuleBroken("priorities.not-open");
        if (await Write(Voters.Select(one => one.Voter).Where(v => !v.Voted && v.WrittenOn != Today)) == 0) throw new RuleBroken("priorities.remind.nobody");
        return await Saved(Path, "priority-round-reminded");
    }

    async Task<int> Write(IEnumerable<PriorityVoter> voters)
    {
        var (letters, names) = (new PriorityLetters(Site, database.Secret, Texts, Instant), await NamesOf());
        var to = voters.Where(v => v.Email is not null).ToList();
        foreach (var voter in to)
        {
            Db.Add(letters.Asks(Round!, names(voter.Lang), voter));
            voter.Written(Today);
        }
        return to.Count;
    }

    /// <summary>Who did not vote yet: of whom a paper may be counted.</summary>
    public IEnumerable<PriorityVoter> Waiting => Voters.Select(one => one.Voter).Where(voter => !voter.Voted);
    public bool IsTicked(PriorityVoter voter) => Form.IsPosted && Request.Form["of"].Contains(voter.OrganizationId.ToString());

    public async Task<IActionResult> OnPostPapers()
    {
        if (Round is null) return NotFound();
        var (voice, papers) = (Form.One<CastBy>("voice") ?? throw new RuleBroken("priorities.voice.missing"), Whole("papers") ?? throw new RuleBroken("priorities.papers.wrong"));
        if (voice == CastBy.Link) throw new RuleBroken("priorities.voice.missing");
        var handedIn = Waiting.Where(IsTicked).Select(voter => voter.OrganizationId).ToList();
        Db.ChangeTracker.Clear();
        await new Casting(Db, database, Round.Id).OnPaper(voice, papers, handedIn, (round, needs, tally) =>
        {
            if (round.Method == Method.Dots) tally.AddDots(round, [.. Ballots.Numbers(round, needs).Select(one => one ?? 0)], papers);
            else tally.Add(Ballots.Read(round, needs).Sums(round, needs), papers);
        });
        return Go($"/edit/coordination/{Coordination}{Path}", "priority-papers");
    }

    /// <summary>Who did not choose yet gets longer.</summary>
    public async Task<IActionResult> OnPostProlong()
    {
        if (Round is null) return NotFound();
        Round.Prolong(Tallies, DayOf("last"), Today);
        return await Saved(Path, "priority-round-prolonged");
    }

    public async Task<IActionResult> OnPostClose()
    {
        if (Round is null) return NotFound();
        Round.Close(Options, Tallies, [.. Voters.Select(one => one.Voter)], Box("sure") == "true", Today);
        return await Saved(Path, "priority-round-closed");
    }

    /// <summary>The needs that were ticked become the themes of the year, and have the state of a priority.</summary>
    public async Task<IActionResult> OnPostTake()
    {
        if (Round is null) return NotFound();
        var taken = Round.Take([.. Options.Where(one => Request.Form["take"].Contains(one.NeedId.ToString()))], Whole("year"), Today);
        await PriorityThemes.Take(Db, Coordination, Round.TakenYear!.Value, [.. taken.Select(one => one.Title)], Today);
        var ids = taken.Select(one => one.NeedId).ToList();
        foreach (var need in await Db.Set<Need>().Where(n => ids.Contains(n.Id) && n.MergedInto == null && n.State != NeedState.Closed && n.State != NeedState.Answered).ToListAsync()) need.Becomes(NeedState.Priority, null, [], Today);
        return await Saved(Path, "priority-taken");
    }
}
