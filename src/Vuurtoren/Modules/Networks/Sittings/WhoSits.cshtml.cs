using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Sittings;

/// <summary>Which members sit in which networks, for colleagues who signed in: a table to print or to take along. Organisations only.</summary>
[Can(Permission.SeeColleagues), Personal]
public sealed class WhoSitsPage(Db db, Texts texts) : WorkPage
{
    public Coordination Coordination { get; private set; } = null!;
    /// <summary>In which somebody of us sits: what is internal comes last.</summary>
    public IReadOnlyList<Network> Networks { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Members { get; private set; } = [];
    IReadOnlySet<(Guid, Guid)> there = new HashSet<(Guid, Guid)>();

    protected override async Task<bool> Load()
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await Coordination.Of(db, id) is not { } found) return false;
        (Coordination, Title, Unlisted) = (found, texts["sittings.title"], true);
        var lines = await SittingsReading.Of(db, id, Lang, shown: true);
        there = lines.Select(line => (line.Network, line.Organization)).ToHashSet();
        var taken = lines.Select(line => line.Network).ToHashSet();
        Networks = [.. (await Network.Kept(db, id)).Where(n => taken.Contains(n.Id)).OrderBy(n => n.Part)];
        Members = [.. lines.Select(line => (line.Organization, line.Name)).Distinct()];
        return true;
    }

    public void OnGet() { }

    public bool Sits(Network network, Guid organization) => there.Contains((network.Id, organization));

    public int Count(Part part) => Networks.Count(network => network.Part == part);

    /// <summary>The same for a spreadsheet: one line for each member in each network.</summary>
    public IActionResult OnGetCsv()
    {
        var csv = new StringBuilder("\uFEFF");
        Write([texts["sittings.network"], texts["networks.themes"], texts["networks.part"], texts["sittings.member"]]);
        foreach (var network in Networks)
            foreach (var (id, name) in Members.Where(member => Sits(network, member.Id)))
                Write([network.Name, string.Join(", ", network.Themes.Select(theme => texts["networks.theme." + theme].Value)), texts["networks.part." + network.Part], name]);
        return File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"networks-{Lang}.csv");

        // A cell that begins like a formula is no formula.
        void Write(string[] cells) => csv.AppendJoin(';', cells.Select(cell => "\"" + (cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal) ? "'" : "") + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")).Append("\r\n");
    }
}
