using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Sittings;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Inventory;

/// <summary>The networks around a coordination by theme and reach, for everybody: a picture, and the same as a table and a list. Colleagues who signed in also see which members sit where. Never whom to ask.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class NetworkPicturePage(Db db, Texts texts) : WorkPage
{
    public Coordination Coordination { get; private set; } = null!;
    /// <summary>Around the coordination. The internal coordination of the public centre is none of them: it is counted apart.</summary>
    public IReadOnlyList<Network> Networks { get; private set; } = [];
    public IReadOnlyList<Network> Internal { get; private set; } = [];
    /// <summary>Themes that some network has.</summary>
    public IReadOnlyList<string> Themes { get; private set; } = [];
    public IReadOnlyList<Reach> Reaches { get; } = Enum.GetValues<Reach>();
    /// <summary>By network the members that sit in it, for colleagues who signed in.</summary>
    public ILookup<Guid, string> Sits { get; private set; } = Array.Empty<SittingLine>().ToLookup(line => line.Network, line => line.Name);
    public bool MaySeeWho => Me.Can(Permission.SeeColleagues);

    protected override async Task<bool> Load()
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await Coordination.Of(db, id) is not { } found) return false;
        (Coordination, Title, Summary) = (found, texts["networks.picture"], texts["networks.lead"]);
        var all = (await Network.Kept(db, id)).ToLookup(n => n.Part == Part.Internal);
        (Networks, Internal) = ([.. all[false]], [.. all[true]]);
        Themes = [.. Network.AllThemes.Where(theme => Networks.Any(n => Of(n).Contains(theme)))];
        if (MaySeeWho) Sits = (await SittingsReading.Of(db, id, Lang, shown: true)).ToLookup(line => line.Network, line => line.Name);
        return true;
    }

    public void OnGet() { }

    /// <summary>Who named no theme is about all kinds.</summary>
    static IEnumerable<string> Of(Network network) => network.Themes.Count > 0 ? network.Themes : ["various"];

    public IHtmlContent Svg => PictureSvg.Of([.. Themes.Select(theme => texts["networks.theme." + theme].Value)], [.. Reaches.Select(reach => texts["networks.reach.short." + reach].Value)], (y, x) => [.. At(Themes[y], Reaches[x]).Select(WithWho)], texts["networks.picture.same"]);

    IEnumerable<Network> At(string theme, Reach reach) => Networks.Where(n => n.Reach == reach && Of(n).Contains(theme));

    public int Count(string theme, Reach reach) => At(theme, reach).Count();

    /// <summary>"Woonoverleg (Woonwinkel, Rechtswinkel)".</summary>
    string WithWho(Network network) => Sits[network.Id].Any() ? $"{network.Name} ({string.Join(", ", Sits[network.Id])})" : network.Name;
}
