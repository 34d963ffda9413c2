using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>Changing a service, its organisation and its places.</summary>
public sealed class EditServicePage(Db db, Database database, DirectoryIndex index) : FormPage(db, database, index)
{
    public override string Kind => Kinds.Service;
}
