using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>
/// Who holds an office answers a demand, without an account. The link is theirs and says so; and what is answered counts only with a code that goes to the known
/// address of the office, so that nobody to whom the letter was forwarded can answer in their place.
/// </summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class AnswerDemandPage(Db db, Database database, Texts texts) : WorkPage
{
    /// <summary>Null: the link does not work any more.</summary>
    public Demand? Demand { get; private set; }
    public Office Office { get; private set; } = null!;
    public Holder Holder { get; private set; } = null!;
    public Memorandum Memorandum { get; private set; } = null!;
    /// <summary>What is asked in it, of whom.</summary>
    public IReadOnlyList<DemandLine> Together { get; private set; } = [];
    /// <summary>The organisations that signed; nobody by name.</summary>
    public IReadOnlyList<string> Signed { get; private set; } = [];
    public string CoordinationName { get; private set; } = "";
    public IReadOnlyList<DemandEvent> Events { get; private set; } = [];
    public bool HasCode => Demand!.HasCode(Instant);
    public bool WasSent => Request.Query["sent"] == "yes";
    public static IReadOnlyList<string> Ways => ["Accepted", "Partly", "Refused", "Later", "Question"];

    string Token => (string)RouteData.Values["token"]!;

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title, Demand) = (true, true, texts["demands.answering"], null);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (Token.Length != 64 || !Guid.TryParseExact(Token[..32], "N", out var id) || await db.Set<Demand>().SingleOrDefaultAsync(d => d.Id == id) is not { } found || !found.WasLink(database.Secret, Token)) return false;
        if (!found.LinkWorks(database.Secret, Token, await DemandsReading.HolderNow(db, found.OfficeId), Instant))
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return true;
        }
        Demand = found;
        Office = await db.Set<Office>().AsNoTracking().SingleAsync(o => o.Id == found.OfficeId);
        Holder = (await DemandsReading.HolderNow(db, found.OfficeId))!;
        Memorandum = await db.Set<Memorandum>().AsNoTracking().SingleAsync(m => m.Id == found.MemorandumId);
        Together = await DemandsReading.Of(db, db.Set<Demand>().AsNoTracking().Where(d => d.MemorandumId == found.MemorandumId));
        Signed = [.. (await DemandsReading.Signed(db, found.MemorandumId, Lang)).Select(one => one.Organization)];
        CoordinationName = (await CoordinationNames.Of(db, [found.CoordinationId], Lang))[found.CoordinationId];
        Events = await db.Set<DemandEvent>().AsNoTracking().Where(e => e.DemandId == id && (e.Kind == DemandEventKind.Question || e.Kind == DemandEventKind.Clarified || e.Kind == DemandEventKind.Delayed)).OrderBy(e => e.Number).ToListAsync();
        return true;
    }

    public void OnGet() { }

    /// <summary>What is answered goes to the members, and to everybody when a body decides so.</summary>
    public LookedThrough Words => new(Request, "words", Today);

    public string? Box(string name) => Request.HasFormContentType ? Request.Form[name].ToString().Trim() : null;

    public async Task<IActionResult> OnPostCode()
    {
        var code = Must().MakeCode(database.Secret, Instant);
        db.Add(new DemandLetters(Site, texts, Instant, _ => CoordinationName).Sends(code, Demand!, Holder));
        await Save();
        return Redirect(Request.Path + "?sent=yes");
    }

    public async Task<IActionResult> OnPostAnswer()
    {
        var demand = Must();
        var (way, words) = (Box("way"), LocalText.From(Lang, Box("words")));
        // What is missing, or names somebody, is said before the code is used up.
        if (way is null || !Ways.Contains(way)) return Refused("way", "demands.answering.way.missing");
        Words.Refuse();
        var knows = demand.Knows(database.Secret, Box("code"), Instant);
        if (!knows)
        {
            await Save();
            return Refused("code", HasCode ? "demands.code.wrong" : "demands.code.over");
        }
        db.Add(way switch
        {
            "Later" => demand.Delay(Boxes.Day(Box("until")), words, Today),
            "Question" => demand.AsksBack(words, Today),
            _ => demand.Answers(Enum.Parse<DemandState>(way), words, Today, noted: false, Today),
        });
        var key = way switch { "Later" => "demands.report.later", "Question" => "demands.report.question", _ => "demands.report.answer" };
        foreach (var one in await RoleHolders.ToWrite(db, Role.Coordinator, new(ScopeKind.Coordination, demand.CoordinationId), Instant))
            db.Add(new DemandLetters(Site, texts, Instant, _ => CoordinationName).Reports(demand, one, key));
        await Save();
        return Redirect($"/{Lang}/answer-kept");
    }

    /// <summary>At the top of the page as well as at the field.</summary>
    PageResult Refused(string field, string key)
    {
        ModelState.AddModelError("", texts[key]);
        return Wrong(field, key);
    }

    Demand Must() => Demand ?? throw new RuleBroken("demands.answering.over");

    async Task Save()
    {
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("needs.changed"); }
    }
}

/// <summary>What was answered is kept; the page says nothing about it, for the address is no key.</summary>
[AllowAnonymous]
public sealed class AnswerKeptPage(Texts texts) : WorkPage
{
    protected override Task<bool> Load()
    {
        (Unlisted, Title) = (true, texts["demands.answering.kept"]);
        return Task.FromResult(true);
    }

    public void OnGet() { }
}
