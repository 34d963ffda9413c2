using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>A questionnaire to print and fill in with a pen, in any of its languages.</summary>
[Can(Permission.GroupSignals)]
public sealed class VoicePaperPage(Db db, Texts texts, Territories territories) : VoiceRoom(db, texts, territories, "voice.paper")
{
    public VoiceForm Form { get; private set; } = null!;

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Form = new(Request, One, Channel.Paper, Areas, Texts, Lang, Today);
        return true;
    }

    public IEnumerable<(string Text, string? Lang)> Classes(Dimension asked) =>
        asked == Dimension.Age ? Enum.GetValues<AgeGroup>().Select(age => Form.Words["age." + age]) : Form.Choices(asked).Select(choice => Form.Words.Of(choice.Name));

    public void OnGet() { }
}
