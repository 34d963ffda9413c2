using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Diagnoses;

/// <summary>Diagnoses of other networks: everybody sees those that are public, people of the coordination those that may be shared, who coordinates all.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class DiagnosesPage(Db db, Texts texts) : WorkPage
{
    public Coordination Coordination { get; private set; } = null!;
    public IReadOnlyList<Diagnosis> Lines { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Networks { get; private set; } = new Dictionary<Guid, string>();
    public ILookup<Guid, StoredFile> Files { get; private set; } = Array.Empty<StoredFile>().ToLookup(file => file.OwnerId);
    public bool MayKeep => KeepMembersPage.Keeps(Me, Coordination.Id);
    public bool IsInside => DiagnosisFiles.IsOf(Me, Coordination.Id);

    protected override async Task<bool> Load()
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await Coordination.Of(db, id) is not { } found) return false;
        (Coordination, Title, Summary) = (found, texts["diagnoses.title"], texts["diagnoses.lead"]);
        Lines = [.. (await db.Set<Diagnosis>().AsNoTracking().Where(d => d.CoordinationId == id).OrderByDescending(d => d.MadeOn).ToListAsync()).Where(d => DiagnosisFiles.MayRead(Me, d))];
        if (Lines.Count == 0) return true;
        Networks = await db.Set<Network>().Where(n => n.CoordinationId == id && n.KeptAt != null).Select(n => new { n.Id, n.Name }).ToDictionaryAsync(n => n.Id, n => n.Name);
        var ids = Lines.Select(d => d.Id).ToList();
        Files = (await db.Set<StoredFile>().AsNoTracking().Where(file => file.OwnerKind == DiagnosisFiles.Kind && ids.Contains(file.OwnerId)).ToListAsync()).ToLookup(file => file.OwnerId);
        return true;
    }

    public void OnGet() { }
}
