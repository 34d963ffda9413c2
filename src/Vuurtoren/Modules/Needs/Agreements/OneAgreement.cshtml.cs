using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Agreements;

/// <summary>One agreement, to read and to print: who does what, in how much time, and how to reach them.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class OneAgreementPage(Db db, Texts texts, Territories territories) : AgreementsRoom(db, texts, territories, Permission.SendSignals, "agreements.title")
{
    public Agreement Agreement { get; private set; } = null!;

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || await Find(Guid.Parse((string)RouteData.Values["agreement"]!)) is not { } found) return false;
        (Agreement, Title) = (found, found.Title.In(Lang).Text);
        await Name(found.Steps.Select(step => step.OrganizationId).OfType<Guid>());
        return true;
    }

    public void OnGet() { }
}
