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

    sealed record Counted(int Members, int Networks, int OpenVotes, bool HasCharter);

    static readonly Func<Db, Guid, int, IAsyncEnumerable<LocalText>> first = PreparedQuery.Of((Db db, Guid id, int year) => db.Set<Priority>().Where(p => p.CoordinationId == id && p.Year == year).OrderBy(p => p.Place).Select(p => p.Theme));
    static readonly Func<Db, Guid, IAsyncEnumerable<Counted>> counted = PreparedQuery.Of((Db db, Guid id) => db.Set<Coordination>().Where(c => c.Id == id).Select(c => new Counted(
        db.Set<Member>().Count(m => m.CoordinationId == id && m.FromOn != null && m.UntilOn == null),
        db.Set<Network>().Count(n => n.CoordinationId == id && n.KeptAt != null && n.Part != Inventory.Part.Internal),
        db.Set<Vote>().Count(v => v.OpenedOn != null && v.ClosedOn == null && db.Set<Body>().Any(b => b.Id == v.BodyId && b.CoordinationId == id && b.UntilOn == null)),
        db.Set<CharterVersion>().Any(v => v.CoordinationId == id && v.AdoptedOn != null))));

    protected override async Task<bool> Load()
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await Coordination.Of(db, id) is not { } found) return false;
        (Coordination, Title, Summary) = (found, texts["newcomer.title"], texts["newcomer.summary", found.Name.In(Lang).Text]);
        var rosters = await RostersReading.Of(db, id, Lang, Today);
        organizations = await OrganizationNames.Shown(db, [.. rosters.SelectMany(one => one.Roster.Now).Select(m => m.OrganizationId).OfType<Guid>().Distinct()]);
        Bodies = [.. rosters.Select(one => new Line(one.Body, one.Roster))];
        First = await first(db, id, Today.Year).ToListAsync();
        (Members, Networks, OpenVotes, HasCharter) = await counted(db, id).SingleAsync();
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
