using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Permanences.Following;

/// <summary>Asking to hear by mail of cancelled and added days. What the page answers is the same whether somebody follows already or not.</summary>
[Can(Permission.ReadDirectory), TakesPost, Attempts]
public sealed class FollowPage(Db db, Database database, Houses houses, DirectorySheets sheets, DirectoryIndex index, Texts texts) : WorkPage
{
    /// <summary>So many questions that nobody answered may go to one address on one day.</summary>
    const int MostOpen = 5;

    public Target Target { get; private set; } = null!;
    public string Name => Target.Name?.In(Lang).Text ?? texts["permanence.house.nameless"];

    [BindProperty] public string? Email { get; set; }
    /// <summary>Nobody sees this box: who fills it in is a machine.</summary>
    [BindProperty] public string? Homepage { get; set; }

    protected override async Task<bool> Load()
    {
        Unlisted = true;
        foreach (var kind in Enum.GetValues<FollowKind>())
            if (Request.Query[kind.ToString().ToLowerInvariant()].ToString() is { Length: > 0 } id)
            {
                if (await Target.Find(kind, id, houses, sheets, index) is not { } found) return false;
                Target = found;
                Title = texts["follow.title", Name.Length > 40 ? Name[..39] + "…" : Name];
                return true;
            }
        return false;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrEmpty(Homepage)) await Ask();
        return Redirect($"{Request.Path}{Request.QueryString}&done=follow-asked");
    }

    async Task Ask()
    {
        var email = Follow.Tidy(Email);
        var follow = await db.Set<Follow>().SingleOrDefaultAsync(f => f.Email == email && f.Kind == Target.Kind && f.TargetId == Target.Id);
        var since = Instant.AddDays(-1);
        if (await db.Set<Follow>().CountAsync(f => f.Email == email && f.ConfirmedAt == null && f.AskedAt > since) >= MostOpen) return;
        if (follow is null) db.Add(follow = Follow.Ask(email, Lang, Target.Kind, Target.Id, Instant));
        else if (!follow.AskAgain(Lang, Instant)) return;
        var letter = new Letter(texts, Lang, "follow.letter", Name).Greets(null).Says("follow.letter.asked", Name).Leads("follow.letter.yes", new(Site, $"/{Lang}/follow/{follow.Token(database.Secret)}")).Says("follow.letter.not");
        db.Add(Mail.To(email, letter, Instant, secretUntil: follow.LinkEnds));
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) when (follow.ConfirmedAt is null) { db.ChangeTracker.Clear(); } // asked twice at the same moment: one letter is enough
    }
}
