using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>One vote of a body: prepared, opened, counted and closed by who chairs. Numbers are not read before it is closed, so that nobody learns what the last letter said.</summary>
public sealed class OneVotePage(Db db, Database database, Texts texts) : KeepPage(db)
{
    public Body Body { get; private set; } = null!;
    /// <summary>Null: a new one.</summary>
    public Vote? Vote { get; private set; }
    public IReadOnlyList<VoteChoice> Choices { get; private set; } = [];
    public IReadOnlyList<Voter> Voters { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Organizations { get; private set; } = new Dictionary<Guid, string>();
    public SeatChoices? Seats { get; private set; }
    public Outcome? Outcome => Vote is null ? null : Votes.Outcome.From(Vote, Choices);

    string Path => $"/bodies/{Body.Id}/votes/{Vote?.Id.ToString() ?? "new"}";
    public string Here => Edit(Path);
    public IEnumerable<Choice> Kinds => Words<VoteKind>("votes.kind.");
    public IEnumerable<Choice> Majorities => Words<Majority>("votes.majority.");
    /// <summary>Who did not vote yet.</summary>
    public IReadOnlyList<Choice> Left => [.. Voters.Where(v => !v.Voted).Select(v => new Choice(v.Id.ToString(), Named(v)))];
    /// <summary>Who can stand: people who speak for a member. Others by name.</summary>
    public IEnumerable<Choice> Standing => Seats!.Who.Where(one => one.Value[0] == 'd');
    public IEnumerable<Choice> Sides => Words<SeatSide>("mandates.side.");
    public IEnumerable<Choice> Years => SeatChoices.Terms(texts);
    IEnumerable<Choice> Words<T>(string key) where T : struct, Enum => Enum.GetValues<T>().Select(one => new Choice(one.ToString(), texts[key + one]));

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || !Guid.TryParse((string)RouteData.Values["body"]!, out var of) || await Db.Set<Body>().SingleOrDefaultAsync(b => b.Id == of && b.CoordinationId == Coordination.Id) is not { } body) return false;
        (Body, Vote, Title) = (body, null, texts["votes.new"]);
        if ((string)RouteData.Values["vote"]! == "new") return body.UntilOn is null;
        if (!Guid.TryParse((string)RouteData.Values["vote"]!, out var id) || await Db.Set<Vote>().SingleOrDefaultAsync(v => v.Id == id && v.BodyId == of) is not { } found) return false;
        (Vote, Title) = (found, Short(found.Question.In(Lang).Text));
        Choices = await Db.Set<VoteChoice>().Where(c => c.VoteId == id).OrderBy(c => c.Place).ToListAsync();
        Voters = await Db.Set<Voter>().Where(v => v.VoteId == id).ToListAsync();
        Organizations = await OrganizationNames.Of(Db, [.. Voters.Select(v => v.OrganizationId).Concat(Choices.Select(c => c.OrganizationId)).OfType<Guid>().Distinct()], Lang);
        Voters = [.. Voters.OrderBy(Named, StringComparer.CurrentCultureIgnoreCase)];
        if (found is { State: VoteState.Prepared, Kind: VoteKind.Election }) Seats = await SeatChoices.Of(Db, Coordination.Id, Lang, texts);
        return true;
    }

    public void OnGet() { }

    public string Named(Voter voter) => Named(voter.OrganizationId, voter.Name);
    public string Named(VoteChoice choice) => choice.Answer == Answer.Candidate ? Named(choice.OrganizationId, choice.Name) : texts["votes.answer." + choice.Answer].Value;
    string Named(Guid? organization, string? name) => string.Join(" · ", new[] { name, organization is { } id ? Organizations.GetValueOrDefault(id, "–") : null }.OfType<string>().DefaultIfEmpty(texts["mandates.erased"].Value));

    public async Task<IActionResult> OnPostKeep()
    {
        if (Vote is null) Db.Add(Vote = Vote.Prepare(Body, One<VoteKind>("kind"), One<Majority>("majority"), Both("question"), Whole("seats"), Day("until"), Today));
        else Vote.Change(One<Majority>("majority"), Both("question"), Whole("seats"), Day("until"), Today);
        return await Saved(Path, "vote-kept");
    }

    public async Task<IActionResult> OnPostStand()
    {
        if (Vote is null || Seats is null) throw new RuleBroken("votes.not-prepared");
        Db.Add(VoteChoice.Candidate(Vote, await Seats.Chosen(Db, Box("who"), Box("person"), Box("email"), null, Lang), Choices));
        return await Saved(Path, "vote-candidate");
    }

    public async Task<IActionResult> OnPostUnstand(Guid choice)
    {
        if (Choices.FirstOrDefault(one => one.Id == choice) is not { } found) return NotFound();
        Vote!.MustBe(VoteState.Prepared, "votes.not-prepared");
        Db.Remove(found);
        return await Saved(Path, "vote-candidate-gone");
    }

    /// <summary>Fixes who may vote; who has an address gets a link when that is asked.</summary>
    public async Task<IActionResult> OnPostOpen()
    {
        if (Vote is null) return NotFound();
        var voters = await Electorate.Of(Db, Body, Vote, Lang);
        Db.AddRange(Vote.Open(Body, voters, Choices.Count, Today));
        Db.AddRange(voters);
        if (Box("letters") == "true") Write(voters);
        return await Saved(Path, "vote-open");
    }

    /// <summary>The link again, to who did not vote yet.</summary>
    public async Task<IActionResult> OnPostRemind()
    {
        if (Vote?.TakesVotes(Today) != true) throw new RuleBroken("votes.not-open");
        if (Write(Voters.Where(v => !v.Voted && v.CarriedBy is null && v.WrittenOn != Today)) == 0) throw new RuleBroken("votes.remind.nobody");
        return await Saved(Path, "vote-reminded");
    }

    int Write(IEnumerable<Voter> voters)
    {
        var letters = new VoteLetters(Site, database.Secret, texts, Instant);
        var to = voters.Where(v => v.Email is not null).ToList();
        foreach (var voter in to)
        {
            Db.Add(letters.Asks(Vote!, Body.Name.In(voter.Lang).Text, voter));
            voter.Written(Today);
        }
        return to.Count;
    }

    public async Task<IActionResult> OnPostProxy(Guid voter, Guid? carrier)
    {
        if (Voters.FirstOrDefault(one => one.Id == voter) is not { } giver) return NotFound();
        if (carrier is null) giver.TakesBack();
        else giver.GivesTo(Voters.FirstOrDefault(one => one.Id == carrier) ?? throw new RuleBroken("votes.proxy.on"), Vote!, Voters);
        return await Saved(Path, "vote-proxy");
    }

    public async Task<IActionResult> OnPostClose()
    {
        if (Vote is null) return NotFound();
        Vote.Close(Choices, Voters, new(Choices.ToDictionary(choice => choice.Id, choice => Count("count-" + choice.Id)), Count("papers")), Today);
        return await Saved(Path, "vote-closed");
    }

    /// <summary>An empty box is none; anything but a number is refused.</summary>
    int Count(string box) => string.IsNullOrWhiteSpace(Box(box)) ? 0 : Whole(box) ?? throw new RuleBroken("votes.count.wrong");

    public async Task<IActionResult> OnPostDrop()
    {
        if (Vote is null) return NotFound();
        Vote.Drop(Choices, Voters, Today);
        return await Saved(Path, "vote-dropped");
    }

    /// <summary>Those elected take their seats.</summary>
    public async Task<IActionResult> OnPostTake()
    {
        if (Outcome is not { Elected.Count: > 0 } outcome) throw new RuleBroken("votes.elected.none");
        Vote!.Seated(Today);
        var all = await Db.Set<Mandate>().Where(m => m.BodyId == Body.Id).ToListAsync();
        foreach (var who in await Persons(outcome.Elected))
        {
            var (roster, seat) = (new Roster(Body, all), Mandate.Begin(Body, who, BodyRole.Member, SeatWay.Elected, One<SeatSide>("side"), null, Whole("years"), Today, agreed: false));
            // Who sits there already was chosen again: the seat goes on for a term.
            if (roster.Held(seat) is { } held) held.End(Today);
            else roster.Take(seat);
            all.Add(seat);
            Db.Add(seat);
        }
        return await Saved("/bodies/" + Body.Id, "seat-begun");
    }

    /// <summary>The same question, among those with as many votes.</summary>
    public async Task<IActionResult> OnPostAgain()
    {
        if (Outcome is not { } outcome) throw new RuleBroken("votes.tied.none");
        var again = Vote!.Again(Body, outcome, Today);
        Db.Add(again);
        var standing = new List<VoteChoice>();
        foreach (var who in await Persons(outcome.Tied)) standing.Add(VoteChoice.Candidate(again, who, standing));
        Db.AddRange(standing);
        return await Saved($"/bodies/{Body.Id}/votes/{again.Id}", "vote-kept");
    }

    /// <summary>Who speaks for a member still does so, or else by name.</summary>
    async Task<IReadOnlyList<SeatOf>> Persons(IReadOnlyList<VoteChoice> choices)
    {
        var ids = choices.Select(one => one.DelegateId).OfType<Guid>().ToList();
        var delegates = await Db.Set<Members.Delegate>().Where(d => ids.Contains(d.Id) && d.UntilOn == null).ToDictionaryAsync(d => d.Id);
        return [.. choices.Select(one => new SeatOf(one.OrganizationId, one.DelegateId is { } id ? delegates.GetValueOrDefault(id) : null, one.Name, one.Email, null, Lang))];
    }
}
