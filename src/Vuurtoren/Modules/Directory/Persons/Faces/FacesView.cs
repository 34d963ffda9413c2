using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

/// <summary>The people of a sheet as this reader may see them.</summary>
/// <param name="OnService">The sheet is that of this service: it need not be said of its people.</param>
public sealed record FacesView(RecordPage Page, string Title, IReadOnlyList<Face> All, Guid? OnService = null)
{
    public string Lang => Page.Lang;
    public Viewer Viewer => PersonFiles.ViewerOf(Page.Me, Lang);

    /// <summary>Cards are for colleagues.</summary>
    public bool ForProfessionals => Page.Me.Can(Permission.SeeColleagues);

    public Local Show(LocalText text) => Page.Show(text);

    public LocalText? ServiceOf(Face face) => face.ServiceId == OnService ? null : face.Service;
}
