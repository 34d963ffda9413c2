using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>A published diagnosis, for everybody: as it was on the day it was published.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class PublishedPage(Db db, Texts texts, BookPdfs pdfs) : WorkPage
{
    Guid id;
    int version;

    public Guid Coordination { get; private set; }
    public WhiteBook Book { get; private set; } = null!;
    public bool HasPdf => pdfs.CanMake;
    public string Here => $"/{Lang}/diagnosis/{id}";

    protected override async Task<bool> Load()
    {
        id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await db.Set<JointDiagnosis>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.State == DiagnosisState.Published) is not { Book: { } book } found) return false;
        (Coordination, Book, version) = (found.CoordinationId, book, found.Version);
        var title = book.Title.In(Lang).Text;
        (Title, Summary) = (title.Length > 55 ? title[..54] + "…" : title, texts["diagnosis.summary", book.Coordination.In(Lang).Text]);
        return true;
    }

    public void OnGet() { }

    public string Html => new BookHtml(texts, Lang).Body(Book);

    public IActionResult OnGetWord() => File(BookWord.Of(Book, new(texts, Lang)), BookWord.Type, "vuurtoren.docx");

    public async Task<IActionResult> OnGetPdf(CancellationToken stop) => File(await pdfs.Of(Book, Lang, $"{id} {version} ", stop), "application/pdf", "vuurtoren.pdf");
}
