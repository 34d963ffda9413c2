using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>The draft of an organisation, as everybody would see it.</summary>
[Can(Permission.EditSheets)]
public sealed class OrganizationPreviewPage(DirectorySheets sheets, DirectoryIndex index, Texts texts) : OrganizationPage(sheets, index, texts)
{
    Opened opened = null!;

    protected override async Task<bool> Load()
    {
        Unlisted = true;
        return await Service<Openings>().Open(Kinds.Organization, Guid.Parse((string)RouteData.Values["id"]!), Me) is { } found && (opened = found) is not null;
    }

    protected override OrganizationSheet? Find(Guid id) => Preview.Organization(base.Find(id), opened.Sections, opened.WithDraft().Form, id);

    protected override string? JsonLd => null;
}
