using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Sittings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Inventory;

/// <summary>One network of the inventory with who of the coordination sits in it, or a new one.</summary>
public sealed class OneNetworkPage(Db db, Texts texts) : KeepMembersPage(db)
{
    /// <summary>Null: a new one.</summary>
    public Network? Network { get; private set; }
    public NetworkForm Form { get; private set; } = null!;
    /// <summary>Who of the coordination sits in it.</summary>
    public IReadOnlyList<SittingLine> Sits { get; private set; } = [];
    public IReadOnlyList<Choice> Others { get; private set; } = [];
    public string Here => $"/{Lang}/edit/coordination/{Coordination.Id}/networks";

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var asked = (string)RouteData.Values["network"]!;
        if (asked != "new")
        {
            if (!Guid.TryParse(asked, out var id) || await Db.Set<Network>().SingleOrDefaultAsync(n => n.Id == id && n.CoordinationId == Coordination.Id) is not { } found) return false;
            Network = found;
        }
        Title = Network is null ? texts["networks.new"].Value : Network.Name.Length > 55 ? Network.Name[..54] + "…" : Network.Name;
        Form = new(Request, Network, texts);
        if (Network is { KeptAt: not null }) await LoadSits();
        return true;
    }

    async Task LoadSits()
    {
        Sits = await SittingsReading.Of(Db, Coordination.Id, Lang, of: Network!.Id);
        var sits = Sits.Select(line => line.Organization).ToHashSet();
        Others = [.. (await MembersNow.Named(Db, Coordination.Id, Lang)).Where(one => one.Name != "–" && !sits.Contains(one.Member.Organization)).Select(one => new Choice(one.Member.Organization.ToString(), one.Name))];
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostSave()
    {
        if (Network is null)
        {
            var made = Inventory.Network.Told(Coordination.Id, Form.Words, Lang, Instant);
            made.Change(Form.Words, Form.Part, Lang, Instant);
            Db.Add(made);
        }
        else Network.Change(Form.Words, Form.Part, Lang, Instant);
        await Db.SaveChangesAsync();
        return Go($"/edit/coordination/{Coordination.Id}/networks", "network-kept");
    }

    public async Task<IActionResult> OnPostSits(Guid organization)
    {
        if (Others.All(one => one.Value != organization.ToString())) throw new RuleBroken("sittings.who");
        Db.Add(Sitting.Begin(Network!, organization, ToldBy.Coordinator, Today));
        return await Saved("sitting-begun");
    }

    public async Task<IActionResult> OnPostSitsNo(Guid sitting)
    {
        if (Sits.All(line => line.Id != sitting) || await Db.Set<Sitting>().SingleOrDefaultAsync(s => s.Id == sitting) is not { } found) return NotFound();
        found.End(ToldBy.Coordinator, Today);
        return await Saved("sitting-ended");
    }

    async Task<IActionResult> Saved(string done)
    {
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("sittings.twice"); } // somebody else at the same moment
        return Go($"/edit/coordination/{Coordination.Id}/networks/{Network!.Id}", done);
    }

    public async Task<IActionResult> OnPostGone()
    {
        if (Network is null) return NotFound();
        Db.Remove(Network);
        await Db.SaveChangesAsync();
        return Go($"/edit/coordination/{Coordination.Id}/networks", "network-dropped");
    }
}
