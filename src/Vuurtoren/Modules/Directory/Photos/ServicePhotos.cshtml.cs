using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Directory.Photos;

public sealed class ServicePhotosPage(Db db, FileStore store, FileSettings settings) : PhotosPage(db, store, settings)
{
    public override string Kind => Kinds.Service;
}
