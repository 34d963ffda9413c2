using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>Changing what an organisation says of itself.</summary>
public sealed class EditOrganizationPage(Db db, Database database, DirectoryIndex index) : FormPage(db, database, index)
{
    public override string Kind => Kinds.Organization;
}
