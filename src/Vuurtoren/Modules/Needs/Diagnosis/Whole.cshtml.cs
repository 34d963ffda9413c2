using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>All of a diagnosis as it stands now, as it will be published: for those who take part, to read and to take along.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class WholePage(Db db, Texts texts, Territories territories, BookPdfs pdfs) : DiagnosisRoom(db, texts, territories, "diagnosis.whole")
{
    public WhiteBook Book { get; private set; } = null!;

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Book = Diagnosis.Book ?? (await DiagnosisReading.Book(Db, Diagnosis))(Diagnosis);
        return true;
    }

    public bool HasPdf => pdfs.CanMake;

    public void OnGet() { }

    public string Html => new BookHtml(Texts, Lang).Body(Book);

    public IActionResult OnGetWord() => File(BookWord.Of(Book, new(Texts, Lang)), BookWord.Type, "vuurtoren.docx");

    public async Task<IActionResult> OnGetPdf(CancellationToken stop) => File(await pdfs.Of(Book, Lang, null, stop), "application/pdf", "vuurtoren.pdf");
}
