using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>Of an election: for which seats it is, and how those elected take them; and the same vote again.</summary>
public sealed partial class OneVotePage
{
    /// <summary>An elected person who does not want the seat.</summary>
    const string NotTaken = "no";

    IReadOnlyList<Body> bodies = [];

    /// <summary>The body in which the seats are: mostly the one that votes.</summary>
    public Body SeatsBody => bodies.FirstOrDefault(b => b.Id == Vote?.SeatsIn) ?? Body;
    /// <summary>The bodies for whose seats can be voted here.</summary>
    public IEnumerable<Choice> Bodies => bodies.Where(b => b.UntilOn is null).OrderBy(b => b.Id != Body.Id).ThenBy(b => b.Kind).Select(b => new Choice(b.Id.ToString(), b.Name.In(Lang).Text));
    public IEnumerable<Choice> Sides => [.. Words<SeatSide>("mandates.side."), new(NotTaken, texts["votes.take.not"])];
    public IEnumerable<Choice> Years => SeatChoices.Terms(texts);

    /// <summary>There are fewer seats than are asked for: how many there will be.</summary>
    public int? OnlyFree { get; private set; }

    /// <summary>By the legal form in the directory.</summary>
    public IReadOnlyDictionary<Guid, LegalSide> Known { get; private set; } = new Dictionary<Guid, LegalSide>();

    /// <summary>What was chosen; else what the directory says. Empty: nobody knows it, and somebody has to choose.</summary>
    public string SideOf(VoteChoice elected) => Box("side-" + elected.Id, (elected.OrganizationId is { } id ? Known.GetValueOrDefault(id, LegalSide.Unknown) : LegalSide.Unknown) switch
    {
        LegalSide.Association => nameof(SeatSide.Association),
        LegalSide.Public => nameof(SeatSide.Public),
        _ => "",
    })!;

    Body TypedBody => !Guid.TryParse(Box("for-body"), out var id) ? Body : bodies.FirstOrDefault(b => b.Id == id) ?? throw new RuleBroken("votes.for-body.elsewhere");

    async Task<Seating> Into(Body body, DateOnly from) => new(body, await Db.Set<Mandate>().Where(m => m.BodyId == body.Id).ToListAsync(), from);

    async Task<int?> ShortOf(Vote vote) => (await Into(bodies.FirstOrDefault(b => b.Id == vote.SeatsIn) ?? Body, vote.SeatsOn(Today))).Free is { } free && free < vote.Seats ? free : null;

    /// <summary>Those elected take their seats, from a day on.</summary>
    public async Task<IActionResult> OnPostTake()
    {
        if (Outcome is not { Elected.Count: > 0 } outcome) throw new RuleBroken("votes.elected.none");
        var from = Day("from") ?? throw new RuleBroken("votes.seats-from.wrong");
        Vote!.Seated(from, Today);
        var taking = outcome.Elected.Where(one => SideOf(one) != NotTaken).ToList();
        var elected = taking.Zip(await Persons(taking), (one, who) => new Elected(who, Enum.TryParse<SeatSide>(SideOf(one), out var side) && Enum.IsDefined(side) ? side : throw new RuleBroken("votes.take.side", Named(one)))).ToList();
        Db.AddRange((await Into(SeatsBody, from)).Elect(elected, Whole("years")));
        return await Saved("/bodies/" + SeatsBody.Id, "seat-begun");
    }

    /// <summary>It was put to the vote again already.</summary>
    public bool WasAgain { get; private set; }

    /// <summary>The same question: among those with as many votes; or the whole vote, when too few voted.</summary>
    public async Task<IActionResult> OnPostAgain()
    {
        if (Vote is null) return NotFound();
        if (WasAgain) throw new RuleBroken("votes.tied.twice");
        var again = Vote.Again(Body, Outcome, Today);
        Db.Add(again);
        var standing = new List<VoteChoice>();
        foreach (var who in await Persons(Outcome?.Tied ?? [.. Choices.Where(one => one is { Answer: Answer.Candidate, Name: not null })])) standing.Add(VoteChoice.Candidate(again, who, standing));
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
