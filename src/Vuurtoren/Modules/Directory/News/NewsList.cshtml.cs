using System.Globalization;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>All news that is not over, newest first.</summary>
[Can(Permission.ReadDirectory), Personal] // not kept: what is over goes at midnight, what is published is there at once
public sealed class NewsListPage(NewsReading reading, DirectoryIndex index, Texts texts) : WorkPage
{
    const int PageSize = 20;

    public NewsChoices Choices { get; private set; } = null!;
    public IReadOnlyList<Told> Items { get; private set; } = [];
    public int Total { get; private set; }
    public int Nth { get; private set; } = 1;
    public bool More => Nth * PageSize < Total;
    public string Theme { get; private set; } = "";
    public string Municipality { get; private set; } = "";

    protected override async Task<bool> Load()
    {
        (Title, Summary, Theme, Municipality) = (texts["news.title"], texts["news.lead"], Request.Query["theme"].ToString(), Request.Query["municipality"].ToString());
        if (int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var nth) && nth is > 0 and < 1000) Nth = nth;
        Choices = new(index, Lang);
        (Items, Total) = await reading.Shown(Today, Theme, Municipality, Lang, (Nth - 1) * PageSize, PageSize);
        return true;
    }

    public void OnGet() { }

    /// <summary>What was chosen, for the feeds and the next page.</summary>
    public string Query(int? page = null)
    {
        var query = new Dictionary<string, string?>();
        if (Theme.Length > 0) query["theme"] = Theme;
        if (Municipality.Length > 0) query["municipality"] = Municipality;
        if (page is > 1) query["page"] = page.Value.ToString(CultureInfo.InvariantCulture);
        return QueryString.Create(query).ToUriComponent();
    }

    public Local Show(LocalText text) => new(text, Lang, texts);

    public string? Say(NewsItem item) => When.Say(item, Lang, texts);
}
