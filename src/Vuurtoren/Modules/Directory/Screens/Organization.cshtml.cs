using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens;

[Can(Permission.ReadDirectory)]
public sealed class OrganizationPage(DirectorySheets sheets, DirectoryIndex index, Texts texts) : SheetPage(sheets, index, texts, "organization")
{
    public OrganizationSheet Sheet { get; private set; } = null!;
    public Organization Organization => Sheet.Organization;

    /// <summary>Every service of this organisation is discreet, so the organisation is too.</summary>
    protected override bool Take(Guid id)
    {
        if (Sheets.Organization(id, Viewer) is not { } found) return false;
        Sheet = found;
        Discreet = found.Services.Count > 0 && found.Services.All(s => s.Discreet);
        Title = Discreet ? Texts["directory.organization.discreet-title"] : Organization.Name.In(Lang).Text;
        Summary = Discreet || Organization.Description is null ? null : OneLine.Of(Organization.Description.In(Lang).Text);
        return true;
    }

    public IEnumerable<Phone> Phones => Organization.Phones.Concat(Organization.Contacts.SelectMany(c => c.Phones ?? [])).Where(phone => phone.Type != PhoneType.Fax);

    protected override string? JsonLd => OpenData.JsonLd.Of(Sheet, Lang, AbsoluteIn(Lang));
}
