using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Diagnosis;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Colloquium;

/// <summary>A published diagnosis in another shape, for a room full of people.</summary>
public abstract class BookPage(Db db, Texts texts, string title) : WorkPage
{
    public WhiteBook Book { get; private set; } = null!;
    public string Back => $"/{Lang}/diagnosis/{RouteData.Values["id"]}";
    /// <summary>Of the whole text, from the outside.</summary>
    public string Address => new Uri(Site, Back).AbsoluteUri;
    public BookHtml Html => new(texts, Lang);
    public string Name => Book.Title.In(Lang).Text;

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts[title], true);
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await db.Set<JointDiagnosis>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.State == DiagnosisState.Published) is not { Book: { } book }) return false;
        Book = book;
        return true;
    }

    public void OnGet() { }
}
