using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Sittings;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.Inventory;

/// <summary>The inventory of a coordination: what came in over the link and what may be the same, what is kept, and how many of each kind.</summary>
public sealed class NetworksPage(Db db, Database database, Texts texts) : KeepMembersPage(db)
{
    /// <param name="Same">What is kept under a name that reads the same.</param>
    public sealed record Waiting(Network Network, IReadOnlyList<Network> Same);

    public IReadOnlyList<Waiting> New { get; private set; } = [];
    public IReadOnlyList<Network> Kept { get; private set; } = [];
    public Uri Link => new(Site, $"/{Lang}/network/{database.Secret.Ticket(TellNetworkPage.Purpose, Coordination.Id)}");
    public string Here => $"/{Lang}/edit/coordination/{Coordination.Id}/networks";

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = texts["networks.title"];
        var all = (await Db.Set<Network>().Where(n => n.CoordinationId == Coordination.Id).ToListAsync()).OrderBy(n => n.Name, StringComparer.CurrentCultureIgnoreCase).ToLookup(n => n.KeptAt is not null);
        Kept = [.. all[true]];
        New = [.. all[false].Select(network => new Waiting(network, [.. Kept.Where(network.SoundsLike)]))];
        return true;
    }

    public void OnGet() { }

    Network? Of(Guid id) => New.Select(waiting => waiting.Network).FirstOrDefault(network => network.Id == id);

    public async Task<IActionResult> OnPostKeep(Guid network)
    {
        if (Of(network) is not { } found) return NotFound();
        found.Keep(Instant);
        await Db.SaveChangesAsync();
        return Go($"/edit/coordination/{Coordination.Id}/networks", "network-kept");
    }

    /// <summary>It is one that is kept already: what is new goes into that one.</summary>
    public async Task<IActionResult> OnPostSame(Guid network, Guid same)
    {
        if (Of(network) is not { } found || Kept.FirstOrDefault(one => one.Id == same) is not { } into) return NotFound();
        into.Absorb(found, Instant);
        await SittingsReading.Join(Db, found, into);
        Db.Remove(found);
        await Db.SaveChangesAsync();
        return Go($"/edit/coordination/{Coordination.Id}/networks", "network-kept");
    }

    public async Task<IActionResult> OnPostDrop(Guid network)
    {
        if (Of(network) is not { } found) return NotFound();
        Db.Remove(found);
        await Db.SaveChangesAsync();
        return Go($"/edit/coordination/{Coordination.Id}/networks", "network-dropped");
    }
}
