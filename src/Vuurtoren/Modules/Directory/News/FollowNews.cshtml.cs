using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>Asking for a letter a week. What the page answers is the same whether somebody gets it already or not; a colleague who signed in need not confirm the own address.</summary>
[Can(Permission.ReadDirectory), TakesPost, Attempts, Personal]
public sealed class FollowNewsPage(Db db, Database database, DirectoryIndex index, Texts texts) : WorkPage
{
    public NewsChoices Choices { get; private set; } = null!;
    public Ticks Ticks => new(Choices, Theme, Municipality);

    [BindProperty] public string? Email { get; set; }
    [BindProperty] public List<string?> Theme { get; set; } = [];
    [BindProperty] public List<string?> Municipality { get; set; } = [];
    [BindProperty] public string? Homepage { get; set; }

    protected override async Task<bool> Load()
    {
        (Title, Choices) = (texts["news.follow.title"], new(index, Lang));
        if (Me.IsSignedIn && Request.Method == "GET") Email = await db.Set<Account>().Where(a => a.Id == Me.Id).Select(a => a.Email).SingleOrDefaultAsync();
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrEmpty(Homepage)) await Ask();
        return Go("/news/follow", "news-asked");
    }

    async Task Ask()
    {
        var email = NewsReader.Tidy(Email);
        var known = await db.Set<NewsReader>().SingleOrDefaultAsync(r => r.Email == email);
        var reader = known ?? NewsReader.Ask(email, Lang, Instant);
        var normalized = email.ToUpperInvariant();
        var own = Me.IsSignedIn && await db.Set<Account>().AnyAsync(a => a.Id == Me.Id && a.NormalizedEmail == normalized);
        // Who follows already changes the choice over the link in a letter, so that nobody changes it for another.
        if (known?.ConfirmedAt is not null && !own) return;
        reader.Choose(Lang, Choices.ThemesIn(Theme), Choices.MunicipalitiesIn(Municipality));
        if (known is null) db.Add(reader);
        if (own) reader.Confirm(Instant > reader.LinkEnds ? reader.LinkEnds : Instant);
        else if (known is null || reader.AskAgain(Instant))
            db.Add(Mail.To(email, new Letter(texts, Lang, "news.letter.ask").Greets(null).Says("news.letter.ask.what").Leads("news.letter.ask.yes", new(Site, $"/{Lang}/news/follow/{reader.Token(database.Secret)}")).Says("news.letter.ask.not"), Instant, secretUntil: reader.LinkEnds));
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) when (known is null) { db.ChangeTracker.Clear(); } // asked twice at the same moment: one letter is enough
    }
}
