using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Charter;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Newcomer;

/// <summary>For who is new: why there is this coordination, how it came, who is who, and what goes on. Names are for colleagues who signed in, of people who agreed.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class NewcomerPage(Db db, Texts texts) : WorkPage
{
    IReadOnlyDictionary<Guid, LocalText> organizations = new Dictionary<Guid, LocalText>();

    public sealed record Line(Body Body, Roster Roster);

    public Coordination Coordination { get; private set; } = null!;
    public IReadOnlyList<Line> Bodies { get; private set; } = [];
    public IReadOnlyList<LocalText> First { get; private set; } = [];
    public int Members { get; private set; }
    public int Networks { get; private set; }
    public int OpenVotes { get; private set; }
    public bool HasCharter { get; private set; }
    /// <summary>What other rooms tell.</summary>
    public IReadOnlyList<NewcomerPart> Parts { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await db.Set<Coordination>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) is not { } found) return false;
        (Coordination, Title, Summary) = (found, texts["newcomer.title"], texts["newcomer.summary", found.Name.In(Lang).Text]);
        var bodies = (await db.Set<Body>().AsNoTracking().Where(b => b.CoordinationId == id && b.UntilOn == null).ToListAsync()).OrderBy(b => b.Kind).ThenBy(b => b.Name.In(Lang).Text, StringComparer.CurrentCultureIgnoreCase).ToList();
        var ids = bodies.Select(b => b.Id).ToList();
        var mandates = (await db.Set<Mandate>().AsNoTracking().Where(m => ids.Contains(m.BodyId) && m.UntilOn == null).ToListAsync()).ToLookup(m => m.BodyId);
        organizations = await OrganizationNames.Shown(db, [.. mandates.SelectMany(group => group).Select(m => m.OrganizationId).OfType<Guid>().Distinct()]);
        Bodies = [.. bodies.Select(b => new Line(b, new(b, mandates[b.Id])))];
        First = await db.Set<Priority>().Where(p => p.CoordinationId == id && p.Year == Today.Year).OrderBy(p => p.Place).Select(p => p.Theme).ToListAsync();
        Members = await db.Set<Member>().CountAsync(m => m.CoordinationId == id && m.FromOn != null && m.UntilOn == null);
        Networks = await db.Set<Network>().CountAsync(n => n.CoordinationId == id && n.KeptAt != null && n.Part != Inventory.Part.Internal);
        OpenVotes = await db.Set<Vote>().CountAsync(v => ids.Contains(v.BodyId) && v.OpenedOn != null && v.ClosedOn == null);
        HasCharter = await db.Set<CharterVersion>().AnyAsync(v => v.CoordinationId == id && v.AdoptedOn != null);
        Parts = await NewcomerOf.All(new(db, id, Lang, Today, texts, Me.Can(Permission.SeeColleagues)));
        return true;
    }

    public void OnGet() { }

    public IHtmlContent Show(LocalText text) => OnScreen.Show(text, Lang, texts);

    /// <summary>As for the faces of the directory: who signed in reads the name of who agreed.</summary>
    public string? NameOf(Mandate m) => Me.Can(Permission.SeeColleagues) && m.MayBeNamed(Today) ? m.Name : null;

    /// <summary>Null: the organisation is not one that everybody may see.</summary>
    public LocalText? OrganizationOf(Mandate m) => m.OrganizationId is { } id ? organizations.GetValueOrDefault(id) : null;
}
