using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>Voting with the link of one's own, without an account: for oneself, and then for each whose proxy one carries. A vote cannot be changed, for nobody knows any more which one it was.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class CastVotePage(Db db, Database database, Texts texts) : WorkPage
{
    IReadOnlyList<Voter> mine = [];
    IReadOnlyDictionary<Guid, string> organizations = new Dictionary<Guid, string>();

    public Vote Vote { get; private set; } = null!;
    public string Body { get; private set; } = "";
    /// <summary>Of an election for seats in another body: which one.</summary>
    public string? SeatsBody { get; private set; }
    public IReadOnlyList<VoteChoice> Choices { get; private set; } = [];

    /// <summary>What was decided: numbers of a question, and names of who is elected without their numbers. As in minutes.</summary>
    public Outcome? Outcome => Votes.Outcome.From(Vote, Choices);
    public string Result => Outcome is not { } outcome ? $"{texts["votes.void"]} {texts["votes.void." + Vote.WasVoid]} {(Vote.HadTooFew ? texts["votes.void.counted", Vote.Voted!, Vote.Voters!, Vote.Least].Value : "")}"
        : Vote.Kind != VoteKind.Election ? texts[outcome.Carried ? "votes.carried.yes" : "votes.carried.no"]
        : outcome.Elected.Count == 0 ? texts["votes.elected.nobody"] : texts["votes.elected", string.Join(", ", outcome.Elected.Select(one => Named(one)))];

    /// <summary>Whose voice is next; null: all were used.</summary>
    public Voter? Next => mine.FirstOrDefault(voter => !voter.Voted);
    /// <summary>The link is of somebody whose proxy another carries.</summary>
    public bool IsCarried { get; private set; }
    public bool HasVoted => mine.Any(voter => voter.Voted);
    public bool MayVote => !IsCarried && Next is not null && Vote.TakesVotes(Today);

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet) = (true, true);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (database.Secret.OfTicket(VoteLetters.Purpose, (string)RouteData.Values["token"]!) is not { } id || await db.Set<Voter>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == id) is not { } own) return false;
        Vote = await db.Set<Vote>().AsNoTracking().SingleAsync(v => v.Id == own.VoteId);
        Body = (await db.Set<Body>().Where(b => b.Id == Vote.BodyId).Select(b => b.Name).SingleAsync()).In(Lang).Text;
        Title = texts[Vote.State == VoteState.Closed ? "votes.result" : "votes.cast"];
        if (Vote.ForBodyId is { } seats) SeatsBody = (await db.Set<Body>().Where(b => b.Id == seats).Select(b => b.Name).SingleAsync()).In(Lang).Text;
        IsCarried = own.CarriedBy is not null;
        mine = [own, .. await db.Set<Voter>().AsNoTracking().Where(v => v.CarriedBy == id).OrderBy(v => v.Id).ToListAsync()];
        Choices = await db.Set<VoteChoice>().AsNoTracking().Where(c => c.VoteId == Vote.Id).OrderBy(c => c.Place).ToListAsync();
        organizations = await OrganizationNames.Of(db, [.. mine.Select(v => v.OrganizationId).Concat(Choices.Select(c => c.OrganizationId)).OfType<Guid>().Distinct()], Lang);
        return true;
    }

    public void OnGet() { }

    public string Named(Voter voter) => Named(voter.OrganizationId, voter.Name);
    public string Named(VoteChoice choice) => choice.Answer == Answer.Candidate ? Named(choice.OrganizationId, choice.Name) : texts["votes.answer." + choice.Answer].Value;
    string Named(Guid? organization, string? name) => string.Join(" · ", new[] { name, organization is { } id ? organizations.GetValueOrDefault(id, "–") : null }.OfType<string>().DefaultIfEmpty("–"));

    public bool IsTyped(VoteChoice choice) => Request.HasFormContentType && Request.Form["choice"].Contains(choice.Id.ToString());

    public async Task<IActionResult> OnPost(Guid voter)
    {
        if (IsCarried) throw new RuleBroken("votes.proxy.given");
        if (mine.All(one => one.Id != voter)) return NotFound();
        await Ballots.Cast(db, database, mine[0].Id, voter, [.. Choices.Where(IsTyped).Select(choice => choice.Id)], Today);
        return Redirect(Request.Path + "?cast=yes");
    }
}
