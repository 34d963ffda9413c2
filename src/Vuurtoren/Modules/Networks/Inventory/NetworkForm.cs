using Microsoft.AspNetCore.Http;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Inventory;

/// <summary>The questionnaire about a network: what stands in its boxes, as typed or as kept.</summary>
public sealed class NetworkForm(HttpRequest request, Network? kept, Texts texts)
{
    bool IsTyped => request.HasFormContentType && request.Form.ContainsKey("name");

    string? Box(string name, string? was) => IsTyped ? request.Form[name].ToString() : was;

    public string? Name => Box("name", kept?.Name);
    public string? ReachOf => Box("reach", kept?.Reach.ToString());
    public string? Links => Box("links", kept?.Links);
    public string? Website => Box("website", kept?.Website);
    public string? Contact => Box("contact", kept?.Contact);
    public string? Email => Box("email", kept?.Email);
    public string? PartOf => Box("part", kept?.Part.ToString());

    public bool Has(string theme) => IsTyped ? request.Form["themes"].Contains(theme) : kept?.Themes.Contains(theme) == true;
    public bool Does(string activity) => IsTyped ? request.Form["activities"].Contains(activity) : kept?.Activities.Contains(activity) == true;

    public IEnumerable<Choice> Reaches => Enum.GetValues<Reach>().Select(reach => new Choice(reach.ToString(), texts["networks.reach." + reach]));
    public IEnumerable<Choice> Parts => Enum.GetValues<Part>().Select(part => new Choice(part.ToString(), texts["networks.part." + part]));

    public NetworkWords Words => new(Name, [.. request.Form["themes"].OfType<string>()], Enum.TryParse<Reach>(ReachOf, out var reach) && Enum.IsDefined(reach) ? reach : null, [.. request.Form["activities"].OfType<string>()], Links, Website, Contact, Email);

    public Part Part => Enum.TryParse<Part>(PartOf, out var part) && Enum.IsDefined(part) ? part : Inventory.Part.None;
}
