using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>A piece of news: to read, to pass on, and as a poster for the waiting room.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class OneNewsPage(NewsReading reading, Database database, FileStore store, DirectoryIndex index, Texts texts) : WorkPage
{
    public Told Told { get; private set; } = null!;
    public IReadOnlyList<ShownImage> Pictures { get; private set; } = [];
    public IReadOnlyList<StoredFile> Documents { get; private set; } = [];
    public NewsChoices Choices { get; private set; } = null!;
    public Local Show(LocalText text) => new(text, Lang, texts);
    public string? Says => When.Say(Told.Item, Lang, texts);
    public string Address => new Uri(Site, $"/{Lang}/news/{Told.Item.Id}").AbsoluteUri;

    /// <summary>The languages in which it is written, that of the screen first.</summary>
    public IEnumerable<string> Languages => Told.Item.Words.Languages.OrderBy(language => language == Lang ? 0 : 1);

    protected override async Task<bool> Load()
    {
        if (await reading.Find(Guid.Parse((string)RouteData.Values["id"]!), Today, Lang) is not { } told) return false;
        (Told, Choices) = (told, new(index, Lang));
        Title = told.Item.Title.In(Lang).Text is var title && title.Length > 55 ? title[..54] + "…" : title;
        var owner = new Owner(NewsFiles.Kind, told.Item.Id);
        Pictures = ShownImage.Of(database, owner);
        Documents = [.. (await store.Of(owner)).Where(file => file.Kind == FileKind.Document)];
        return true;
    }

    public void OnGet() { }

    /// <summary>A mail to colleagues, in the mail program of who reads.</summary>
    public string Forward => $"mailto:?subject={Uri.EscapeDataString(Told.Item.Title.In(Lang).Text)}&body={Uri.EscapeDataString($"{Told.From}\n{Says}\n\n{Told.Item.Words.In(Lang).Text}\n\n{Address}")}";
}
