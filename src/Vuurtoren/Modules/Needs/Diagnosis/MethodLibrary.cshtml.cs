using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>How one can get to know what people need, method by method, for who has none. To read and to print.</summary>
[Can(Permission.ReadDirectory)]
public sealed class MethodLibraryPage(Texts texts) : WorkPage
{
    protected override Task<bool> Load()
    {
        (Title, Summary) = (texts["diagnosis.methods"], texts["diagnosis.methods.lead"]);
        return Task.FromResult(true);
    }

    public void OnGet() { }
}
