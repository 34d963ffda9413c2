using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>Writing a piece of news: both languages side by side, when it takes place, whom it is for, a picture or a poster.</summary>
[Can(Permission.EditSheets), TakesPost, RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes, MemoryBufferThreshold = MostBytes)] // held in memory: nothing is left on the disk outside the quarantine
public sealed class WriteNewsPage(Db db, EditingScope scope, DirectoryIndex index, FileStore store, FileSettings settings, Texts texts) : WorkPage
{
    const int MostBytes = (int)FileSettings.Most + 64 * 1024;

    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!);
    /// <summary>Null: not kept yet.</summary>
    public NewsItem? Item { get; private set; }
    public string Organization { get; private set; } = "";
    public NewsChoices Choices { get; private set; } = null!;
    public Ticks Ticks => new(Choices, Theme, Municipality);
    public IReadOnlyList<StoredFile> Files { get; private set; } = [];
    public bool MadeHere => settings.Vips is not null;

    [BindProperty] public List<string?> Theme { get; set; } = [];
    [BindProperty] public List<string?> Municipality { get; set; } = [];
    [BindProperty] public string? Place { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Opens { get; set; }
    [BindProperty] public string? Closes { get; set; }
    [BindProperty] public string? Last { get; set; }
    /// <summary>Which version somebody had in front of them.</summary>
    [BindProperty] public int Sequence { get; set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted, Choices) = (texts["news.write"], true, new(index, Lang));
        if (!await scope.Covers(Me, Id) || (await OrganizationNames.Of(db, [Id], Lang)).GetValueOrDefault(Id) is not { } name) return false;
        Organization = name;
        if (RouteData.Values["news"] is not string news || news == "new") return true;
        if (!Guid.TryParse(news, out var id) || await db.Set<NewsItem>().SingleOrDefaultAsync(n => n.Id == id && n.OrganizationId == Id) is not { } item) return false;
        (Item, Title) = (item, texts["news.change"]);
        Files = await store.Of(new(NewsFiles.Kind, item.Id));
        if (Request.Method == "GET")
            (Theme, Municipality, Place, Day, Opens, Closes, Last, Sequence) = ([.. item.Themes], [.. item.Municipalities], item.Place, item.Day?.ToString("o", CultureInfo.InvariantCulture), Clock(item.Opens), Clock(item.Closes), item.LastDay.ToString("o", CultureInfo.InvariantCulture), item.Sequence);
        return true;
    }

    static string? Clock(int? minutes) => minutes is { } m ? string.Create(CultureInfo.InvariantCulture, $"{m / 60:D2}:{m % 60:D2}") : null;

    /// <summary>What stands in this box: what was typed, or else what is kept.</summary>
    public string? In(string box, string language) => Request.HasFormContentType && Request.Form.ContainsKey($"{box}.{language}") ? Request.Form[$"{box}.{language}"].ToString()
        : box switch { "title" => Item?.Title[language], "words" => Item?.Words[language], _ => Item?.ForWhom?[language] };

    public void OnGet() { }

    /// <summary>Kept, and not shown yet.</summary>
    public Task<IActionResult> OnPostKeep() => Keep(publish: false);

    public Task<IActionResult> OnPostPublish() => Keep(publish: true);

    async Task<IActionResult> Keep(bool publish)
    {
        var words = Words();
        if (Item is not null && Item.Sequence != Sequence) throw new RuleBroken("news.changed-by-other"); // what was typed stays in front of who typed it
        if (Item is null) db.Add(Item = NewsItem.Write(Id, words, Me.Id, Instant));
        else Item.Change(words, Instant);
        if (publish) Item.Publish(Instant);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("news.changed-by-other"); }
        return Go($"/edit/organization/{Id}/news/{Item.Id}", publish ? "news-published" : "news-kept");
    }

    NewsWords Words() => new(Text("title"), Text("words"), Text("for"), Choices.ThemesIn(Theme), Choices.MunicipalitiesIn(Municipality), Place, Date(Day), Time(Opens), Time(Closes), Date(Last));

    LocalText? Text(string box) => LocalText.From(Texts.Languages.Select(language => KeyValuePair.Create(language, (string?)Request.Form[$"{box}.{language}"].ToString())));

    static DateOnly? Date(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new RuleBroken("news.day.wrong");

    static int? Time(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : When.Minutes(typed) ?? throw new RuleBroken("news.time.wrong");

    public async Task<IActionResult> OnPostWithdraw()
    {
        if (Item is null) return NotFound();
        Item.Withdraw(Instant);
        await db.SaveChangesAsync();
        return Go($"/edit/organization/{Id}/news", "news-withdrawn");
    }

    /// <summary>A picture, described in words; or a poster as PDF.</summary>
    public async Task<IActionResult> OnPostPutAsync(IFormFile? file, CancellationToken stop)
    {
        if (Item is null) return NotFound();
        if (file is null || file.Length == 0) throw new RuleBroken("editing.photos.none");
        if (file.Length > settings.MaxBytes) throw new RuleBroken("files.refused.large", settings.MaxBytes / 1e6);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, stop);
        var (sent, owner) = (bytes.ToArray(), new Owner(NewsFiles.Kind, Item.Id));
        if (sent.AsSpan().StartsWith("%PDF"u8)) await store.PutDocument(owner, file.FileName, sent, Me.Id!.Value, Instant);
        else await store.PutImage(owner, file.FileName, Text("alt"), [sent], Me.Id!.Value, Instant, 3, null, stop);
        return Go($"/edit/organization/{Id}/news/{Item.Id}", "news-kept");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid file)
    {
        if (Files.FirstOrDefault(one => one.Id == file) is not { } found) return NotFound();
        await store.Remove(found, Me.Id!.Value, Instant);
        return Go($"/edit/organization/{Id}/news/{Item!.Id}", "news-kept");
    }
}
