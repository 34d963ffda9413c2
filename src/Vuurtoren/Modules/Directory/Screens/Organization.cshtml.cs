using Vuurtoren.Modules.Directory.Persons.Faces;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens;

[Can(Permission.ReadDirectory)]
public class OrganizationPage(DirectorySheets sheets, DirectoryIndex index, Texts texts) : SheetPage(sheets, index, texts, "organization")
{
    public OrganizationSheet Sheet { get; private set; } = null!;
    public Organization Organization => Sheet.Organization;

    protected virtual OrganizationSheet? Find(Guid id) => Sheets.Organization(id, Viewer);

    /// <summary>Every service of this organisation is discreet, so the organisation is too.</summary>
    protected override bool Take(Guid id)
    {
        if (Find(id) is not { } found) return false;
        Sheet = found;
        Discreet = found.Services.Count > 0 && found.Services.All(s => s.Discreet);
        Title = Discreet ? Texts["directory.organization.discreet-title"] : Organization.Name.In(Lang).Text;
        Summary = Discreet || Organization.Description is null ? null : OneLine.Of(Organization.Description.In(Lang).Text);
        return true;
    }

    public IEnumerable<Phone> Phones => Organization.Phones.Concat(Organization.Contacts.SelectMany(c => c.Phones ?? [])).Where(phone => phone.Type != PhoneType.Fax);

    /// <summary>Who works there, to whom they agreed to be shown.</summary>
    public FacesView People => new(this, Texts["faces.of-service"], Service<FaceBoard>().Now().OfOrganization(Organization.Id, PersonFiles.ViewerOf(Me, Lang), Today));

    protected override string? JsonLd => OpenData.JsonLd.Of(Sheet, Lang, AbsoluteIn(Lang));
}
