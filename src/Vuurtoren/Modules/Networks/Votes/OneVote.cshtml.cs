using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>One vote of a body: prepared, opened, counted and closed by who chairs. Numbers are not read before it is closed, so that nobody learns what the last letter said.</summary>
public sealed partial class OneVotePage(Db db, Database database, Texts texts) : KeepPage(db)
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
    IEnumerable<Choice> Words<T>(string key) where T : struct, Enum => Enum.GetValues<T>().Select(one => new Choice(one.ToString(), texts[key + one]));

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || !Guid.TryParse((string)RouteData.Values["body"]!, out var of) || await Db.Set<Body>().SingleOrDefaultAsync(b => b.Id == of && b.CoordinationId == Coordination.Id) is not { } body) return false;
        (Body, Vote, Title) = (body, null, texts["votes.new"]);
        bodies = await Db.Set<Body>().Where(b => b.CoordinationId == Coordination.Id).ToListAsync();
        if ((string)RouteData.Values["vote"]! == "new") return body.UntilOn is null;
        if (!Guid.TryParse((string)RouteData.Values["vote"]!, out var id) || await Db.Set<Vote>().SingleOrDefaultAsync(v => v.Id == id && v.BodyId == of) is not { } found) return false;
        (Vote, Title) = (found, Short(found.Question.In(Lang).Text));
        Choices = await Db.Set<VoteChoice>().Where(c => c.VoteId == id).OrderBy(c => c.Place).ToListAsync();
        Voters = await Db.Set<Voter>().Where(v => v.VoteId == id).ToListAsync();
        Organizations = await OrganizationNames.Of(Db, [.. Voters.Select(v => v.OrganizationId).Concat(Choices.Select(c => c.OrganizationId)).OfType<Guid>().Distinct()], Lang);
        Voters = [.. Voters.OrderBy(Named, StringComparer.CurrentCultureIgnoreCase)];
        if (found.State == VoteState.Closed) WasAgain = (await Db.Set<Vote>().Where(v => v.BodyId == of && v.Kind == found.Kind && v.WasVoid == null).ToListAsync()).Exists(v => v.Id.CompareTo(id) > 0 && v.Question.Equals(found.Question));
        if (found is { State: VoteState.Prepared, Kind: VoteKind.Election }) (Seats, OnlyFree) = (await SeatChoices.Of(Db, Coordination.Id, Lang, texts), await ShortOf(found));
        if (found is { State: VoteState.Closed, Kind: VoteKind.Election, SeatedOn: null }) Known = await LegalForms.Of(Db, [.. Choices.Select(c => c.OrganizationId).OfType<Guid>().Distinct()]);
        return true;
    }

    public void OnGet() { }

    public string Named(Voter voter) => Named(voter.OrganizationId, voter.Name);
    public string Named(VoteChoice choice) => choice.Answer == Answer.Candidate ? Named(choice.OrganizationId, choice.Name) : texts["votes.answer." + choice.Answer].Value;
    string Named(Guid? organization, string? name) => string.Join(" · ", new[] { name, organization is { } id ? Organizations.GetValueOrDefault(id, "–") : null }.OfType<string>().DefaultIfEmpty(texts["mandates.erased"].Value));

    public async Task<IActionResult> OnPostKeep()
    {
        var kind = Vote?.Kind ?? One<VoteKind>("kind");
        var into = kind == VoteKind.Election ? await Into(TypedBody, Day("seats-from") ?? Today) : null;
        if (Vote is null) Db.Add(Vote = Vote.Prepare(Body, kind, One<Majority>("majority"), Both("question"), Whole("seats"), Day("until"), Today, into));
        else Vote.Change(One<Majority>("majority"), Both("question"), Whole("seats"), Day("until"), Today, into);
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
        var voters = await Electorate.Of(Db, Body, Vote, Lang, Today);
        Db.AddRange(Vote.Open(Body, voters, Choices.Count, Today, Vote.Kind == VoteKind.Election ? await Into(SeatsBody, Vote.SeatsOn(Today)) : null));
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
        else
        {
            var by = Voters.FirstOrDefault(one => one.Id == carrier) ?? throw new RuleBroken("votes.proxy.on");
            giver.GivesTo(by, Vote!, Voters);
            await Tell(giver, by);
        }
        return await Saved(Path, "vote-proxy");
    }

    /// <summary>Both read who votes for whom: nobody loses a voice without knowing.</summary>
    async Task Tell(Voter giver, Voter by)
    {
        var letters = new VoteLetters(Site, database.Secret, texts, Instant);
        if (giver.Email is not null) Db.Add(letters.GivenAway(Vote!, Body.Name.In(giver.Lang).Text, giver, await Called(by, giver.Lang)));
        if (by.Email is not null) Db.Add(letters.Carried(Vote!, Body.Name.In(by.Lang).Text, by, await Called(giver, by.Lang)));
    }

    /// <summary>In the language of who reads it.</summary>
    async Task<string> Called(Voter voter, string lang) =>
        string.Join(" · ", new[] { voter.Name, voter.OrganizationId is { } id ? (await OrganizationNames.Of(Db, [id], lang)).GetValueOrDefault(id) : null }.OfType<string>().DefaultIfEmpty("–"));

    /// <summary>Who votes in the place of this one; null: nobody.</summary>
    public Voter? CarrierOf(Voter voter) => Voters.FirstOrDefault(one => one.Id == voter.CarriedBy);

    /// <summary>Others could still vote, or too few did: whoever closes says that they know. The room is counted with the form, and may make it unneeded.</summary>
    public bool AsksSure => Vote is { State: VoteState.Open } vote && Voters.Count(v => v.Voted) is var voted && (voted < vote.Least || vote.IsEarly(voted, Voters.Count, Today));

    public async Task<IActionResult> OnPostClose()
    {
        if (Vote is null) return NotFound();
        Vote.Close(Choices, Voters, new(Choices.ToDictionary(choice => choice.Id, choice => Count("count-" + choice.Id)), Count("papers")), Today, sure: Box("sure") == "true");
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
}
