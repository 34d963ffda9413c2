using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Voice;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Priorities;

/// <summary>A ballot that is opened by a link, without an account.</summary>
public abstract class BallotPage(Db db, Database database, Texts texts) : WorkPage
{
    public PriorityRound Round { get; private set; } = null!;
    public IReadOnlyList<PriorityOption> Options { get; private set; } = [];
    public string CoordinationName { get; private set; } = "";
    public bool WasCast => Request.Query["cast"] == "yes";
    public BallotForm Form => new(Round, Options, Request, Lang);
    protected Db Db => db;
    protected Database Database => database;
    protected Texts Texts => texts;
    protected string Token => (string)RouteData.Values["token"]!;

    protected async Task<bool> LoadRound(Guid id)
    {
        (Unlisted, Discreet, Title) = (true, true, texts["priorities.cast"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (await db.Set<PriorityRound>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.OpenedOn != null) is not { } found) return false;
        Round = found;
        Options = await db.Set<PriorityOption>().AsNoTracking().Where(o => o.RoundId == id).OrderBy(o => o.Place).ToListAsync();
        CoordinationName = (await CoordinationNames.Of(db, [found.CoordinationId], Lang))[found.CoordinationId];
        return true;
    }

    public void OnGet() { }
}

/// <summary>A member organisation chooses, by its own link. It cannot be changed: of a secret round nobody knows any more what it was.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class CastPage(Db db, Database database, Texts texts) : BallotPage(db, database, texts)
{
    PriorityVoter voter = null!;

    public string Organization { get; private set; } = "";
    public bool HasVoted => voter.Voted;
    public bool MayVote => !HasVoted && Round.TakesVotes(Today);

    protected override async Task<bool> Load()
    {
        if (Database.Secret.OfTicket(PriorityLetters.Purpose, Token) is not { } id || await Db.Set<PriorityVoter>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == id) is not { } found || !await LoadRound(found.RoundId)) return false;
        voter = found;
        Organization = (await OrganizationNames.Of(Db, [found.OrganizationId], Lang)).GetValueOrDefault(found.OrganizationId, "–");
        return true;
    }

    public async Task<IActionResult> OnPost()
    {
        await new Casting(Db, Database, Round.Id).ByLink(voter.Id, Form.Read, Today);
        return Redirect(Request.Path + "?cast=yes");
    }
}

/// <summary>Residents choose too, by one link for all of them. Nobody asks who they are.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class ResidentsCastPage(Db db, Database database, Texts texts, FromOnePlace places) : BallotPage(db, database, texts)
{
    public bool MayVote => !WasCast && Round.TakesVotes(Today);

    protected override async Task<bool> Load() => Database.Secret.OfTicket(PriorityLetters.OfResidents, Token) is { } id && await LoadRound(id) && Round.HasLink;

    public async Task<IActionResult> OnPost()
    {
        await new Casting(Db, Database, Round.Id).ByResident((round, needs) =>
        {
            var says = Form.Read(round, needs);
            places.Take(HttpContext.Connection.RemoteIpAddress, round.Id, Today, "priorities.many");
            return says;
        }, Today);
        return Redirect(Request.Path + "?cast=yes");
    }
}
