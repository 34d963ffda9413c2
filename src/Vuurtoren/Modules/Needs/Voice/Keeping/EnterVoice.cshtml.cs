using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>What came on paper, in an interview or in a group, entered one after another. Who entered it is not kept.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class EnterVoicePage(Db db, Database database, Texts texts, Territories territories) : VoiceRoom(db, texts, territories, "voice.title")
{
    public VoiceForm Form { get; private set; } = null!;

    /// <summary>How many were entered one after another.</summary>
    public int Entered => int.TryParse(Request.Query["entered"], out var number) ? Math.Clamp(number, 0, 100_000) : 0;

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || (string)RouteData.Values["how"]! switch { "paper" => Channel.Paper, "interview" => Channel.Interview, "group" => Channel.Group, _ => (Channel?)null } is not { } channel) return false;
        (Form, Title) = (new(Request, One, channel, Areas, Texts, Lang, Today), Texts["voice.enter.title." + channel]);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (One.State != VoiceState.Open) throw new RuleBroken("voice.enter.closed");
        await VoiceStore.Put(database, One, batch: 0, Form.Said(), Today);
        return Redirect($"{Request.Path}?entered={Entered + 1}");
    }
}
