using Vuurtoren.Modules.Needs.Diagnosis;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Colloquium;

/// <summary>What one takes home: per theme what is missing and what is proposed, and where the whole text stands.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class HandoutPage(Db db, Texts texts) : BookPage(db, texts, "colloquium.handout")
{
    public IEnumerable<BookPart> PartsOf(BookTheme theme) => theme.Parts.Where(part => part.Part is Part.Gaps or Part.Proposals);
}
