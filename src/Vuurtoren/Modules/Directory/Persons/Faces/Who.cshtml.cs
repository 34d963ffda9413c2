using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

[Can(Permission.SeeColleagues)]
public sealed class WhoOnScreenPage(Db db, FaceBoard board, Territories territories, Texts texts) : WhoPage(db, board, territories, texts)
{
    protected override int PerPage => 24;
}
