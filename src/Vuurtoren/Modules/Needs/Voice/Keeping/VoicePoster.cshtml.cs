using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>The square of an open questionnaire to hang up, with its title in each language.</summary>
[Can(Permission.GroupSignals)]
public sealed class VoicePosterPage(Db db, Database database, Texts texts, Territories territories) : VoiceRoom(db, texts, territories, "voice.poster")
{
    public string Address { get; private set; } = "";
    public string Square => QrCode.Svg(Address);
    public IEnumerable<(string Language, PageWords Words)> Said => One.Languages.Select(language => (language, new PageWords(One, Texts, Lang, language)));

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || One.State != VoiceState.Open) return false;
        if (await Db.Set<VoiceLink>().AsNoTracking().SingleOrDefaultAsync(link => link.QuestionnaireId == One.Id && link.Kind == Channel.Link && link.EndedOn == null) is not { } link) return false;
        Address = new Uri(Site, link.Path(database.Secret, Lang)).ToString();
        return true;
    }

    public void OnGet() { }
}
