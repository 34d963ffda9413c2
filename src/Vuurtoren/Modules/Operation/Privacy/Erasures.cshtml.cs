using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Operation.Privacy;

/// <summary>Who was erased, without saying who: the proofs.</summary>
[Can(Permission.AnswerForPrivacy)]
public sealed class ErasuresPage(Database database, Texts texts) : WorkPage
{
    const int PerPage = 50;

    public IReadOnlyList<Erasure> Lines { get; private set; } = [];
    public Guid? Next { get; private set; }

    protected override Task<bool> Load()
    {
        (Title, Discreet, Unlisted) = (texts["operation.privacy.erasures"], true, true);
        using var connection = database.Open();
        var found = Erasures.In(connection, before: Guid.TryParse(Request.Query["before"], out var before) ? before : null, most: PerPage + 1);
        if (found.Count > PerPage) Next = found[PerPage - 1].Id;
        Lines = [.. found.Take(PerPage)];
        return Task.FromResult(true);
    }

    public void OnGet() { }
}

/// <summary>The proof of one erasing, to print and give to who asked.</summary>
[Can(Permission.AnswerForPrivacy)]
public sealed class ReceiptPage(Database database, Texts texts) : WorkPage
{
    public Erasure Erasure { get; private set; } = null!;

    protected override Task<bool> Load()
    {
        using var connection = database.Open();
        (Title, Discreet, Unlisted) = (texts["privacy.receipt"], true, true);
        if (Erasures.In(connection, only: Guid.Parse((string)RouteData.Values["id"]!)) is not [var found]) return Task.FromResult(false);
        Erasure = found;
        return Task.FromResult(true);
    }

    public void OnGet() { }
}
