using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;
using Controller = Vuurtoren.Platform.Privacy.Controller;

namespace Vuurtoren.Modules.People;

/// <summary>What is known of oneself, to take along; and who looked at it.</summary>
[Can(Permission.KeepOwnAccount), TakesPost]
public sealed class DataPage(Db db, Database database, Texts texts, IConfiguration settings) : WorkPage
{
    const int Shown = 10, PerPage = 20;

    public Answer Answer { get; private set; } = null!;
    public IReadOnlyList<Looked.Look> Looks { get; private set; } = [];
    public long? Next { get; private set; }
    public string? Officer { get; } = Controller.Of(settings).Officer;

    protected override Task<bool> Load()
    {
        (Title, Discreet, Unlisted) = (texts["people.data"], true, true);
        return Task.FromResult(true);
    }

    public async Task OnGet(long? before)
    {
        Answer = await Read(Shown);
        var looks = await Looked.AtWhom(db, Me.Id!.Value, before, PerPage + 1);
        if (looks.Count > PerPage) Next = looks[PerPage - 1].Seq;
        Looks = [.. looks.Take(PerPage)];
    }

    public async Task<IActionResult> OnPostExport()
    {
        var zip = (await Read()).Zip(texts, Lang);
        db.Add(AuditEntry.Of("person-exported", Instant, Me, "account", Me.Id));
        await db.SaveChangesAsync();
        return File(zip, "application/zip", "data.zip");
    }

    /// <summary>For a look at the page only what stands in tables of one's own: the whole directory is gone through for the file.</summary>
    async Task<Answer> Read(int? most = null)
    {
        var address = await db.Set<Account>().Where(a => a.Id == Me.Id).Select(a => a.Email).SingleAsync();
        await using var connection = database.Open();
        return Answer.To(connection, new(Me.Id, address), Instant, most, everywhere: most is null);
    }
}
