using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>The draft of a service, as everybody would see it.</summary>
[Can(Permission.EditSheets)]
public sealed class ServicePreviewPage(DirectorySheets sheets, DirectoryIndex index, Texts texts) : ServicePage(sheets, index, texts)
{
    Opened opened = null!;

    protected override async Task<bool> Load()
    {
        Unlisted = true;
        return await Service<Openings>().Open(Kinds.Service, Guid.Parse((string)RouteData.Values["id"]!), Me) is { } found && (opened = found) is not null;
    }

    protected override ServiceSheet? Find(Guid id) => Preview.Service(opened.Sections, opened.WithDraft().Form, id);

    protected override string? JsonLd => null;
}
