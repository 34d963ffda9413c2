using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

/// <summary>The same on paper, all on one page.</summary>
[Can(Permission.SeeColleagues)]
public sealed class WhoPrintPage(Db db, FaceBoard board, Territories territories, Texts texts) : WhoPage(db, board, territories, texts)
{
    /// <summary>Some thirty sheets of paper; more is for a screen.</summary>
    public const int Most = 400;

    protected override int PerPage => Most;
}
