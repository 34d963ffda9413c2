using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

public sealed class OrganizationFacesPage(Db db, Database database, FileStore store, FileSettings settings, Leaving leaving) : KeepFacesPage(db, database, store, settings, leaving)
{
    public override string Kind => Kinds.Organization;
}
