using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>
/// What a link in a letter opens, without signing in. Opening it changes nothing, for mail is opened by scanners first; only a button does. The link is good for
/// the services of its letter, until its day, and until their round is over.
/// </summary>
[AllowAnonymous, TakesPost, Attempts]
public abstract class ConfirmPage(Db db) : WorkPage
{
    /// <param name="Name">What the service is called.</param>
    public sealed record Asked(Round Round, string Name, IReadOnlyList<(string Label, string Words)> Lines);

    string Token => (string)RouteData.Values["token"]!;

    /// <summary>The one service that the link is about; null: all of the letter.</summary>
    protected Guid? One => Guid.TryParse(RouteData.Values["service"] as string, out var id) ? id : null;

    /// <summary>Of a service: the address of this letter.</summary>
    public string To(Guid? service = null, string? way = null) => $"/{Lang}/confirm/{Token}{(service is null ? "" : $"/{service}")}{(way is null ? "" : $"/{way}")}";

    /// <summary>That still wait for an answer.</summary>
    public IReadOnlyList<Asked> Open { get; private set; } = [];
    /// <summary>That have one.</summary>
    public IReadOnlyList<Asked> Answered { get; private set; } = [];
    /// <summary>Why the link opens nothing: key of the words.</summary>
    public string? Over { get; private set; }
    /// <summary>The letter has more services than the one shown.</summary>
    public bool IsOneOfMore { get; private set; }

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet) = (true, true);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        var hash = Session.Hash(Token);
        var letters = await db.Set<RoundLetter>().AsNoTracking().Where(letter => letter.TokenHash == hash).ToListAsync();
        var ids = letters.Select(letter => letter.RoundId).ToList();
        var rounds = await db.Set<Round>().Where(round => ids.Contains(round.Id)).OrderBy(round => round.Id).ToListAsync();
        IsOneOfMore = One is not null && rounds.Count > 1;
        if (One is { } one) rounds = [.. rounds.Where(round => round.ServiceId == one)];
        Over = rounds.Count == 0 ? "confirm.unknown" : letters[0].EndsAt <= Instant ? "confirm.expired" : null;
        Title = Service<Texts>()[Over ?? (rounds.Count > 1 ? "confirm.title.several" : Heading)];
        if (Over is null) await Read(rounds);
        else Response.StatusCode = Over == "confirm.unknown" ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone;
        return true;
    }

    protected virtual string Heading => "confirm.title";

    async Task Read(List<Round> rounds)
    {
        await db.Database.OpenConnectionAsync();
        var desk = new Desk(db, db.Database.GetDbConnection(), null);
        var all = new List<Asked>();
        foreach (var round in rounds)
            if (desk.KeysOf(Kinds.Service, round.ServiceId) is { Count: > 0 } keys && desk.Read(keys) is var sections)
                all.Add(new(round, SheetInWords.NameOf(sections, Lang), SheetInWords.Of(sections, Lang, Service<Texts>())));
        (Open, Answered) = ([.. all.Where(asked => asked.Round.AnsweredAt is null)], [.. all.Where(asked => asked.Round.AnsweredAt is not null)]);
    }

    /// <summary>What somebody answers about; refused when the link opens nothing any more.</summary>
    protected IReadOnlyList<Asked> MustBeOpen() => Over is null && Open.Count > 0 ? Open : throw new RuleBroken("confirm.over");
}
