using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Operation.Privacy;

/// <summary>Somebody asks what is known, wants it corrected, or wants to be forgotten: somebody with an account, or whose mail address stands in the directory.</summary>
[Can(Permission.AnswerForPrivacy), TakesPost, Recent]
public sealed class RequestPage(Db db, Database database, Texts texts) : WorkPage
{
    public const int Shown = 20;

    /// <summary>The mail address that was asked for.</summary>
    [BindProperty(SupportsGet = true)] public string? Address { get; set; }
    [BindProperty(SupportsGet = true, Name = "account")] public Guid? AccountId { get; set; }

    public Account? Account { get; private set; }
    public Person? Person { get; private set; }
    public Answer? Answer { get; private set; }

    protected override async Task<bool> Load()
    {
        (Title, Discreet, Unlisted) = (texts["operation.privacy.request"], true, true);
        if (AccountId is { } id && (Account = await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id)) is null) return false;
        if (Account is null && string.IsNullOrWhiteSpace(Address)) return true;
        var address = (Account?.Email ?? Address!).Trim();
        var normalized = address.Normalize().ToUpperInvariant();
        Account ??= await db.Set<Account>().SingleOrDefaultAsync(a => a.NormalizedEmail == normalized);
        Person = new(Account?.Id, address);
        return true;
    }

    public async Task OnGet()
    {
        if (Person is null) return;
        if (Account is not null) await Looked.At(db, Account.Id, Me, Instant);
        Answer = Read(Shown);
    }

    public async Task<IActionResult> OnPostExport()
    {
        if (Person is null) return NotFound();
        var zip = Read().Zip(texts, Lang);
        db.Add(AuditEntry.Of("person-exported", Instant, Me, "account", Account?.Id));
        await db.SaveChangesAsync();
        return File(zip, "application/zip", "data.zip");
    }

    public IActionResult OnPostErase()
    {
        if (Person is null) return NotFound();
        var erasure = Erasures.Erase(database, Person, AskedBy.Administrator, Me.Id, Instant);
        return Go($"/operation/privacy/erasures/{erasure.Id}", "erased");
    }

    Answer Read(int? most = null)
    {
        using var connection = database.Open();
        return Answer.To(connection, Person!, Instant, most);
    }
}
