using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Charter;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Screens;

/// <summary>A coordination as everybody may know it: why there is one, where it works, which organisations take part. Never who speaks for them.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class OneCoordinationPage(Db db, Texts texts) : WorkPage
{
    public Coordination Coordination { get; private set; } = null!;
    public IReadOnlyList<(string Path, string Name)> Areas { get; private set; } = [];
    public IReadOnlyList<(Guid Id, LocalText Name)> Members { get; private set; } = [];
    public IReadOnlyList<Body> Bodies { get; private set; } = [];
    /// <summary>Themes that come first this year.</summary>
    public IReadOnlyList<LocalText> First { get; private set; } = [];
    public bool HasCharter { get; private set; }
    /// <summary>Sends signals here, and reads the needs.</summary>
    public bool TakesPart => Me.Coordinations(Permission.SendSignals).Contains(Coordination.Id);
    public bool MayKeep => KeepMembersPage.Keeps(Me, Coordination.Id);

    protected override async Task<bool> Load()
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await Coordination.Of(db, id) is not { } found) return false;
        Coordination = found;
        var name = found.Name.In(Lang).Text;
        (Title, Summary) = (name.Length > 55 ? name[..54] + "…" : name, texts["coordination.what"]);
        Areas = [.. found.Territory.Select(code => (Path: AreaNames.PathOf(code), Name: AreaNames.Of(code)?.In(Lang).Text)).Where(area => area is { Path: not null, Name: not null }).Select(area => (area.Path!, area.Name!)).OrderBy(area => area.Item2, StringComparer.CurrentCultureIgnoreCase)];
        Members = [.. (await OrganizationNames.Shown(db, [.. (await MembersNow.Of(db, id)).Select(member => member.Organization)])).Select(one => (one.Key, one.Value)).OrderBy(one => one.Value.In(Lang).Text, StringComparer.CurrentCultureIgnoreCase)];
        Bodies = [.. (await RostersReading.Of(db, id, Lang, Today)).Select(one => one.Body)];
        First = await db.Set<Priority>().Where(p => p.CoordinationId == id && p.Year == Today.Year).OrderBy(p => p.Place).Select(p => p.Theme).ToListAsync();
        HasCharter = await db.Set<CharterVersion>().AnyAsync(v => v.CoordinationId == id && v.AdoptedOn != null);
        return true;
    }

    public void OnGet() { }

    public IHtmlContent Show(LocalText text) => OnScreen.Show(text, Lang, texts);
}
