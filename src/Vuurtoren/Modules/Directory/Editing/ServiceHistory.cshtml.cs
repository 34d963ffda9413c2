using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing;

public sealed class ServiceHistoryPage(Db db, Database database, DirectoryIndex index) : HistoryPage(db, database, index)
{
    public override string Kind => Kinds.Service;
}
