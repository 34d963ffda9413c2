using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Walks;

/// <summary>The walks to come.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class WalkListPage(WalkReading reading, Texts texts) : WorkPage
{
    public IReadOnlyList<Walk> Walks { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        (Title, Summary) = (texts["walks.title"], texts["walks.lead"]);
        Walks = await reading.Coming(Today);
        return true;
    }

    public void OnGet() { }

    public Local Show(LocalText text) => new(text, Lang, texts);
}
